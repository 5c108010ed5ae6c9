import {
	feedByKpi,
	renameKeyResult,
	setIndicator,
	setKeyResultOwner,
	setMeasure,
	setUnit,
	setWeight,
	setWindow
} from '#document/commands/key-result.ts';
import type { KeyResultId } from '#domain/id.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { WantedKeyResult } from '#ui/vocabulary/key-result-fields.ts';

type Edit = Parameters<typeof renameKeyResult>[0];

/**
 * Change a key result to what a form asks for. What is as it was when the form began (`before`) is not written:
 * others may have changed it meanwhile, and what both changed becomes a conflict to settle.
 */
export function changeToWanted(
	edit: Edit,
	id: KeyResultId,
	wanted: WantedKeyResult,
	before?: WantedKeyResult
): Result<undefined, Why> {
	const writing: Edit = before ? { ...edit, over: (field) => textsIn(before)[field] } : edit;
	const steps: readonly (readonly [keyof WantedKeyResult, () => Result<undefined, Why>])[] = [
		['title', () => renameKeyResult(writing, id, wanted.title)],
		['measure', () => setMeasure(writing, id, wanted.measure)],
		['unit', () => setUnit(writing, id, wanted.unit)],
		['weight', () => setWeight(writing, id, wanted.weight)],
		['window', () => setWindow(writing, id, wanted.window ?? null)],
		['ownerId', () => setKeyResultOwner(writing, id, wanted.ownerId ?? null)],
		['indicator', () => setIndicator(writing, id, wanted.indicator ?? null)],
		['kpiId', () => feedByKpi(writing, id, wanted.kpiId ?? null)]
	];
	for (const [part, step] of steps) {
		if (before && JSON.stringify(before[part]) === JSON.stringify(wanted[part])) continue;
		const result = step();
		if (!result.done) return result;
	}
	return { done: true, value: undefined };
}

/** The values in the fields that both sides may have changed, as text. */
function textsIn({ title, ownerId, measure }: WantedKeyResult): Readonly<Record<string, string>> {
	const numbers = ['from', 'to', 'min', 'max'].map((field) => {
		const number: unknown = Reflect.get(measure, field);
		return [field, typeof number === 'number' ? String(number) : ''] as const;
	});
	return { title, owner: ownerId ?? '', ...Object.fromEntries(numbers) };
}
