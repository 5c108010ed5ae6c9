import type { BoardSettings } from '#domain/board-settings.ts';
import type { KpiId, ObjectiveId } from '#domain/id.ts';
import type { Icon } from '#kit/icon.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { BoardAddresses } from '#ui/vocabulary/addresses.ts';
import { capitalised, okrsWord, termOf } from '#ui/vocabulary/terms.ts';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import Gauge from '@lucide/svelte/icons/gauge';
import House from '@lucide/svelte/icons/house';
import Import from '@lucide/svelte/icons/import';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Settings from '@lucide/svelte/icons/settings';
import Share from '@lucide/svelte/icons/share-2';
import Target from '@lucide/svelte/icons/target';
import Trash from '@lucide/svelte/icons/trash-2';
import Users from '@lucide/svelte/icons/users';
import type { Ask } from './shortcuts.ts';

/** One place to go to; the address it begins with decides whether the person is there. */
export interface Place {
	readonly label: string;
	readonly href: string;
	readonly icon: Icon;
	/** What to ask the frame for to get there: its keys are shown beside it. */
	readonly ask?: Ask;
	/** Other addresses that belong to this place. */
	readonly also?: readonly string[];
	/** Everything one does there changes the board. */
	readonly changes?: boolean;
}

export interface Places {
	readonly daily: readonly Place[];
	readonly seldom: readonly Place[];
}

/**
 * The places of a board: those that people go to every week, and those they go to now and then. On a board that can
 * only be read, only places with something to read.
 */
export function placesOf(
	addresses: BoardAddresses,
	{ board: { settings }, isReadOnly }: Pick<BoardSession, 'board' | 'isReadOnly'>
): Places {
	const isOpen = ({ changes }: Place) => !(changes && isReadOnly);
	const { daily, seldom } = everyPlace(addresses, settings);
	return { daily: daily.filter(isOpen), seldom: seldom.filter(isOpen) };
}

function everyPlace(addresses: BoardAddresses, settings: BoardSettings): Places {
	const checkIn = settings.terms.checkIn?.one;
	return {
		daily: [
			{ label: 'Home', href: addresses.home, icon: House, ask: 'home' },
			{
				label: okrsWord(settings),
				href: addresses.okrs,
				icon: Target,
				ask: 'okrs',
				also: [`${addresses.home}/objectives`]
			},
			{
				label: checkIn ? capitalised(checkIn) : 'Check in',
				href: addresses.checkIn,
				icon: CircleCheckBig,
				ask: 'checkIn',
				changes: true
			},
			{
				label: capitalised(termOf(settings, 'kpi').many),
				href: addresses.kpis,
				icon: Gauge,
				ask: 'kpis'
			}
		],
		seldom: [
			{ label: 'Review', href: addresses.review, icon: ListChecks },
			{
				label: 'People',
				href: addresses.people,
				icon: Users,
				ask: 'people',
				also: [addresses.whoAmI]
			},
			{ label: 'Share', href: addresses.share, icon: Share },
			{ label: 'Import', href: addresses.importing, icon: Import, changes: true },
			{ label: 'Trash', href: addresses.trash, icon: Trash },
			{ label: 'Settings', href: addresses.settings, icon: Settings, ask: 'settings' }
		]
	};
}

/** Whether `hash` is inside a place. Home is only itself, because everything on a board is below it. */
export function isAt(place: Place, hash: string, home: string): boolean {
	const here = pathOf(hash);
	if (place.href === home) return here === home;
	return [place.href, ...(place.also ?? [])].some(
		(start) => here === start || here.startsWith(`${start}/`)
	);
}

interface Standing {
	/** The first step below the board: 'okrs', 'kpis'; empty at home. */
	readonly section: string;
	readonly objective?: ObjectiveId;
	readonly kpi?: KpiId;
	/** With its question mark, or empty. */
	readonly query: string;
}

/** What an address of a board is about. */
export function standingAt(hash: string, addresses: BoardAddresses): Standing {
	const query = hash.includes('?') ? hash.slice(hash.indexOf('?')) : '';
	const here = pathOf(hash);
	const [section = '', id] = here.slice(addresses.home.length + 1).split('/');
	const { newObjective, newKpi, grid, readingsFile } = addresses;
	const isThing = id !== undefined && ![newObjective, newKpi, grid, readingsFile].includes(here);
	return {
		section,
		query,
		...(section === 'objectives' && isThing ? { objective: id as ObjectiveId } : {}),
		...(section === 'kpis' && isThing ? { kpi: id as KpiId } : {})
	};
}

/** The list that a page belongs to, for going back to it; home has none. */
export function parentOf(hash: string, addresses: BoardAddresses): string | undefined {
	const here = pathOf(hash);
	if (here === addresses.home) return undefined;
	const { section } = standingAt(hash, addresses);
	const list = section === 'objectives' ? addresses.okrs : `${addresses.home}/${section}`;
	return here === list ? addresses.home : list;
}

function pathOf(hash: string): string {
	return hash.replace(/[?].*$/, '').replace(/\/$/, '');
}
