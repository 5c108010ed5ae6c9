/** How each status looks and reads: word, shape and tone, so that colour is never alone. */
export interface StatusLook {
	readonly word: string;
	readonly shape:
		| 'full'
		| 'half'
		| 'ring'
		| 'dashed'
		| 'hourglass'
		| 'triangle'
		| 'diamond'
		| 'rising'
		| 'dash'
		| 'check';
	readonly tone: 'good' | 'watch' | 'bad' | 'quiet' | 'accent';
}

const looks = {
	'on-track': { word: 'On track', shape: 'full', tone: 'good' },
	'at-risk': { word: 'At risk', shape: 'half', tone: 'watch' },
	'off-track': { word: 'Off track', shape: 'ring', tone: 'bad' },
	met: { word: 'Met', shape: 'check', tone: 'good' },
	'no-data': { word: 'No data', shape: 'dashed', tone: 'quiet' },
	stale: { word: 'Stale', shape: 'hourglass', tone: 'quiet' },
	healthy: { word: 'Healthy', shape: 'full', tone: 'good' },
	watch: { word: 'Watch', shape: 'diamond', tone: 'watch' },
	alarm: { word: 'Alarm', shape: 'triangle', tone: 'bad' },
	recovering: { word: 'Recovering', shape: 'rising', tone: 'watch' },
	'no-pace': { word: 'No dates', shape: 'dash', tone: 'quiet' },
	'no-target': { word: 'No target', shape: 'dash', tone: 'quiet' }
} as const satisfies Record<string, StatusLook>;

export type AnyStatus = keyof typeof looks;

/** The look of a status of a key result, an objective or a KPI. */
export function lookOf(status: AnyStatus): StatusLook {
	return looks[status];
}

/** Whether a text from outside names a status. */
export function isStatus(text: string): text is AnyStatus {
	return Object.hasOwn(looks, text);
}

/** Every status with its look, to choose from. */
export const everyStatus = Object.entries(looks) as readonly (readonly [AnyStatus, StatusLook])[];
