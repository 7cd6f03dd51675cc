// @ts-check
// A small server of static files, for trying the site and for its tests: right types, the
// precompressed file where the browser takes it, nothing cached without asking.
// usage: node server.mjs FOLDER [--port N] [--host NAME]
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** @param {string} path @returns {import('node:fs').Stats | undefined} */
function fileAt(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats : undefined;
}

/** The file that an address means, inside the folder. @param {string} folder @param {string} url */
function pathOf(folder, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const path = resolve(join(folder, name.endsWith('/') ? `${name}index.html` : name));
  return path.startsWith(resolve(folder) + sep) ? path : undefined;
}

/**
 * @param {string} folder @param {Record<string, string>} more headers of every file
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
function answer(folder, more, request, response) {
  const path = pathOf(folder, request.url ?? '/');
  if (!path || !fileAt(path) || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding']));
  const packed = takesBrotli ? fileAt(`${path}.br`) : undefined;
  const sent = packed ?? fileAt(path);
  const tag = `"${sent?.mtimeMs}-${sent?.size}"`;
  /** @type {Record<string, string | number>} */
  const headers = {
    ...more,
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    etag: tag,
    'x-content-type-options': 'nosniff',
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (packed) headers['content-encoding'] = 'br';
  response.writeHead(200, { ...headers, 'content-length': sent?.size ?? 0 });
  if (request.method === 'HEAD') response.end();
  else createReadStream(packed ? `${path}.br` : path).pipe(response);
}

/**
 * @param {string} folder
 * @param {{ port?: number, host?: string, headers?: Record<string, string> }} [where] port 0: any
 *   free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function serve(folder, { port = 0, host = '127.0.0.1', headers = {} } = {}) {
  const server = createServer((request, response) => answer(folder, headers, request, response));
  return new Promise((started, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      const place = server.address();
      const taken = typeof place === 'object' && place ? place.port : port;
      started({
        address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (!folder) throw new Error('usage: server.mjs FOLDER [--port N] [--host NAME]');
  const host = values.host ?? '127.0.0.1';
  const wanted = values.port ? Number(values.port) : 8080;
  const isBusy = (/** @type {any} */ error) => error?.code === 'EADDRINUSE' && !values.port;
  const server = await serve(folder, { port: wanted, host }).catch((error) => {
    if (isBusy(error)) return serve(folder, { port: 0, host });
    throw error;
  });
  console.log(`Målvåg is served at ${server.address} (stop with Ctrl+C)`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
