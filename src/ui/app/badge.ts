/** Show a number on the app's icon, where the platform supports it. Zero shows no badge. */
export function showBadge(count: number): void {
	if (!('setAppBadge' in navigator)) return;
	const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
	// A browser may have badges and not allow them, for instance in a tab.
	shown.catch(() => undefined);
}
