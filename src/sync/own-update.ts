import * as Y from 'yjs';
import { concat } from './bytes.ts';
import type { Ledger } from './ledger.ts';
import { byClient, type Deletes, type Struct } from './structs.ts';

/** A part of what this device wrote that fits one envelope, and the clients of Yjs that wrote it. */
export interface OwnPart {
	readonly update: Uint8Array;
	readonly clients: readonly number[];
}

/** Well below what the gate lets pass, where values and deletes count as well, and clients that are claimed besides. */
const mostStructs = 8_000;
const mostBytes = 1024 * 1024;
const mostClients = 200;

/** What of an update is not in the log yet, in parts that others take. Nothing when all of it was sealed before. */
export function newParts(update: Uint8Array, ledger: Ledger): OwnPart[] {
	const { from } = Y.parseUpdateMeta(update);
	const clocks = [...from.keys()].map(
		(client) => [client, ledger.clockIn(ledger.vector, client)] as const
	);
	const fresh = Y.diffUpdate(update, Y.encodeStateVector(new Map(clocks)));
	const { structs, ds } = Y.decodeUpdate(fresh);
	if (structs.length === 0 && ds.clients.size === 0) return [];
	const whole = { update: fresh, clients: clientsOf(structs) };
	const isSmall = structs.length <= mostStructs && fresh.length <= mostBytes;
	if (isSmall && whole.clients.length <= mostClients) return [whole];
	const ordered = inOrder(structs);
	// What leads in a circle cannot be cut, and the gate has a word for it.
	if (ordered.length < structs.length) return [whole];
	const perPart = Math.min(mostStructs, Math.floor((structs.length * mostBytes) / fresh.length));
	const parts = cut(ordered, Math.max(1, perPart));
	return parts.map((part, at) => {
		const deletes = at === parts.length - 1 ? deleteBytes(ds) : varUint(0);
		return { update: concat(structBytes(part), deletes), clients: clientsOf(part) };
	});
}

/** Each part builds only on itself and on those before it. What was deleted alone is a part without structs. */
function cut(structs: readonly Struct[], perPart: number): Struct[][] {
	const last: Struct[] = [];
	const parts = [last];
	let [part, clients] = [last, new Set<number>()];
	for (const struct of structs) {
		const { client } = struct.id;
		const isFull = !clients.has(client) && clients.size === mostClients;
		if (isFull || part.length === perPart) {
			[part, clients] = [[], new Set()];
			parts.push(part);
		}
		part.push(struct);
		clients.add(client);
	}
	return parts;
}

/**
 * Every struct after what it refers to, those of one client by their clock; fewer where they refer in a circle. What
 * waits lies on a stack, and the client it waits for goes on until it need not wait.
 */
function inOrder(structs: readonly Struct[]): Struct[] {
	const lines = byClient(structs);
	for (const line of lines.values()) line.reverse();
	const nextOf = (client: number) => lines.get(client)?.at(-1);
	const isAhead = ({ client, clock }: Y.ID) => clock >= (nextOf(client)?.id.clock ?? Infinity);
	const ordered: Struct[] = [];
	for (const client of lines.keys()) {
		const stack = [{ client, until: Infinity }];
		const waiting = new Set([client]);
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const next = nextOf(top.client);
			if (!next || next.id.clock > top.until) {
				stack.pop();
				waiting.delete(top.client);
				continue;
			}
			const ahead = referencesOf(next).find(isAhead);
			if (!ahead) {
				ordered.push(next);
				lines.get(top.client)?.pop();
				continue;
			}
			if (waiting.has(ahead.client)) return ordered;
			waiting.add(ahead.client);
			stack.push({ client: ahead.client, until: ahead.clock });
		}
	}
	return ordered;
}

function referencesOf(struct: Struct): Y.ID[] {
	if (!(struct instanceof Y.Item)) return [];
	const parent = struct.parent instanceof Y.ID ? struct.parent : null;
	return [struct.origin, struct.rightOrigin, parent].flatMap((id) => id ?? []);
}

/** The first half of a Yjs V1 update: sections of one client each. */
function structBytes(structs: readonly Struct[]): Uint8Array {
	const sections = [...byClient(structs)].map(([client, line]) => {
		const encoder = new Y.UpdateEncoderV1();
		for (const struct of line) struct.write(encoder, 0);
		const start = [varUint(line.length), varUint(client), varUint(line[0]?.id.clock ?? 0)];
		return concat(...start, encoder.toUint8Array());
	});
	return concat(varUint(sections.length), ...sections);
}

/** The second half: per client the ranges that were deleted. */
function deleteBytes({ clients }: Deletes): Uint8Array {
	const sections = [...clients].map(([client, ranges]) => {
		const numbers = ranges.flatMap(({ clock, len }) => [varUint(clock), varUint(len)]);
		return concat(varUint(client), varUint(ranges.length), ...numbers);
	});
	return concat(varUint(clients.size), ...sections);
}

/** A whole number as lib0 writes it: seven bits to a byte, the lowest first. */
function varUint(number: number): Uint8Array {
	const bytes: number[] = [];
	let left = number;
	for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
	return Uint8Array.of(...bytes, left);
}

function clientsOf(structs: readonly Struct[]): number[] {
	return [...byClient(structs).keys()];
}
