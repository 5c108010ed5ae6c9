// What nobody can undercut: one message over a bare data channel between the same two pages.

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Milliseconds that messages of the size of a small envelope take from one page to another, one at a time.
 * @param {Page} from
 * @param {Page} to
 * @param {number} count
 */
export async function bareChannelMs(from, to, count) {
	const offer = await from.evaluate(makeOffer);
	const answer = await to.evaluate(makeAnswer, offer);
	await from.evaluate(takeAnswer, answer);
	/** @type {number[]} */
	const times = [];
	while (times.length < count) {
		const sent = await from.evaluate(send);
		times.push((await to.evaluate(arrivedAt)) - sent);
	}
	return times;
}

async function makeOffer() {
	const connection = new RTCPeerConnection();
	const channel = connection.createDataChannel('bare');
	await connection.setLocalDescription();
	Object.assign(window, { bare: { connection, channel } });
	await new Promise((resolve) => {
		connection.onicegatheringstatechange = resolve;
		setTimeout(resolve, 1000);
	});
	return connection.localDescription?.sdp ?? '';
}

/** @param {string} sdp */
async function makeAnswer(sdp) {
	const connection = new RTCPeerConnection();
	/** @type {number[]} */
	const arrivals = [];
	Object.assign(window, { bare: { connection, arrivals } });
	connection.ondatachannel = ({ channel }) => {
		channel.onmessage = () => arrivals.push(performance.timeOrigin + performance.now());
	};
	await connection.setRemoteDescription({ type: 'offer', sdp });
	await connection.setLocalDescription();
	await new Promise((resolve) => {
		setTimeout(resolve, 1000);
	});
	return connection.localDescription?.sdp ?? '';
}

/** @param {string} sdp */
async function takeAnswer(sdp) {
	/** @type {{ connection: RTCPeerConnection, channel: RTCDataChannel }} */
	const { connection, channel } = Reflect.get(window, 'bare');
	await connection.setRemoteDescription({ type: 'answer', sdp });
	while (channel.readyState !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
}

function send() {
	/** @type {{ channel: RTCDataChannel }} */
	const { channel } = Reflect.get(window, 'bare');
	channel.send(new Uint8Array(600));
	return performance.timeOrigin + performance.now();
}

async function arrivedAt() {
	/** @type {{ arrivals: number[] }} */
	const { arrivals } = Reflect.get(window, 'bare');
	for (;;) {
		const at = arrivals.shift();
		if (at !== undefined) return at;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
