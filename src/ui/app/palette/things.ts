import type { KpiId, ObjectiveId } from '#domain/id.ts';
import { isLive, personName } from '#domain/lookups.ts';
import { owed } from '#domain/owed.ts';
import { searchBoard, type SearchHit } from '#domain/search.ts';
import type { Icon } from '#kit/icon.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { goTo, type BoardAddresses } from '#ui/vocabulary/addresses.ts';
import { capitalised, termOf } from '#ui/vocabulary/terms.ts';
import Calendar from '@lucide/svelte/icons/calendar';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import Gauge from '@lucide/svelte/icons/gauge';
import Flag from '@lucide/svelte/icons/flag';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Target from '@lucide/svelte/icons/target';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import type { Entry } from './entries.ts';

const mostFound = 24;

const icons: Readonly<Record<SearchHit['kind'], Icon>> = {
	objective: Target,
	keyResult: Flag,
	initiative: ListChecks,
	kpi: Gauge,
	person: User,
	team: Users,
	cycle: Calendar
};

/** What the board has under these words, with what was looked at lately first. */
export function foundThings(
	session: BoardSession,
	addresses: BoardAddresses,
	recent: readonly string[],
	text: string
): readonly Entry[] {
	const hits = searchBoard(session.board, text, mostFound);
	const isRecent = ({ id }: SearchHit) => recent.includes(id);
	return [...hits.filter(isRecent), ...hits.filter((hit) => !isRecent(hit))].map((hit) =>
		entryOf(session, addresses, hit)
	);
}

/** What was looked at lately and is still on the board. */
export function recentThings(
	session: BoardSession,
	addresses: BoardAddresses,
	recent: readonly (ObjectiveId | KpiId)[]
): readonly Entry[] {
	const { objectives, kpis, people } = session.board;
	return recent.flatMap((id) => {
		const objective = objectives.get(id as ObjectiveId);
		const kpi = kpis.get(id as KpiId);
		if (isLive(objective)) {
			const detail = personName(session.board, objective.ownerId) ?? '';
			const hit = { kind: 'objective', id: objective.id, title: objective.title, detail } as const;
			return [entryOf(session, addresses, hit)];
		}
		if (isLive(kpi)) {
			const detail = (kpi.ownerId && people.get(kpi.ownerId)?.name) ?? '';
			return [entryOf(session, addresses, { kind: 'kpi', id: kpi.id, title: kpi.name, detail })];
		}
		return [];
	});
}

/** What one can check in on: what the words find, or what this person owes. */
export function checkInThings(
	session: BoardSession,
	addresses: BoardAddresses,
	text: string
): readonly Entry[] {
	const { board, me, today } = session;
	if (text.trim() === '') {
		if (!me) return [];
		return owed(board, me, today).map((one) =>
			one.kind === 'reading'
				? checkInOn(addresses, one.kpi.id, one.kpi.name, one.kpi.question)
				: checkInOn(
						addresses,
						one.keyResult.id,
						one.keyResult.title,
						board.objectives.get(one.keyResult.objectiveId)?.title
					)
		);
	}
	return searchBoard(board, text, Infinity)
		.filter(({ kind }) => kind === 'keyResult' || kind === 'kpi')
		.slice(0, mostFound)
		.map(({ id, title, detail }) => checkInOn(addresses, id, title, detail));
}

function checkInOn(
	addresses: BoardAddresses,
	id: string,
	title: string,
	detail: string | undefined
): Entry {
	return {
		id: `check-in-${id}`,
		title,
		detail,
		kind: 'Check in',
		icon: CircleCheckBig,
		act: () => goTo(addresses.checkInAt(id))
	};
}

function entryOf(session: BoardSession, addresses: BoardAddresses, hit: SearchHit): Entry {
	const { settings } = session.board;
	const { kind } = hit;
	return {
		id: hit.id,
		title: hit.title,
		detail: hit.detail,
		kind:
			kind === 'person' || kind === 'team'
				? capitalised(kind)
				: capitalised(termOf(settings, kind).one),
		icon: icons[kind],
		act: () => goTo(addressOf(addresses, hit))
	};
}

function addressOf(addresses: BoardAddresses, hit: SearchHit): string {
	switch (hit.kind) {
		case 'objective':
			return addresses.objective(hit.id);
		case 'keyResult':
			return `${addresses.objective(hit.objectiveId)}?at=${hit.id}`;
		case 'initiative':
			return addresses.objective(hit.objectiveId);
		case 'kpi':
			return addresses.kpi(hit.id);
		case 'person':
		case 'team':
			return `${addresses.home}?${hit.kind}=${hit.id}`;
		case 'cycle':
			return `${addresses.okrs}?cycle=${hit.id}`;
	}
}
