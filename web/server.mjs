// @ts-check
/// <reference path="send.d.ts" />
// A small server of static files, for trying the site and for its tests: the package send answers;
// here is said which file, and what goes along: the precompressed one where the browser takes it,
// nothing cached without asking, and the headers that a host of one's own should set too.
// usage: node server.mjs FOLDER [--port N] [--host NAME]
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { contentType } from 'mime-types';
import send from 'send';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

const always = {
  'cache-control': 'no-cache',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
};
const inNoFrame = "frame-ancestors 'none'"; // only a header can say it

/** What an address means below a folder. @param {string} url @returns {string | undefined} */
function nameIn(url) {
  try {
    const name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return name.endsWith('/') ? `${name}index.html` : name;
  } catch {
    return undefined;
  }
}

/** A file that lies in the folder, links followed. @param {string} folder @param {string} name */
async function fileIn(folder, name) {
  try {
    const path = await realpath(join(folder, name));
    return path.startsWith(folder + sep) && (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined; // it is not there, or nothing can have that name
  }
}

/** @param {Request} request */
function takesBrotli(request) {
  return /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(request.headers['accept-encoding']));
}

/**
 * The page's own policy goes with every file, since workers have theirs from their own file; another
 * page has one of its own, which this must not add to.
 * @param {string} folder @param {string | undefined} path
 */
async function policyFor(folder, path) {
  const page = join(folder, 'index.html');
  if (path?.endsWith('.html') && path !== page) return inNoFrame;
  const text = await readFile(page, 'utf8').catch(() => '');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
  return policy ? `${policy}; ${inNoFrame}` : inNoFrame;
}

/** @param {Response} response @param {number} status @param {Record<string, string>} [headers] */
function refuse(response, status, headers = {}) {
  if (response.headersSent) {
    response.destroy(); // the file ended in the middle
    return;
  }
  response.removeHeader('content-encoding');
  response.writeHead(status, { ...headers, 'content-type': 'text/plain' }).end(`${status}\n`);
}

/**
 * @param {string} given the folder @param {Record<string, string>} more headers of every answer
 * @param {Request} request @param {Response} response
 */
async function answer(given, more, request, response) {
  const folder = await realpath(given);
  const name = nameIn(request.url ?? '/');
  const path = name && (await fileIn(folder, name));
  const policy = await policyFor(folder, path);
  const headers = { ...always, 'content-security-policy': policy, ...more };
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, { allow: 'GET, HEAD' });
    return;
  }
  if (!path) {
    refuse(response, 404);
    return;
  }
  const packed = takesBrotli(request) && (await fileIn(folder, `${relative(folder, path)}.br`));
  if (packed) response.setHeader('content-encoding', 'br');
  response.setHeader('content-type', contentType(extname(path)) || 'application/octet-stream');
  const sent = relative(folder, packed || path).split(sep).map(encodeURIComponent).join('/');
  send(request, sent, { root: folder, cacheControl: false, index: false })
    .on('error', (error) => refuse(response, error.status, error.headers))
    .pipe(response);
}

/**
 * @param {string} folder
 * @param {{ port?: number, host?: string, headers?: Record<string, string> }} [where] port 0: any
 *   free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function serve(folder, { port = 0, host = '127.0.0.1', headers = {} } = {}) {
  const server = createServer((request, response) => {
    answer(folder, headers, request, response).catch(() => refuse(response, 500));
  });
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
