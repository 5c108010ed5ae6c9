// A small server of static files, as any host of the built app would be one.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createGzip } from 'node:zlib';
import { extname, join, resolve, sep } from 'node:path';

/** @type {Record<string, string>} */
const types = {
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2'
};

/** What hosts send smaller than it is. */
const isText = /^text\/|json|javascript|svg/;

/**
 * Serve a folder on this machine only. A taken port gives way to a free one.
 * @param {string} folder
 * @param {{ port?: number, under?: string }} [options] `under`: the path it lives at, such as `/team/okr/`
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, under = '/' } = {}) {
	const server = createServer((request, response) => {
		answer(resolve(folder), under, request, response).catch(() => response.destroy());
	});
	const taken = await listen(server, port);
	return {
		address: `http://localhost:${taken}${under}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
	return new Promise((done, fail) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(done, fail);
			else fail(error);
		});
		server.listen(port, 'localhost', () => {
			const address = server.address();
			done(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/**
 * @param {string} folder
 * @param {string} under
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, under, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { allow: 'GET, HEAD' }).end();
		return;
	}
	const file = await fileFor(folder, under, request.url ?? '/');
	const found = file ?? join(folder, '404.html');
	const { size } = await stat(found).catch(() => ({ size: 0 }));
	const type = types[extname(found)] ?? 'application/octet-stream';
	const isZipped = isText.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
	response.writeHead(file ? 200 : 404, {
		'content-type': type,
		...(isZipped ? { 'content-encoding': 'gzip' } : { 'content-length': size }),
		'cache-control': found.startsWith(join(folder, '_app', 'immutable') + sep)
			? 'public, max-age=31536000, immutable'
			: 'no-cache',
		'x-content-type-options': 'nosniff'
	});
	if (request.method === 'HEAD' || size === 0) response.end();
	else if (isZipped) createReadStream(found).pipe(createGzip()).pipe(response);
	else createReadStream(found).pipe(response);
}

/**
 * The file an address means, or nothing. Never one outside of the folder.
 * @param {string} folder
 * @param {string} under
 * @param {string} url
 * @returns {Promise<string | undefined>}
 */
async function fileFor(folder, under, url) {
	let path;
	try {
		path = decodeURIComponent(new URL(`http://localhost${url}`).pathname);
	} catch {
		return undefined;
	}
	if (!path.startsWith(under) || path.includes('\0')) return undefined;
	const file = resolve(folder, './' + path.slice(under.length));
	if (file !== folder && !file.startsWith(folder + sep)) return undefined;
	const found = await stat(file).catch(() => undefined);
	if (found?.isFile()) return file;
	const index = join(file, 'index.html');
	const isFolder = found?.isDirectory() && path.endsWith('/');
	return isFolder && (await stat(index).catch(() => undefined)) ? index : undefined;
}
