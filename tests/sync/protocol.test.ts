import {
	createDecipheriv,
	createHash,
	createPrivateKey,
	createPublicKey,
	hkdfSync,
	sign,
	verify
} from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { acknowledge } from '#sync/acknowledgement.ts';
import { eachRecord, FileWriter, readFileHead } from '#sync/carriers/file-format.ts';
import { certify, readCertificate } from '#sync/certificate.ts';
import { openEnvelope, sealEnvelope, verifyEnvelope } from '#sync/envelope.ts';
import { derived, keysFromEdit, type Purpose } from '#sync/keys.ts';
import { editLink, viewLink } from '#sync/link.ts';
import { type Message, messageBytes, readMessage } from '#sync/messages.ts';
import { deviceId } from '#sync/signer.ts';
import { textOf } from '#tests/house/source-files.ts';
import { counting, deviceOf, hex } from './keyring.ts';

/** The vectors of PROTOCOL.md: a name, and indented below it the bytes in hex or a text. */
const written = new Map(
	[...textOf('src/sync/PROTOCOL.md').matchAll(/^```text\n([^]*?)^```/gm)].flatMap(
		([, block = '']) =>
			[...block.matchAll(/^(\S.*)\n((?: {2}\S+\n)+)/gm)].map(
				([, name = '', lines = '']) => [name, lines.replace(/\s/g, '')] as const
			)
	)
);

function vector(name: string): string {
	const value = written.get(name);
	if (value === undefined) throw new Error(`PROTOCOL.md has no vector ${name}`);
	return value;
}

const bytesOf = (name: string) => Buffer.from(vector(name), 'hex');

const purposes: readonly Purpose[] = [
	...(['read', 'app', 'room', 'signalling', 'handshake', 'mailbox'] as const)
];

afterEach(() => vi.restoreAllMocks());

/** What our code makes of the secrets, by the names of the vectors. */
async function made(): Promise<Record<string, string>> {
	const keys = await keysFromEdit(bytesOf('edit secret'));
	const device = await deviceOf(bytesOf('device seed'));
	vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
		new Uint8Array(array!.buffer).set(bytesOf('iv'));
		return array;
	});
	const { bytes, hash } = await sealEnvelope(
		keys,
		device,
		{ kind: 'update', seq: 1, lamport: 5, previous: new Uint8Array(32), deps: [] },
		{ schema: 1, clients: [4660, 2 ** 53 - 1], update: Uint8Array.of(0, 0) }
	);
	const certificate = await certify(keys, device.publicBytes, 1_790_000_000_000);
	const file = await FileWriter.open(keys, 1_790_000_000_000);
	for (const message of [
		{ kind: 'hello', heads: [], isRebuilt: false, certificates: [certificate] },
		{ kind: 'envelope', bytes },
		{ kind: 'ack', ...(await acknowledge(keys, device, new Map([[device.id, 1]]))) },
		{ kind: 'sent' }
	] satisfies Message[]) {
		await file.add(messageBytes(message));
	}
	const ours = {
		'W public': hex(keys.writePublic),
		'view secret': hex(keys.viewSecret),
		'board id': Buffer.from(keys.syncId, 'base64url').toString('hex'),
		'board id as text': keys.syncId,
		'edit link': editLink('', keys),
		'edit link of epoch 2': editLink('', await keysFromEdit(bytesOf('edit secret'), 2)),
		'view link': viewLink('', keys),
		'device public': hex(device.publicBytes),
		certificate: hex(certificate),
		envelope: hex(bytes),
		'envelope hash': hex(hash),
		'file of changes': hex(new Uint8Array(await (await file.done()).arrayBuffer()))
	};
	const keyOf = async (purpose: Purpose) => [`${purpose} key`, hex(await derived(keys, purpose))];
	return { ...ours, ...Object.fromEntries(await Promise.all(purposes.map(keyOf))) };
}

test('Y-E20 our code makes the vectors', async () => {
	const ours = await made();
	expect(Object.fromEntries(Object.keys(ours).map((name) => [name, vector(name)]))).toEqual(ours);
});

