// How Chromium is started wherever this project starts it: by the browser tests, the bench and the pictures.

/** What Playwright switches off as well: of two such switches Chromium hears only the last one. */
const ofPlaywright = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch'
];

/** Each window loads two pages for the list under its address bar, which nobody sees: more work than opening it. */
const ofTheAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

export const chromiumArgs = [
	'--no-sandbox',
	'--disable-background-networking',
	`--disable-features=${[...ofPlaywright, ...ofTheAddressBar].join()}`
];
