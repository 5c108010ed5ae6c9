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

/** 'mod+k' as key caps; 'g h' as two caps, one after the other. */
export function capsFromKeys(keys: string): readonly string[] {
	return keys
		.split(/[+ ]/)
		.map((key) => caps[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** 'mod+k' in the notation of aria-keyshortcuts; a sequence such as 'g h' has none. */
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

/** What was pressed, in the notation of a shortcut: 'mod+k', 'shift+g', '?', 'escape'. */
export function keysFromEvent(event: KeyboardEvent): string {
	const key = latinKey(event);
	const isLetter = /^[a-z]$/.test(key);
	const held = [
		(apple ? event.metaKey : event.ctrlKey) && 'mod',
		(apple ? event.ctrlKey : event.metaKey) && 'other',
		event.altKey && 'alt',
		// What Shift makes of any other key is a key of its own: '?' is '?' wherever the keyboard has it.
		event.shiftKey && (isLetter || key.length > 1) && 'shift'
	];
	return [...held.filter(Boolean), key].join('+');
}

/** The Latin letter at that place of the keyboard, for scripts that have letters of their own. */
function latinKey({ key, code }: KeyboardEvent): string {
	const isForeign = key.length === 1 && key > '~' && code.startsWith('Key');
	const name = (isForeign ? code.slice('Key'.length) : key).toLowerCase();
	return name.replace(/^arrow/, '');
}