test('Y-E20 our code reads the second envelope, deflated and after the first', async () => {
	const keys = await keysFromEdit(bytesOf('edit secret'));
	const device = deviceId(bytesOf('device public'));
	const verified = await verifyEnvelope(keys, bytesOf('second envelope'), new Set([device]));
	if (!verified.done) throw new Error(verified.why);
	const { head } = verified.value;
	expect(head).toMatchObject({ kind: 'snapshot', seq: 2, lamport: 9, device });
	expect(hex(head.previous)).toBe(vector('envelope hash'));
	expect(head.deps).toEqual([
		[deviceId(counting(1)), 3],
		[deviceId(counting(2)), 300]
	]);
	expect(await openEnvelope(keys, verified.value)).toEqual({
		done: true,
		value: { schema: 2, clients: [7], update: new Uint8Array(1500).fill(65) }
	});
	expect(await readCertificate(keys, bytesOf('certificate'))).toEqual({
		device,
		created: 1_790_000_000_000
	});
});

test('Y-E20 our code reads the file of changes', async () => {
	const keys = await keysFromEdit(bytesOf('edit secret'));
	const file = new Blob([bytesOf('file of changes')]);
	expect(await readFileHead(file)).toEqual({
		...{ syncId: keys.syncId, epoch: 1, made: 1_790_000_000_000 }
	});
	const kinds: unknown[] = [];
	await eachRecord(keys, file, (messages) => {
		for (const bytes of messages) kinds.push(bytes && readMessage(bytes)?.kind);
		return Promise.resolve(true);
	});
	expect(kinds).toEqual(['hello', 'envelope', 'ack', 'sent']);
});

/** From here on nothing of ours: what another implementation would write. */
const utf8 = (text: string) => Buffer.from(text);
const hkdf = (secret: Uint8Array, ...info: Uint8Array[]) =>
	Buffer.from(hkdfSync('sha256', secret, '', Buffer.concat(info), 32));
const privateKeyOf = (seed: Uint8Array) =>
	createPrivateKey({
		key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
		...{ format: 'der', type: 'pkcs8' }
	});
const publicKeyOf = (raw: Uint8Array) =>
	createPublicKey({
		key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
		...{ format: 'der', type: 'spki' }
	});
const publicOf = (seed: Uint8Array) =>
	createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-32);

test('Y-E20 the keys come out of a few lines of another library', () => {
	const editSecret = bytesOf('edit secret');
	const w = publicOf(hkdf(editSecret, utf8('qd1/write')));
	const viewSecret = hkdf(editSecret, utf8('qd1/view'));
	expect(hex(hkdf(editSecret, utf8('qd1/write')))).toBe(vector('W seed'));
	expect(hex(w)).toBe(vector('W public'));
	expect(hex(viewSecret)).toBe(vector('view secret'));
	const named = createHash('sha256').update('qd1/board').update(w).digest();
	expect(hex(named.subarray(0, 16))).toBe(vector('board id'));
	const both = Buffer.concat([viewSecret, w]);
	for (const purpose of purposes) {
		expect(hex(hkdf(both, utf8(`qd1/${purpose}`)))).toBe(vector(`${purpose} key`));
	}
	expect(`#/join/e.${editSecret.toString('base64url')}`).toBe(vector('edit link'));
	expect(`#/join/v.${both.toString('base64url')}`).toBe(vector('view link'));
	expect(hex(publicOf(bytesOf('device seed')))).toBe(vector('device public'));
	const content = hkdf(
		...([bytesOf('read key'), utf8('qd1/content'), bytesOf('device public')] as const),
		Uint8Array.of(0, 1)
	);
	expect(hex(content)).toBe(vector('content key'));
});

test('Y-E20 the certificate comes out of a few lines of another library', () => {
	const created = Buffer.alloc(8);
	created.writeBigUInt64BE(1_790_000_000_000n);
	const statement = Buffer.concat([
		...[bytesOf('board id'), Uint8Array.of(0, 1), bytesOf('device public'), created]
	]);
	const signature = sign(
		...([null, Buffer.concat([utf8('qd1/cert'), statement])] as const),
		privateKeyOf(bytesOf('W seed'))
	);
	expect(hex(Buffer.concat([utf8('QC\u0001'), statement, signature]))).toBe(vector('certificate'));
});

