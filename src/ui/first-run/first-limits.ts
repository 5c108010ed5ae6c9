import type { KpiLimits } from '#domain/kpi.ts';
import { readNumber } from '#domain/number-input.ts';
import type { Unit } from '#domain/unit.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';

/** Which direction is good, and the target or the ends of a range, as they are typed. */
interface TypedLimits {
	readonly direction: KpiLimits['direction'];
	readonly target: string;
	readonly targetHigh: string;
}

/** A first target, or none if nothing was typed; or what is wrong with it, in words. */
export function readFirstLimits(
	{ direction, target, targetHigh }: TypedLimits,
	unit: Unit,
	locale: string
):
	| { readonly ok: true; readonly limits: KpiLimits }
	| { readonly ok: false; readonly problem: string } {
	const texts = direction === 'within' ? [target, targetHigh] : [target];
	if (texts.every((text) => text.trim() === '')) return { ok: true, limits: { direction } };
	const [low, high = low] = texts.map((text) => readNumber(text, unit, locale));
	if (!low || !high) return { ok: true, limits: { direction } };
	const wrong = [low, high].find((read) => !read.done);
	if (wrong && !wrong.done) return { ok: false, problem: refusals[wrong.why] };
	if (!low.done || !high.done) return { ok: true, limits: { direction } };
	if (direction !== 'within') return { ok: true, limits: { direction, target: low.value } };
	if (low.value > high.value) return { ok: false, problem: refusals['limits-crossed'] };
	return { ok: true, limits: { direction, target: { low: low.value, high: high.value } } };
}
