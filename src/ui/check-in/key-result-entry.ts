import { checkIn, type CheckInFacts } from '#document/commands/check-in.ts';
import { addEvidence } from '#document/commands/evidence.ts';
import { finishMilestone } from '#document/commands/milestone.ts';
import type { CheckIn, SaidStatus } from '#domain/check-in.ts';
import type { Day } from '#domain/day.ts';
import type { Evidence, KeyResult } from '#domain/key-result.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { readNumber } from '#domain/number-input.ts';
import type { Edit } from '#session/board-session.svelte.ts';

/** What is typed about a key result, exactly as it was typed. */
export type KeyResultEntry = {
	value: string;
	control: string;
	confidence: number;
	said: '' | SaidStatus;
	moved: string;
	blocker: string;
	stopping: string;
	/** Milestones whose checkbox was changed. */
	toggled: string[];
	quote: string;
	link: string;
};

/** An empty form; confidence begins at its last value. */
export function emptyEntry(confidence: number): KeyResultEntry {
	return {
		value: '',
		control: '',
		confidence,
		said: '',
		moved: '',
		blocker: '',
		stopping: '',
		toggled: [],
		quote: '',
		link: ''
	};
}

/** The facts in an entry. Refuses a number that cannot be read. */
export function factsFrom(
	entry: KeyResultEntry,
	{ unit }: KeyResult,
	locale: string
): Result<CheckInFacts, Why> {
	const value = typed(entry.value);
	if (!value.done) return value;
	const control = typed(entry.control);
	if (!control.done) return control;
	return done({
		confidence: entry.confidence,
		...(value.value === undefined ? {} : { value: value.value }),
		...(control.value === undefined ? {} : { control: control.value }),
		...(entry.said ? { said: entry.said } : {}),
		...text('moved'),
		...text('blocker'),
		...text('stopping')
	});

	function typed(figure: string): Result<number | undefined, Why> {
		return figure.trim() === '' ? done(undefined) : readNumber(figure, unit, locale);
	}
	function text(field: 'moved' | 'blocker' | 'stopping'): Partial<CheckInFacts> {
		return entry[field].trim() ? { [field]: entry[field] } : {};
	}
}

/** Save an entry: milestones, evidence and the check-in, in this order. */
export function storeEntry(
	edit: Edit,
	keyResult: KeyResult,
	entry: KeyResultEntry,
	facts: CheckInFacts
): Result<unknown, Why> {
	if (keyResult.measure.kind === 'milestones')
		for (const { id, doneOn } of keyResult.measure.milestones) {
			if (!entry.toggled.includes(id)) continue;
			const result = finishMilestone(edit, keyResult.id, id, doneOn ? null : edit.today);
			if (!result.done) return result;
		}
	if (entry.quote.trim()) {
		const link = entry.link.trim();
		const added = addEvidence(edit, keyResult.id, {
			quote: entry.quote,
			...(link ? { link } : {})
		});
		if (!added.done) return added;
	}
	return checkIn(edit, keyResult.id, facts);
}

/** The key result as it would be with an entry, to show what that would mean. */
export function withEntry(
	keyResult: KeyResult,
	entry: KeyResultEntry,
	facts: CheckInFacts,
	today: Day
): KeyResult {
	const at = Number.MAX_SAFE_INTEGER as CheckIn['at'];
	const imagined = { ...facts, id: 'imagined' as CheckIn['id'], day: today, at };
	const seen = { id: 'imagined' as Evidence['id'], day: today, at, quote: entry.quote };
	const { measure } = keyResult;
	return {
		...keyResult,
		evidence: entry.quote.trim() ? [...keyResult.evidence, seen] : keyResult.evidence,
		checkIns: [...keyResult.checkIns, imagined],
		...(measure.kind === 'milestones'
			? {
					measure: {
						...measure,
						milestones: measure.milestones.map(({ doneOn, ...milestone }) => {
							const isDone = (doneOn !== undefined) !== entry.toggled.includes(milestone.id);
							return isDone ? { ...milestone, doneOn: doneOn ?? today } : milestone;
						})
					}
				}
			: {})
	};
}
