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

/** Let a key result become what a form asks for; what stays the same is not written. */
export function changeToWanted(
	edit: Edit,
	id: KeyResultId,
	wanted: WantedKeyResult
): Result<undefined, Why> {
	const steps = [
		() => renameKeyResult(edit, id, wanted.title),
		() => setMeasure(edit, id, wanted.measure),
		() => setUnit(edit, id, wanted.unit),
		() => setWeight(edit, id, wanted.weight),
		() => setWindow(edit, id, wanted.window ?? null),
		() => setKeyResultOwner(edit, id, wanted.ownerId ?? null),
		() => setIndicator(edit, id, wanted.indicator ?? null),
		() => feedByKpi(edit, id, wanted.kpiId ?? null)
	];
	for (const step of steps) {
		const result = step();
		if (!result.done) return result;
	}
	return { done: true, value: undefined };
}
