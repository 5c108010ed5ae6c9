import type { Board } from './board.ts';
import { monthOf } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { homeObjectives } from './home.ts';
import type { KpiId, PersonId } from './id.ts';
import { concernOf, kpiReport, type KpiReport } from './kpi-report.ts';
import type { KpiStatus } from './kpi-status.ts';
import type { Kpi } from './kpi.ts';
import { compareTexts, entitiesIn, isLive, liveKpis } from './lookups.ts';
import type { Objective } from './objective.ts';
import { remember } from './remember.ts';
import { kpiTradeOff, objectiveTradeOffs, type TradeOff } from './trade-off.ts';

/** A gauge that wants to be talked about. */
export interface KpiException {
	readonly report: KpiReport;
	/** Its counter-metric, where that gets worse while it gets better. */
	readonly tradeOff: TradeOff | undefined;
	/** Objectives that rise while it, their guardrail, gets worse. */
	readonly paidFor: readonly { readonly objective: Objective; readonly tradeOff: TradeOff }[];
}

/** The KPIs of a month's walk: what to talk about, and what takes one line. */
export interface KpiWalk {
	/** The worst first. */
	readonly exceptions: readonly KpiException[];
	/** Healthy, and the price of nothing. */
	readonly calm: readonly KpiReport[];
	/** Without a target, so that nothing says what is well. */
	readonly untold: readonly KpiReport[];
}

const worstFirst: readonly KpiStatus[] = ['alarm', 'watch', 'recovering', 'stale', 'no-data'];

/** All live KPIs on a day, each in exactly one of the three lists. */
export function kpiWalk(board: Board, today: Day): KpiWalk {
	const rising = homeObjectives(board, {}, today).flatMap((report) =>
		objectiveTradeOffs(board, report, today).map((tradeOff) => ({
			objective: report.objective,
			tradeOff
		}))
	);
	const all = liveKpis(board).map((kpi): KpiException => {
		const report = kpiReport(board, kpi, today);
		const paidFor = rising.filter(({ tradeOff }) => tradeOff.kpi.id === kpi.id);
		return { report, tradeOff: kpiTradeOff(board, report, today), paidFor };
	});
	const asksFor = ({ report, tradeOff, paidFor }: KpiException) =>
		worstFirst.includes(concernOf(report)) || tradeOff !== undefined || paidFor.length > 0;
	const place = ({ report }: KpiException) => {
		const at = worstFirst.indexOf(concernOf(report));
		return at < 0 ? worstFirst.length : at;
	};
	const quiet = all.filter((one) => !asksFor(one)).map(({ report }) => report);
	return {
		exceptions: all.filter(asksFor).sort((one, other) => place(one) - place(other)),
		calm: quiet.filter(({ status }) => status === 'healthy'),
		untold: quiet.filter(({ status }) => status !== 'healthy')
	};
}

/** What is noted of a KPI: what was decided about it, or what becomes of it at the yearly clean-up. */
export type KpiNoteKind = 'decision' | 'clean-up';

/** What one person noted of a KPI in a review. */
export interface KpiNote {
	/** Its name among a review's answers. */
	readonly key: string;
	readonly kind: KpiNoteKind;
	readonly kpiId: KpiId;
	readonly by?: PersonId;
	/** When its review began. */
	readonly day: Day;
	/** When it was written; 0 where that is not known. */
	readonly at: Instant | 0;
	readonly text: string;
}

/**
 * The beginning of the names of one person's notes of a KPI. Each note has a name of its own after it, so that what
 * somebody says on two devices that are apart is both there.
 */
export function notesOfPerson(kind: KpiNoteKind, kpiId: KpiId, by: PersonId | undefined): string {
	return `${kind}:${kpiId}~${by ?? ''}`;
}

/**
 * The notes of all reviews of KPIs, the latest first. Reviews that were begun on devices that were apart are one walk:
 * what was said in either is there.
 */
export function kpiNotes(board: Board): readonly KpiNote[] {
	return notesIn(board.reviews);
}

const notesIn = remember((reviews: Board['reviews']): readonly KpiNote[] =>
	entitiesIn(reviews)
		.filter((review) => isLive(review) && review.kind === 'kpis')
		.flatMap(({ day, answers }) =>
			Object.entries(answers).flatMap(([key, text]) => noteFrom(key, text, day) ?? [])
		)
		.sort(
			(one, other) =>
				compareTexts(monthOf(other.day).from, monthOf(one.day).from) ||
				other.at - one.at ||
				compareTexts(other.day, one.day) ||
				compareTexts(one.key, other.key)
		)
);

function noteFrom(key: string, text: string, day: Day): KpiNote | undefined {
	const [, kind, kpiId, by, at] =
		/^(decision|clean-up):([^~]+)~([^~]*)(?:~(\d{1,15})~[^~]*)?$/s.exec(key) ?? [];
	if (!kind || !kpiId) return undefined;
	return {
		...{ key, kind: kind as KpiNoteKind, kpiId: kpiId as KpiId },
		...(by ? { by: by as PersonId } : {}),
		...{ day, at: at === undefined ? 0 : (Number(at) as Instant), text }
	};
}

/** The notes of one kind that were made in the month of a day. */
export function notesOfMonth(board: Board, kind: KpiNoteKind, on: Day): readonly KpiNote[] {
	const { from, to } = monthOf(on);
	return kpiNotes(board).filter((note) => note.kind === kind && from <= note.day && note.day <= to);
}

/** What becomes of a KPI at the yearly clean-up. */
export const cleanUpVerdicts = ['keep', 'change', 'retire'] as const;
export type CleanUpVerdict = (typeof cleanUpVerdicts)[number];

/** What was decided of a KPI this calendar year, the latest word; undefined before anybody decided. */
export function cleanUpOf(
	board: Board,
	kpiId: KpiId,
	today: Day
): (KpiNote & { readonly verdict: CleanUpVerdict }) | undefined {
	for (const note of kpiNotes(board)) {
		const verdict = cleanUpVerdicts.find((each) => each === note.text);
		const isThisYear = note.day.slice(0, 4) === today.slice(0, 4);
		if (note.kind === 'clean-up' && note.kpiId === kpiId && isThisYear && verdict)
			return { ...note, verdict };
	}
	return undefined;
}

/** The two tests of a KPI that is not vanity: why it matters was written down, and what follows when it moves. */
export function vanityTests({ question, because, action }: Kpi): {
	readonly matters: boolean;
	readonly hasAction: boolean;
} {
	const isWritten = (text: string) => text.trim() !== '';
	return { matters: isWritten(question) || isWritten(because), hasAction: isWritten(action) };
}
