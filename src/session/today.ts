import { type Day, dayFromInstant, type Instant } from '#domain/day.ts';

const quarterHourMs = 15 * 60 * 1000;

/** The moment this is called. */
export function now(): Instant {
	return Date.now() as Instant;
}

/** The day it is now in a time zone. */
export function todayIn(timeZone: string): Day {
	return dayFromInstant(now(), timeZone);
}

/** The time zone of this device. */
export function zoneHere(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Call back on every quarter of an hour, which in any time zone is when midnight falls. */
export function onQuarterHour(call: () => void): () => void {
	let timer: ReturnType<typeof setTimeout>;
	const wait = (): void => {
		timer = setTimeout(
			() => {
				call();
				wait();
			},
			quarterHourMs - (Date.now() % quarterHourMs) + 5
		);
	};
	wait();
	return () => clearTimeout(timer);
}