test.each(['envelope', 'second envelope'])(
	'Y-E20 the %s is opened by a few lines of another library',
	(name) => {
		const bytes = bytesOf(name);
		const deps = bytes.readUInt16BE(103);
		const ivAt = 105 + 40 * deps;
		const length = bytes.readUInt32BE(ivAt + 12);
		const tagAt = ivAt + 16 + length - 16;
		expect(bytes.length).toBe(tagAt + 16 + 64);
		const signed = Buffer.concat([utf8('qd1/env'), bytes.subarray(0, -64)]);
		expect(verify(null, signed, publicKeyOf(bytes.subarray(23, 55)), bytes.subarray(-64))).toBe(
			true
		);

		const decipher = createDecipheriv(
			...(['aes-256-gcm', bytesOf('content key')] as const),
			bytes.subarray(ivAt, ivAt + 12)
		);
		decipher.setAAD(bytes.subarray(0, ivAt)).setAuthTag(bytes.subarray(tagAt, tagAt + 16));
		const plain = Buffer.concat([
			...[decipher.update(bytes.subarray(ivAt + 16, tagAt)), decipher.final()]
		]);
		const flags = bytes[4]!;
		expect(flags & 2).toBe(2);
		const content = plain.subarray(4, 4 + plain.readUInt32BE(0));
		const payload = flags & 1 ? inflateRawSync(content) : content;
		expect(hex(createHash('sha256').update(bytes).digest())).toBe(vector(`${name} hash`));
		if (name === 'envelope') return expect(hex(payload)).toBe(vector('payload'));
		expect(payload.subarray(0, 14).toString('hex')).toBe('0002000000010000000000000007');
		expect(payload.subarray(14).toString()).toBe('A'.repeat(1500));
	}
);

test('Y-E20 the file of changes is read by a few lines of another library', () => {
	const bytes = bytesOf('file of changes');
	expect(bytes.subarray(0, 4).toString()).toBe('QDF1');
	expect(bytes.subarray(4, 20)).toEqual(bytesOf('board id'));
	expect(bytes.readUInt16BE(20)).toBe(1);
	expect(bytes.readBigUInt64BE(22)).toBe(1_790_000_000_000n);
	expect(bytes.readBigUInt64BE(30)).toBe(BigInt(bytes.length));
	// One record, the first: iv, length, and what is encrypted up to the end of the file.
	expect(54 + bytes.readUInt32BE(50)).toBe(bytes.length);
	const decipher = createDecipheriv(
		...(['aes-256-gcm', bytesOf('mailbox key'), bytes.subarray(38, 50)] as const)
	);
	decipher.setAAD(Buffer.concat([bytes.subarray(0, 30), Buffer.alloc(4)]));
	decipher.setAuthTag(bytes.subarray(-16));
	const plain = Buffer.concat([decipher.update(bytes.subarray(54, -16)), decipher.final()]);
	const said: Buffer[] = [];
	for (let at = 0; at < plain.length; at += 4 + plain.readUInt32BE(at)) {
		said.push(plain.subarray(at + 4, at + 4 + plain.readUInt32BE(at)));
	}
	const [hello, envelope, ack, sent] = said.map(hex);
	expect(said).toHaveLength(4);
	// No heads, not rebuilt, no state hash, one certificate of 125 bytes.
	expect(hello).toBe(`0400000000${'0001'}${'007d'}${vector('certificate')}`);
	expect(envelope).toBe(`06${vector('envelope')}`);
	expect(sent).toBe('07');
	// Signed, by whom, the signature, and a vector of one device with its first envelope.
	const has = `0001${vector('device public')}0000000000000001`;
	const signature = said[2]?.subarray(34, 98) ?? Buffer.alloc(0);
	expect(ack).toBe(`0801${vector('device public')}${hex(signature)}${has}`);
	const signed = Buffer.concat([
		...[utf8('qd1/ack'), bytesOf('board id'), Uint8Array.of(0, 1), Buffer.from(has, 'hex')]
	]);
	expect(verify(null, signed, publicKeyOf(bytesOf('device public')), signature)).toBe(true);
});
