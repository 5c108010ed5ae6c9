import type { BoardSettings } from '#domain/board-settings.ts';
import { termOf } from '#ui/vocabulary/terms.ts';

/** What is asked in one step of the first run. */
export interface FirstQuestion {
	readonly question: string;
	/** One sentence about what is asked for. */
	readonly explains: string;
	readonly example: string;
	/** On the button that goes on without an answer, where there may be none. */
	readonly skip?: string;
}

const notNow = 'Not now';

/** The path to a first objective: what, why, the picture of winning, the proof. */
export function changeQuestions(
	settings: BoardSettings,
	cycleName: string | undefined
): readonly FirstQuestion[] {
	return [
		{
			question: `What should be different by the end of ${cycleName ?? 'the quarter'}?`,
			explains: `This is the ${termOf(settings, 'objective').one}: in plain words, and without a number yet.`,
			example: 'New cafés feel at home with us from their first week.'
		},
		{
			question: 'Why does it matter now?',
			explains: 'So that everybody can tell what it is worth when something else comes up.',
			example: 'Half of those who leave us do so in their first month.',
			skip: notNow
		},
		{
			question: 'What will it look like when you have won?',
			explains: 'A picture of winning is a moment that you can see or hear.',
			example: 'A café owner shows the app to the owner next door.',
			skip: notNow
		},
		{
			question: 'What would prove it?',
			explains: `A ${termOf(settings, 'keyResult').one} is one thing that can be measured. More can follow later.`,
			example: 'Cafés that order again within a week: from 40 % to 65 %.',
			skip: `Add it without a ${termOf(settings, 'keyResult').one}`
		}
	];
}

/** The path to a first KPI: its name, its question, its target, its rhythm. */
export function healthQuestions(settings: BoardSettings): readonly FirstQuestion[] {
	return [
		{
			question: 'What should stay healthy?',
			explains: `A ${termOf(settings, 'kpi').one} has no end: it is read for as long as the team does this work.`,
			example: 'First reply time'
		},
		{
			question: 'Which question does it answer?',
			explains: 'A number that answers no question is soon ignored.',
			example: 'How long does a customer wait for a first answer?',
			skip: notNow
		},
		{
			question: 'When is it healthy?',
			explains:
				'The target says when all is well. Limits for watching and acting can follow later.',
			example: 'Duration, lower is better, target 4 h.',
			skip: notNow
		},
		{
			question: 'How often will somebody read it?',
			explains: 'Whoever owns it is reminded when a reading is due.',
			example: 'Every week, on Friday.'
		}
	];
}
