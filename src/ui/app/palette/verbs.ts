import type { Theme } from '#session/device.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { goTo } from '#ui/vocabulary/addresses.ts';
import { capitalised, termOf } from '#ui/vocabulary/terms.ts';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import FileDown from '@lucide/svelte/icons/file-down';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Library from '@lucide/svelte/icons/library';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Network from '@lucide/svelte/icons/network';
import Plus from '@lucide/svelte/icons/plus';
import Redo from '@lucide/svelte/icons/redo-2';
import Sun from '@lucide/svelte/icons/sun';
import Table from '@lucide/svelte/icons/table-2';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Frame } from '../frame.svelte.ts';
import { placesOf } from '../navigation.ts';
import { keysFor } from '../shortcuts.ts';
import type { Entry } from './entries.ts';

const themes: Readonly<Record<Theme, Pick<Entry, 'title' | 'icon'>>> = {
	light: { title: 'Use the light theme', icon: Sun },
	dark: { title: 'Use the dark theme', icon: Moon },
	system: { title: 'Use the theme of this device', icon: Monitor }
};

/** What can be done on a board now. `onchoosecheckin` asks what to check in on. */
export function verbsOf(
	session: BoardSession,
	frame: Frame,
	onchoosecheckin: () => void
): readonly Entry[] {
	const { settings } = session.board;
	const { device } = session;
	const { addresses } = frame;
	const other = (Object.keys(themes) as Theme[]).filter((theme) => theme !== device.theme);
	const changing: readonly Entry[] = [
		{
			id: 'new-objective',
			title: `New ${termOf(settings, 'objective').one}`,
			also: 'add create okr',
			icon: Plus,
			act: () => goTo(addresses.newObjective)
		},
		{
			id: 'new-kpi',
			title: `New ${termOf(settings, 'kpi').one}`,
			also: 'add create gauge',
			icon: Plus,
			act: () => goTo(addresses.newKpi)
		},
		{
			id: 'check-in-on',
			title: 'Check in on…',
			also: 'value reading record enter',
			icon: CircleCheckBig,
			goesOn: true,
			act: onchoosecheckin
		},
		...(session.writing.lastStep
			? [{ id: 'undo', title: 'Undo', icon: Undo, keys: keysFor('undo'), act: () => frame.undo() }]
			: []),
		...(session.writing.canRedo
			? [{ id: 'redo', title: 'Redo', icon: Redo, keys: keysFor('redo'), act: () => frame.redo() }]
			: [])
	];
	return [
		...(session.isReadOnly ? [] : changing),
		{
			id: 'backup',
			title: 'Save a backup file',
			also: 'download export copy',
			icon: FileDown,
			act: () => void frame.backUp()
		},
		...other.map((theme) => ({
			id: `theme-${theme}`,
			also: 'colour color mode night day',
			...themes[theme],
			act: () => device.setTheme(theme)
		})),
		{
			id: 'help',
			title: 'Keyboard shortcuts',
			also: 'help keys',
			icon: Keyboard,
			keys: keysFor('help'),
			act: () => frame.ask('help')
		}
	];
}

/** Where one can go on a board. */
export function wayOf(session: BoardSession, frame: Frame): readonly Entry[] {
	const { settings } = session.board;
	const { addresses } = frame;
	const { daily, seldom } = placesOf(addresses, session);
	return [
		...[...daily, ...seldom].map(({ label, href, icon, ask }) => ({
			id: href,
			title: label,
			icon,
			keys: ask && keysFor(ask),
			act: () => goTo(href)
		})),
		{
			id: 'map',
			title: 'Alignment map',
			also: 'tree okr',
			icon: Network,
			keys: keysFor('map'),
			act: () => goTo(addresses.map)
		},
		{
			id: 'grid',
			title: `Grid of ${capitalised(termOf(settings, 'kpi').many)}`,
			also: 'table periods weeks months',
			icon: Table,
			act: () => goTo(addresses.grid)
		},
		{
			id: 'shelf',
			title: 'All boards',
			also: 'shelf switch',
			icon: Library,
			act: () => frame.leave()
		}
	];
}
