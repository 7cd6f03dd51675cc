// @ts-check
// How many bytes the built site is, as it is sent with brotli: by part, what the first screen needs,
// and all but HiGHS, which is fetched when somebody asks for it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { site } from '../browser/browser.mjs';
import { kilobytes, print } from './figures.mjs';

/** Bytes with brotli that the first screen may need. */
export const mostOfFirstScreen = 350_000;

// What is fetched before the first screen can be used.
const first = /^(malvag\.wasm|app\.mjs|index\.html|style\.css|texts\/sv-\w+\.txt|fonts\/(regular|semibold|bold)\.ttf|plans\/rs-2020\.json)$/;

/** @type {[string, RegExp][]} */
const partsOfSite = [
  ['program, what the first screen needs', /^malvag\.wasm$/],
  ['program, the rest', /^rest-\w+\.wasm$/],
  ['script of the page', /^app\.mjs$/],
  ['page and style', /^(index\.html|style\.css|manifest\.webmanifest)$/],
  ['texts', /^texts\//],
  ['fonts', /^fonts\//],
  ['sample plans', /^plans\//],
  ['icons', /^icons\//],
  ['worker and service worker', /^(worker|service-worker)\.mjs$/],
];

/** @param {string} folder @returns {string[]} */
function filesBelow(folder, before = '') {
  return readdirSync(join(folder, before), { withFileTypes: true }).flatMap((entry) => {
    const path = before ? `${before}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

/** @param {string} path @returns {{ raw: number, packed: number }} */
function sizeOf(path) {
  const raw = readFileSync(join(site, path));
  const packed = statSync(join(site, `${path}.br`), { throwIfNoEntry: false })?.size;
  return {
    raw: raw.length,
    packed: packed ?? Math.min(raw.length, brotliCompressSync(raw).length),
  };
}

/** @param {string[]} paths */
function sum(paths) {
  const sizes = paths.map(sizeOf);
  return {
    raw: sizes.reduce((total, { raw }) => total + raw, 0),
    packed: sizes.reduce((total, { packed }) => total + packed, 0),
  };
}

const single = 'malvag.html';
const isLater = (/** @type {string} */ path) => path.startsWith('highs/');
const all = () => filesBelow(site).filter((path) => !path.endsWith('.br') && path !== single);

export const ofFirstScreen = () => sum(all().filter((path) => first.test(path)));

export function printSizes() {
  const files = all().filter((path) => !isLater(path));
  const figure = (/** @type {{ raw: number, packed: number }} */ { raw, packed }) =>
    `${kilobytes(raw)} / ${kilobytes(packed)}`;
  for (const [name, pattern] of partsOfSite) {
    print(
      'size',
      `size of ${name}, raw / brotli`,
      figure(sum(files.filter((path) => pattern.test(path)))),
    );
  }
  print('size', 'size of what the first screen needs, raw / brotli', figure(ofFirstScreen()), `${kilobytes(mostOfFirstScreen)} brotli`);
  print('size', 'size of all files, raw / brotli', figure(sum(files)), '700 kB brotli');
  print('size', 'size of HiGHS, fetched when asked for, raw / brotli', figure(sum(all().filter(isLater))));
  print('size', 'size of the single file, raw / brotli', figure(sum([single])));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printSizes();
