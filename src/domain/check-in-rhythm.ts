import type { Board } from './board.ts';
import { mostWeeks, nextWeekday } from './calendar.ts';
import type { CheckIn } from './check-in.ts';
import { addDays, dayFromSerial, daysBetween, daySerial, type Day } from './day.ts';
import { groundOf, windowOf, type Ground } from './ground.ts';
import type { KeyResult } from './key-result.ts';
import { progressOn } from './key-result-progress.ts';
import { isLive } from './lookups.ts';
import { madeOn } from './made-on.ts';

/** One day on which a check-in was asked for, and how it was answered. */
export interface DueDay {
	readonly day: Day;
	/** Open: it can still be answered, on time or late. */
	readonly answer: 'on-time' | 'late' | 'missed' | 'open';
	readonly checkIn: CheckIn | undefined;
}

/** The same, its day as a count of days. */
type Answer = Omit<DueDay, 'day'> & { readonly due: number };

/** When a check-in is asked for next. Null when nothing is asked for any more, or not at all. */
export interface CheckInDue {
	readonly dueOn: Day | null;
	/** The day has come and nobody has checked in for it. */
	readonly isDue: boolean;
}

/** The next check-in of a key result that is still to be made. */
export function checkInDue(board: Board, keyResult: KeyResult, today: Day): CheckInDue {
	return dueFrom(keyResult, groundOf(board, keyResult), today);
}

/**
 * The days on which check-ins were asked for up to today, oldest first, each with its answer: the due day and
 * the six days before it are on time, the next six are late, then it is missed. A check-in answers one due
 * day: the oldest that it can still answer.
 */
export function punctuality(board: Board, keyResult: KeyResult, today: Day): readonly DueDay[] {
	const ground = groundOf(board, keyResult);
	return answers(keyResult, ground, today)
		.map(({ due, ...rest }) => ({ day: dayFromSerial(due), ...rest }))
		.filter(({ day, answer }) => day <= today || answer !== 'open');
}

/** The next check-in, from what the key result stands on. */
export function dueFrom(keyResult: KeyResult, ground: Ground, today: Day): CheckInDue {
	if (!isAskedFor(keyResult, ground, today)) return { dueOn: null, isDue: false };
	const next = answers(keyResult, ground, today).find(({ answer }) => answer === 'open');
	if (!next) return { dueOn: null, isDue: false };
	const dueOn = dayFromSerial(next.due);
	return { dueOn, isDue: dueOn <= today };
}

/** The days up to one on which check-ins were asked for, and whether they were made on it or in the six days before. */
export function dueAnswers(
	keyResult: KeyResult,
	ground: Ground,
	until: Day
): readonly { readonly day: Day; readonly isOnTime: boolean }[] {
	return answers(keyResult, ground, until)
		.map(({ due, answer }) => ({ day: dayFromSerial(due), isOnTime: answer === 'on-time' }))
		.filter(({ day }) => day <= until);
}

/** How long a check-in is good for: the board's rhythm. */
export function cadenceDays({ settings }: Pick<Ground, 'settings'>): number {
	return settings.checkInEveryWeeks * 7;
}

/**
 * The days on which check-ins of a key result are due, up to the first one after today, as counts of days. They
 * fall on the board's weekday, counted from the cycle's start, inside the window and not before the key result
 * was made.
 */
function dueSerials(keyResult: KeyResult, ground: Ground, today: number): readonly number[] {
	const end = windowOf(keyResult, ground)?.to;
	const first = firstDueDay(keyResult, ground);
	if (end === undefined || first === undefined) return [];
	const rhythm = cadenceDays(ground);
	const last = daySerial(end);
	const due: number[] = [];
	for (let day = daySerial(first); day <= last && due.length < mostWeeks; day += rhythm) {
		due.push(day);
		if (day > today) break;
	}
	return due;
}

/** The first of them, which may lie beyond the window's end; undefined without a window. */
export function firstDueDay(keyResult: KeyResult, ground: Ground): Day | undefined {
	const window = windowOf(keyResult, ground);
	if (!window) return undefined;
	const { settings, cycle } = ground;
	const made = madeOn(keyResult, settings.timeZone) ?? window.from;
	const begin = made > window.from ? made : window.from;
	const first = nextWeekday(cycle?.from ?? window.from, settings.checkInWeekday);
	const rhythm = cadenceDays(ground);
	return addDays(first, Math.ceil(daysBetween(first, begin) / rhythm) * rhythm);
}

/** In counts of days: this is asked of every key result of a board before anything of it is shown. */
function answers(keyResult: KeyResult, ground: Ground, day: Day): readonly Answer[] {
	const today = daySerial(day);
	const checkIns = keyResult.checkIns.filter((checkIn) => checkIn.day <= day);
	const made = checkIns.map((checkIn) => daySerial(checkIn.day));
	let next = 0;
	return dueSerials(keyResult, ground, today).map((due) => {
		const [opens, closes] = [due - 6, due + 6];
		while ((made[next] ?? opens) < opens) next += 1;
		const checkedIn = made[next];
		if (checkedIn === undefined || checkedIn > closes)
			return { due, answer: today > closes ? 'missed' : 'open', checkIn: undefined };
		const checkIn = checkIns[next];
		next += 1;
		return { due, answer: checkedIn <= due ? 'on-time' : 'late', checkIn };
	});
}

/**
 * Nothing is asked about what is in the trash, in a cycle that is a draft or closed, or finished for good.
 * A value that was reached can be lost again: it is still asked for.
 */
function isAskedFor(keyResult: KeyResult, ground: Ground, today: Day): boolean {
	const { objective, cycle } = ground;
	if (!isLive(keyResult) || !isLive(objective)) return false;
	if (cycle && (!isLive(cycle) || cycle.state === 'draft' || cycle.state === 'closed'))
		return false;
	const { kind } = keyResult.measure;
	if (kind === 'reach' || kind === 'keep') return true;
	return (progressOn(keyResult, ground, today).ratio ?? 0) < 1;
}
