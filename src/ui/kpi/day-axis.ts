import { addDays, type Day } from '#domain/day.ts';
import { formatDay } from '#domain/format.ts';

/** The least distance between two named days, in pixels: "24 Sept" and some margin. */
const room = 72;
const mostNames = 8;

/** An axis of days, the first at 0: the first and the last are named, and as many in between as there is room for. */
export function dayAxis(from: Day, span: number, locale: string) {
	return {
		type: 'linear' as const,
		min: 0,
		max: span,
		grid: { display: false },
		afterBuildTicks: (axis: { width: number; ticks: { value: number }[] }) => {
			axis.ticks = namedDays(span, Math.floor(axis.width / room)).map((value) => ({ value }));
		},
		ticks: { callback: (x: string | number) => dayName(from, Number(x), locale) }
	};
}

/** The name of the day at a position on the axis. */
export function dayName(from: Day, x: number, locale: string): string {
	return formatDay(addDays(from, Math.round(x)), locale);
}

/** Whole days spread evenly from the first to the last, at least two. */
export function namedDays(span: number, fitting: number): readonly number[] {
	const steps = Math.max(1, Math.min(mostNames, fitting, span + 1) - 1);
	return Array.from({ length: steps + 1 }, (_, nth) => Math.round((span * nth) / steps));
}
