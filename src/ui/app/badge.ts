/** Show a number on the app's icon, where the platform has that. Nothing to do shows no badge. */
export function showBadge(count: number): void {
	if (!('setAppBadge' in navigator)) return;
	const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
	// A browser may have the badge and not allow it, in a tab for one.
	shown.catch(() => undefined);
}
