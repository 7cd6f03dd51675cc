// @ts-check
// Keeps every file of one version of the site, or none. A new version waits until no tab has the
// old one open, so that nothing changes under a running workshop.

/**
 * Put before this by the site's builder: a version, and the SHA-256 of each file by its path; `later`
 * are those that few need, kept once they have been asked for.
 * @typedef {{ version: string, files: Record<string, string>, later: Record<string, string> }} Release
 */

/** @type {Release} */
// @ts-ignore: declared in the built file
const { version, files, later } = release;
/** @type {any} TypeScript knows either pages or workers */
const worker = self;
const scope = new URL(worker.registration.scope);
const prefix = `malvag ${scope.pathname} `;
const cacheName = prefix + version;

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string} path
 * @param {string} hash
 * @param {RequestCache} mode
 * @returns {Promise<Response | undefined>}
 */
async function fetched(path, hash, mode) {
  const response = await fetch(new URL(path, scope), { cache: mode });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await hashOf(bytes)) !== hash) return undefined;
  // A response of its own: one that came by a redirect may not answer a navigation.
  return new Response(bytes, { headers: response.headers });
}

/** @param {Cache} cache @param {string} path @param {string} hash */
async function keep(cache, path, hash) {
  const response = (await fetched(path, hash, 'default')) ?? (await fetched(path, hash, 'reload'));
  if (!response) throw new Error(`${path} is of another version`);
  await cache.put(new URL(path, scope), response);
}

/** The files that few need. @param {(address: URL) => Promise<boolean>} isWanted */
async function keepLater(isWanted) {
  const cache = await caches.open(cacheName);
  await Promise.all(
    Object.entries(later).map(async ([path, hash]) => {
      const address = new URL(path, scope);
      if (!(await cache.match(address)) && (await isWanted(address))) await keep(cache, path, hash);
    }),
  ).catch(() => {}); // they are fetched again when they are asked for
}

async function keepAll() {
  try {
    const cache = await caches.open(cacheName);
    await Promise.all(Object.entries(files).map(([path, hash]) => keep(cache, path, hash)));
    await keepLater(async (address) => (await caches.match(address)) !== undefined);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/**
 * Where the browser knows routes, what the page loads comes from the cache without this worker
 * being started for it, which takes longer than all the rest of a warm start.
 * @param {any} event
 */
async function routeToCache(event) {
  const paths = Object.keys(files).filter((path) => path !== 'index.html');
  const patterns = paths.map((path) => ({
    urlPattern: { pathname: new URL(path, scope).pathname, search: '' },
  }));
  await event
    .addRoutes?.([{ condition: { or: patterns }, source: { cacheName } }])
    ?.catch(() => {});
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(prefix) && name !== cacheName)
      .map((name) => caches.delete(name)),
  );
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(cacheName);
  const address = new URL(request.url);
  const path = address.pathname === scope.pathname ? new URL('index.html', scope) : address;
  return (await cache.match(path, { ignoreSearch: true })) ?? fetch(request);
}

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(Promise.all([keepAll(), routeToCache(event)]));
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'keepLater') event.waitUntil(keepLater(async () => true));
});
// The page of a first visit is held too, so that what it fetches later is of the version it began with.
worker.addEventListener('activate', (/** @type {any} */ event) =>
  event.waitUntil(forgetOlder().then(() => worker.clients.claim())),
);
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope.href)) event.respondWith(answer(event.request));
});
