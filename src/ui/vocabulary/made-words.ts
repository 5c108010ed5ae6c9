import type { CheckIn } from '#domain/check-in.ts';
import type { MadeOfFact } from '#domain/conflict.ts';
import type { Day } from '#domain/day.ts';
import { formatDay, formatValue } from '#domain/format.ts';
import type { MeasureKind } from '#domain/measure.ts';
import type { Reading } from '#domain/reading.ts';
import type { Unit } from '#domain/unit.ts';
import { lookOf } from './statuses.ts';

/** What it takes to say a fact of a key result or a KPI in words. */
export interface FactWorld {
	/** In which its values are measured. */
	readonly unit?: Unit | undefined;
	readonly measure?: MeasureKind | undefined;
	/** The day that it is about, if that is told already. */
	readonly day?: Day | undefined;
	readonly locale: string;
}

/** What somebody made of a check-in, an observation or a reading: "72 %, confidence 6 of 10, “Macros”". */
export function madeWords(made: MadeOfFact, world: FactWorld): string {
	switch (made.kind) {
		case 'taken-back':
			return 'taken back';
		case 'observation':
			return [`“${made.observation.quote}”`, made.observation.link].filter(Boolean).join(' ');
		case 'check-in':
			return checkInWords(made.checkIn, world);
		case 'reading':
			return readingWords(made.reading, world);
	}
}

/** The value of a check-in: "72 %", "Done"; nothing where it has none. */
export function checkInValue(
	{ value }: CheckIn,
	{ unit, measure, locale }: FactWorld
): string | undefined {
	if (value === undefined) return undefined;
	if (measure === 'done') return value >= 1 ? 'Done' : 'Not yet';
	return formatValue(value, unit ?? { kind: 'number' }, locale);
}

function checkInWords(checkIn: CheckIn, world: FactWorld): string {
	const { control, confidence, said, moved, blocker, stopping } = checkIn;
	const compared =
		control === undefined ? undefined : checkInValue({ ...checkIn, value: control }, world);
	return [
		checkInValue(checkIn, world),
		dayWords(checkIn.day, world),
		compared && `control ${compared}`,
		confidence !== undefined && `confidence ${confidence} of 10`,
		said && lookOf(said).word.toLowerCase(),
		moved && `“${moved}”`,
		blocker && `blocked: “${blocker}”`,
		stopping && `stopping: “${stopping}”`
	]
		.filter(Boolean)
		.join(', ');
}

function readingWords({ value, day, note }: Reading, world: FactWorld): string {
	const figure = formatValue(value, world.unit ?? { kind: 'number' }, world.locale);
	return [figure, dayWords(day, world), note && `“${note}”`].filter(Boolean).join(', ');
}

/** "on 26 Nov", where it is not the day that is told already. */
function dayWords(day: Day, { day: told = day, locale }: FactWorld): string | undefined {
	return day === told ? undefined : `on ${formatDay(day, locale)}`;
}
