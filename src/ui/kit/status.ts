/** Drawn so that each can be told from the others without colour and at 12 pixels. */
export type Shape =
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

export type Tone = 'good' | 'watch' | 'bad' | 'quiet' | 'accent';
