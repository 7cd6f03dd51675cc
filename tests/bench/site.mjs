// @ts-check
// Measures the built site: its size, how soon it can be used, what a frame costs, that it rests,
// and what large plans take (large_plans.mjs). Each figure stands beside its budget and its command.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { atRest, newVisitor, openApp, openHouse, site } from '../browser/browser.mjs';
import { explain, kilobytes, median, milliseconds, print } from './figures.mjs';
import { measureAtLimits, measureSizes } from './at_limits.mjs';
import { measureEdits, measureFiles, measureFrames } from './large_plans.mjs';

/** @typedef {import('../browser/browser.mjs').House} House */
/** @typedef {import('../browser/browser.mjs').Page} Page */

const visits = 5;

// --- size ----------------------------------------------------------------------------------------

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

function measureSize() {
  const single = 'malvag.html';
  const all = filesBelow(site).filter((path) => !path.endsWith('.br') && path !== single);
  const isLater = (/** @type {string} */ path) => path.startsWith('highs/');
  const files = all.filter((path) => !isLater(path));
  const figure = (/** @type {{ raw: number, packed: number }} */ { raw, packed }) =>
    `${kilobytes(raw)} / ${kilobytes(packed)}`;
  for (const [name, pattern] of partsOfSite) {
    print(
      'size',
      `size of ${name}, raw / brotli`,
      figure(sum(files.filter((path) => pattern.test(path)))),
    );
  }
  const needed = sum(files.filter((path) => first.test(path)));
  print('size', 'size of what the first screen needs, raw / brotli', figure(needed), '350 kB brotli');
  print('size', 'size of all files, raw / brotli', figure(sum(files)), '700 kB brotli');
  print('size', 'size of HiGHS, fetched when asked for, raw / brotli', figure(sum(all.filter(isLater))));
  print('size', 'size of the single file, raw / brotli', figure(sum([single])));
}

// --- start ---------------------------------------------------------------------------------------

/**
 * @param {Page} page
 * @returns {Promise<number>} ms from the navigation to the first usable frame
 */
const usableAt = (page) =>
  page.evaluate(() => performance.getEntriesByName('malvag-usable')[0].startTime);

/**
 * What the browser takes to give a drawing context: in software a large part of the start, and
 * nothing that the app could do sooner.
 * @param {Page} page
 */
const canvasTook = (page) =>
  page.evaluate(() => performance.getEntriesByName('malvag-canvas')[0].duration);

/** @param {House} house */
async function measureStart(house) {
  const cold = [];
  const warm = [];
  const canvas = { cold: /** @type {number[]} */ ([]), warm: /** @type {number[]} */ ([]) };
  const bytes = [];
  for (let visit = 0; visit < visits; ++visit) {
    const context = await newVisitor(house);
    const { page } = await openApp(context, house.address);
    cold.push(await usableAt(page));
    canvas.cold.push(await canvasTook(page));
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    );
    await atRest(page);
    await page.close();
    const again = (await openApp(context, house.address)).page;
    warm.push(await usableAt(again));
    canvas.warm.push(await canvasTook(again));
    bytes.push(
      await again.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map((entry) => /** @type {PerformanceResourceTiming} */ (entry).transferSize)
          .reduce((total, size) => total + size, 0),
      ),
    );
    await context.close();
  }
  print(
    'start',
    `first usable frame, cold (median of ${visits})`,
    milliseconds(median(cold)),
    '1000 ms',
  );
  print(
    'start',
    `first usable frame, warm (median of ${visits})`,
    milliseconds(median(warm)),
    '500 ms',
  );
  print(
    'start',
    "  of it the browser's drawing context, cold / warm",
    `${milliseconds(median(canvas.cold))} / ${milliseconds(median(canvas.warm))}`,
  );
  const reason =
    'where drawing is done in software, the page waits for its context as long as the line ' +
    'above says';
  explain(median(cold) > 1000 || median(warm) > 500, reason);
  print('start', 'bytes over the network, second visit', `${Math.max(...bytes)}`, '0');
}

// --- rest ----------------------------------------------------------------------------------------

/** @param {House} house */
async function measureRest(house) {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const before = await atRest(page);
  await page.waitForTimeout(5000);
  const frames = (await page.evaluate(() => window.malvagTest?.frames() ?? 0)) - before;
  print('rest', 'frames in 5 s at rest', String(frames), '0');
  await context.close();
}

// --- all -----------------------------------------------------------------------------------------

/** @type {Record<string, (house: House) => Promise<void>>} */
const measurements = {
  start: measureStart,
  frame: measureFrames,
  rest: measureRest,
  edit: measureEdits,
  open: measureFiles,
  sizes: measureSizes,
  limits: measureAtLimits,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => part !== 'size' && !measurements[part]);
if (unknown.length > 0) throw new Error(`no measurement is called ${unknown.join(', ')}`);
if (wanted.length === 0 || wanted.includes('size')) measureSize();
const house = await openHouse();
try {
  for (const [part, measure] of Object.entries(measurements)) {
    if (wanted.length === 0 || wanted.includes(part)) await measure(house);
  }
} finally {
  await house.close();
}
