import type { PersonId } from '#domain/id.ts';

/** What a device says of itself while it is there. Presence: only who uses it, and its name, are remembered. */
export interface Said {
	readonly name: string;
	readonly person: PersonId | undefined;
	/** The address of the screen that is open there. */
	readonly place: string | undefined;
}

/** What is to be said of this device. */
export interface Presence {
	readonly person: PersonId | null;
	readonly place: string;
	/** What its person calls it. */
	readonly name?: string | undefined;
}

const mostSaid = 2_048;
const mostText = 300;

/** As it travels. */
export function saidBytes(said: Said): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(said));
}

/** What somebody says of themselves: short and of the right form, or nothing of it is believed. */
export function saidIn(bytes: Uint8Array): Said | undefined {
	if (bytes.length > mostSaid) return undefined;
	try {
		const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
		if (typeof said !== 'object' || said === null) return undefined;
		const text = (field: string) => {
			const value: unknown = Reflect.get(said, field);
			return typeof value === 'string' && value.length <= mostText ? value : undefined;
		};
		return {
			// What is not seen would let one name look like another.
			name: (text('name') ?? '').replace(/\p{C}/gu, '').trim(),
			person: text('person') as PersonId | undefined,
			place: text('place')
		};
	} catch {
		return undefined;
	}
}

/** How much is heard of one device that says where it is: twenty words at once, and one each second after that. */
export const patienceForWords = { atOnce: 20, oneEveryMs: 1_000 } as const;
