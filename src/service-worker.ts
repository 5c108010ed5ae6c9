import { base, build, files, version } from '$service-worker';

// This file knows nothing of the app: it keeps one whole version of it on the device and serves that version, page
// and lazy parts, with or without a network. A new version waits beside it until a person agrees. No data passes
// through here: boards are in IndexedDB, and nothing is ever sent.

declare const self: ServiceWorkerGlobalScope;

// Caches belong to the whole origin, which may serve other apps, or Quarterdeck twice.
const prefix = `quarterdeck ${base}/ `;
const cacheName = prefix + version;
const page = `${base}/`;
const immutable = `${base}/_app/immutable/`;
// What a browser shows before it installs the app comes from the host, and is a sixth of all bytes.
const pictures = `${base}/screenshots/`;
const kept = new Set([page, ...build, ...files.filter((path) => !path.startsWith(pictures))]);

self.addEventListener('install', (event) => event.waitUntil(keepThisVersion()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
	if (event.data?.type === 'take over') event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(answerNavigation(request, pathname));
	else if (kept.has(pathname)) event.respondWith(answerFile(request, pathname));
	else if (pathname.startsWith(immutable)) event.respondWith(answerOlderFile(request));
});

async function keepThisVersion() {
	const cache = await caches.open(cacheName);
	// A hashed file never changes, so the copy that the page has just loaded is good enough. All others must come
	// from the host, or an older page could be kept beside newer files.
	await cache.addAll(
		[...kept].map(
			(path) => new Request(path, path.startsWith(immutable) ? {} : { cache: 'reload' })
		)
	);
}

async function takeOver() {
	const own = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
	// A tab that nobody has reloaded still runs the version before and may ask for one of its lazy parts. Two are
	// kept, because the last one may be a version that was stored but never run.
	await Promise.all(own.slice(0, -2).map((name) => caches.delete(name)));
	await self.clients.claim();
}

async function answerNavigation(request: Request, pathname: string) {
	if (pathname === page || pathname === `${page}index.html`) return answerFile(request, page);
	if (kept.has(pathname)) return answerFile(request, pathname);
	// Not one of our pages. What follows the # of the address survives the redirect.
	return fetch(request).catch(() => Response.redirect(page));
}

async function answerFile(request: Request, path: string) {
	const cache = await caches.open(cacheName);
	return (await cache.match(path)) ?? fetch(request);
}

async function answerOlderFile(request: Request) {
	return (await caches.match(request)) ?? fetch(request);
}
