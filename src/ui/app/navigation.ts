import type { BoardAddresses } from '#ui/vocabulary/addresses.ts';
import type { BoardSettings } from '#domain/board-settings.ts';
import { capitalised, termOf } from '#ui/vocabulary/terms.ts';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import Gauge from '@lucide/svelte/icons/gauge';
import House from '@lucide/svelte/icons/house';
import Import from '@lucide/svelte/icons/import';
import Settings from '@lucide/svelte/icons/settings';
import Target from '@lucide/svelte/icons/target';
import Trash from '@lucide/svelte/icons/trash-2';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';

/** One place to go to: the address it starts with tells whether one is there. */
export interface Place {
	readonly label: string;
	readonly href: string;
	readonly icon: Component;
	/** Keys that lead there: pressed one after the other. */
	readonly keys?: string;
	/** Other addresses that belong to this place. */
	readonly also?: readonly string[];
}

/** The places of a board: the ones people go to every week, and the ones they go to now and then. */
export function placesOf(
	addresses: BoardAddresses,
	settings: BoardSettings
): { readonly daily: readonly Place[]; readonly seldom: readonly Place[] } {
	const plural = (term: 'objective' | 'kpi') => capitalised(termOf(settings, term).many);
	return {
		daily: [
			{ label: 'Home', href: addresses.home, icon: House, keys: 'g h' },
			{
				label: settings.terms.objective ? plural('objective') : 'OKRs',
				href: addresses.okrs,
				icon: Target,
				keys: 'g o',
				also: [`${addresses.home}/objectives`]
			},
			{
				label: capitalised(termOf(settings, 'checkIn').one).replace('Check-in', 'Check in'),
				href: addresses.checkIn,
				icon: CircleCheckBig,
				keys: 'c'
			},
			{ label: plural('kpi'), href: addresses.kpis, icon: Gauge, keys: 'g k' }
		],
		seldom: [
			{ label: 'People', href: addresses.people, icon: Users, keys: 'g p' },
			{ label: 'Import', href: addresses.importing, icon: Import },
			{ label: 'Trash', href: addresses.trash, icon: Trash },
			{ label: 'Settings', href: addresses.settings, icon: Settings, keys: 'g s' }
		]
	};
}

/** Whether `hash` is inside a place. Home is only itself, since everything of a board is below it. */
export function isAt(place: Place, hash: string, home: string): boolean {
	const here = hash.replace(/[?].*$/, '').replace(/\/$/, '');
	if (place.href === home) return here === home;
	return [place.href, ...(place.also ?? [])].some(
		(start) => here === start || here.startsWith(`${start}/`)
	);
}
