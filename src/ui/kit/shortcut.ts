const apple =
	typeof navigator !== 'undefined' &&
	/mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);

const caps: Readonly<Record<string, string>> = {
	mod: apple ? '⌘' : 'Ctrl',
	alt: apple ? '⌥' : 'Alt',
	shift: apple ? '⇧' : 'Shift',
	enter: '↵',
	escape: 'Esc',
	up: '↑',
	down: '↓',
	left: '←',
	right: '→'
};

/** 'mod+k' as key caps, 'g h' as two caps one after the other. */
export function capsFromKeys(keys: string): readonly string[] {
	return keys
		.split(/[+ ]/)
		.map((key) => caps[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** 'mod+k' in the words of aria-keyshortcuts; a sequence such as 'g h' has none. */
export function ariaFromKeys(keys: string | undefined): string | undefined {
	if (keys === undefined || keys.includes(' ')) return undefined;
	return keys
		.split('+')
		.map((key) => {
			if (key === 'mod') return apple ? 'Meta' : 'Control';
			return key.length === 1 ? key : key.charAt(0).toUpperCase() + key.slice(1);
		})
		.join('+');
}
