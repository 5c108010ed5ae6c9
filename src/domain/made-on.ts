import { dayFromInstant, type Day, type Instant } from './day.ts';
import { remember } from './remember.ts';

/** The day on which an entity was made, in the board's time zone; undefined where nobody wrote it down. */
export const madeOn = remember(
	(entity: { readonly createdAt?: Instant }, timeZone: string): Day | undefined =>
		entity.createdAt === undefined ? undefined : dayFromInstant(entity.createdAt, timeZone)
);
