const browsers: readonly (readonly [RegExp, string])[] = [
	[/Edg\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/iPhone/, 'an iPhone'],
	[/iPad/, 'an iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'a Mac'],
	[/CrOS/, 'a Chromebook'],
	[/Linux/, 'Linux']
];

/** What a device is called until its person says otherwise: "Firefox on Linux". */
export function deviceWords(userAgent: string): string {
	const nameIn = (names: typeof browsers) => names.find(([mark]) => mark.test(userAgent))?.[1];
	const [browser, system] = [nameIn(browsers) ?? 'A browser', nameIn(systems)];
	return system ? `${browser} on ${system}` : browser;
}
