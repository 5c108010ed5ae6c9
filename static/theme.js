// The person's own theme, before the first paint: the database that keeps it answers later than that.
// Written by src/session/device.svelte.ts; a file of its own, because the page runs no inline script.
try {
	const theme = localStorage.getItem('quarterdeck/theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Storage may be forbidden: the system's theme it is.
}
