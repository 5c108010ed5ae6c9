import type { CheckIn, SaidStatus } from '#domain/check-in.ts';
import type { Conflict } from '#domain/conflict.ts';
import type { Day } from '#domain/day.ts';
import type { CheckInId, EvidenceId } from '#domain/id.ts';
import type { Evidence } from '#domain/key-result.ts';
import { byField, conflictOfFacts, type FactKind } from './fact-conflict.ts';
import { byDayAndInstant, factsIn, type StoredFact } from './facts-in-force.ts';
import { present, type Stored } from './stored.ts';

/** One kind of a key result's facts, and how one is read. */
interface FactsOf<Fact> extends FactKind<Fact> {
	readonly read: (stored: Stored, fact: StoredFact, path: string) => Fact | undefined;
}

/** The facts of a kind that count, those that do no longer, and where people made different things of one. */
interface ReadFacts<Fact> {
	readonly inForce: readonly Fact[];
	readonly former: readonly Fact[];
	readonly conflicts: readonly Conflict[];
}

/** Read all facts of a kind, oldest first. */
export function readFacts<
	Fact extends { readonly id: string; readonly day: Day; readonly at: number }
>(stored: Stored, kind: FactsOf<Fact>): ReadFacts<Fact> {
	const { inForce, former, apart } = factsIn(stored, kind.facts);
	const read = new Map(
		[...inForce, ...former].map(
			(fact) => [fact.id, kind.read(stored, fact, `${kind.facts}.${fact.id}`)] as const
		)
	);
	const sorted = (facts: readonly StoredFact[]) =>
		facts.flatMap(({ id }) => read.get(id) ?? []).sort(byDayAndInstant);
	return {
		inForce: sorted(inForce),
		former: sorted(former),
		conflicts: apart.flatMap((one) => conflictOfFacts(one, kind, read) ?? []).sort(byField)
	};
}

/** A check-in from its stored fields. */
export const checkInsAre: FactsOf<CheckIn> = {
	facts: 'checkIns',
	read: checkInFrom,
	made: (checkIn) => ({ kind: 'check-in', checkIn })
};

/** An observation from its stored fields. */
export const evidenceIs: FactsOf<Evidence> = {
	facts: 'evidence',
	read: evidenceFrom,
	made: (observation) => ({ kind: 'observation', observation })
};

const statuses: readonly SaidStatus[] = ['on-track', 'at-risk', 'off-track'];

function checkInFrom(stored: Stored, fact: StoredFact, path: string): CheckIn | undefined {
	const { fields } = fact;
	const day = stored.dayOf(fields['day'] ?? null, path);
	if (!day) return undefined;
	const confidence = stored.numberOf(fields['confidence'], path);
	const isOutside = confidence !== undefined && (confidence < 0 || confidence > 10);
	if (isOutside) stored.note(path);
	return present({
		id: fact.id as CheckInId,
		day,
		at: fact.at,
		by: fact.by,
		value: stored.numberOf(fields['value'], path),
		control: stored.numberOf(fields['control'], path),
		confidence: isOutside ? undefined : confidence,
		said: stored.choiceOf(fields['said'], path, statuses),
		moved: stored.textOf(fields['moved'], path),
		blocker: stored.textOf(fields['blocker'], path),
		stopping: stored.textOf(fields['stopping'], path),
		replaces: fact.replaces as CheckInId | undefined,
		settles: fact.settles as readonly CheckInId[] | undefined
	});
}

function evidenceFrom(stored: Stored, fact: StoredFact, path: string): Evidence | undefined {
	const day = stored.dayOf(fact.fields['day'] ?? null, path);
	if (!day) return undefined;
	return present({
		id: fact.id as EvidenceId,
		day,
		at: fact.at,
		by: fact.by,
		quote: stored.textOf(fact.fields['quote'], path) ?? '',
		link: stored.textOf(fact.fields['link'], path)
	});
}
