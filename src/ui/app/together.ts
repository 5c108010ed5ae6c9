import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';
import type { Renewal, SharedDevice, SharingState } from '#session/sharing-state.ts';
import { ownersWords } from '#ui/vocabulary/device-names.ts';
import { renewalWords } from '#ui/vocabulary/renewal-words.ts';
import { capitalised } from '#ui/vocabulary/terms.ts';

/** What a person can do so that changes reach the others. */
export type WayOn = 'switch-on' | 'invite' | 'connection' | 'send-anew' | 'open-link';

/** How this device stands to the others, in one sentence. */
export interface Together {
	readonly sentence: string;
	/** The same in two words. */
	readonly short: string;
	/** Somebody else has everything that is here. */
	readonly isInStep: boolean;
	readonly help?: WayOn;
}

/** Whose board it is, so that devices can be called by the people they belong to. */
interface Crew {
	readonly board: Pick<Board, 'people'>;
	readonly me: PersonId | null;
	/** New links were made for it, and this device only has the old ones. */
	readonly renewal?: Renewal | undefined;
	/** Said instead of looking for the others if nobody was met for a long time. */
	readonly alone?: string | undefined;
}

/**
 * How this device stands to the others; undefined if the board is not shared. "In step" is said only of devices
 * that have confirmed every change on this one.
 */
export function togetherOf(state: SharingState, crew: Crew): Together | undefined {
	const { connection, progress } = state;
	const others = state.devices.filter(({ isThis }) => !isThis);
	const have = others.filter(({ behind }) => behind === 0);
	const isInStep = have.length > 0;
	const mayWrite = state.devices.some(({ isThis, canEdit }) => isThis && canEdit);
	const said = (sentence: string, short: string, help?: WayOn): Together => ({
		sentence: sentence.trim(),
		short,
		isInStep,
		...(help ? { help } : {})
	});
	const owners = (devices: readonly SharedDevice[]) =>
		ownersWords(devices, { ...crew, all: others });
	// Until it is known what is waiting here, nothing can be said about who has it.
	const rest = !state.isSure
		? ''
		: isInStep
			? `${capitalised(owners(have))} ${hasOrHave(have, owners(have))} everything that is here.`
			: lackWords(others, owners);

	if (crew.renewal) return said(renewalWords(crew.renewal.by, crew), 'New links', 'open-link');
	if (state.held === 'form') {
		const sentence =
			'Some changes made here could not go out as they are. They are kept, and can be sent again.';
		return said(sentence, 'Not sent', 'send-anew');
	}
	if (state.held === 'content') return said(strangeWords, 'Not sent');
	if (state.refused.forked > 0 && state.refused.others > 0)
		return said(partedWords, 'Parted', 'invite');

	switch (connection) {
		case 'private':
			return undefined;
		case 'off':
			return said(`Sharing is off on this device. ${rest}`, 'Sharing off', 'switch-on');
		case 'unable':
			return said(`This browser cannot connect to others. ${rest}`, 'By file only');
		case 'offline':
			if (isInStep) return said(`No network. ${rest}`, 'No network');
			return said(`No network: changes ${mayWrite ? 'go out' : 'come'} later.`, 'No network');
		case 'unreachable':
			return said(
				`The others cannot be found right now; Quarterdeck keeps trying. ${rest}`,
				'Cannot connect',
				'connection'
			);
		case 'looking':
			if (others.length === 0)
				return said('Nobody else has this board yet.', 'Only here', 'invite');
			if (crew.alone) return said(crew.alone, 'Nobody met', 'open-link');
			return said(`Looking for the others. ${rest}`, 'Looking');
		case 'connected': {
			if (progress && progress.have < progress.total)
				return said(`Receiving changes: ${progress.have} of ${progress.total}.`, 'Receiving');
			if (isInStep) return said(`In step with ${owners(have)}.`, 'In step');
			if (!state.isSure) return undefined;
			if (others.some(({ behind }) => behind !== undefined)) return said(rest, 'Sending');
			const here = others.filter(({ isHere }) => isHere);
			const whom = here.length > 0 ? owners(here) : 'another device';
			return said(`Comparing with ${whom}.`, 'Comparing');
		}
	}
}

/** No button helps here: written anew it would be refused again. */
const strangeWords =
	'Changes cannot go to the others: this board holds a part, perhaps from a file, that this version of Quarterdeck ' +
	'cannot send. Everything is kept on this device. A newer version may know that part, and a backup from before ' +
	'it came can be opened and shared.';

/** A device went back and wrote on, and what others built on its other past is refused here. */
const partedWords =
	'Not all that others write comes here: some of it builds on what this device does not have. Nothing is lost, and new links bring everything together.';

/** How much the others lack, if nobody has everything. */
function lackWords(
	others: readonly SharedDevice[],
	owners: (devices: readonly SharedDevice[]) => string
): string {
	const [nearest] = others
		.flatMap((device) => (device.behind === undefined ? [] : [{ device, behind: device.behind }]))
		.sort((one, other) => one.behind - other.behind);
	if (others.length === 0) return 'Nobody else has this board yet.';
	if (!nearest) return 'Nobody has confirmed yet what they have.';
	const changes = nearest.behind === 1 ? '1 change' : `${nearest.behind} changes`;
	if (others.length === 1) return `${changes} not yet with ${owners(others)}.`;
	return `Nobody else has everything yet: ${changes} to go to ${owners([nearest.device])}.`;
}

function hasOrHave(devices: readonly SharedDevice[], owners: string): string {
	return devices.length > 1 && / and |^\d|^your other devices/.test(owners) ? 'have' : 'has';
}
