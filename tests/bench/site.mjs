// @ts-check
// Measures the built site: its size, how soon it can be used, what a frame costs, that it rests,
// how long a large plan takes to open. Each figure stands beside its budget and its command.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { atRest, dropFile, newVisitor, openApp, openHouse, site } from '../browser/browser.mjs';

/** @typedef {import('../browser/browser.mjs').House} House */
/** @typedef {import('../browser/browser.mjs').Page} Page */

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const visits = 5;
const megabyte = 1024 * 1024;

/** @param {string} part @param {string} what @param {string} figure @param {string} [budget] */
function print(part, what, figure, budget = '') {
  const limit = budget && `budget ${budget}`;
  console.log(
    `${what.padEnd(46)} ${figure.padStart(22)}   ${limit.padEnd(28)} tests/bench/run ${part}`,
  );
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (/** @type {number} */ time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

// --- size ----------------------------------------------------------------------------------------

/** @type {[string, RegExp][]} */
const partsOfSite = [
  ['program', /^malvag\.wasm$/],
  ['script of the page', /^app\.mjs$/],
  ['page and style', /^(index\.html|style\.css|manifest\.webmanifest)$/],
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
  const files = filesBelow(site).filter((path) => !path.endsWith('.br') && path !== single);
  const figure = (/** @type {{ raw: number, packed: number }} */ { raw, packed }) =>
    `${kilobytes(raw)} / ${kilobytes(packed)}`;
  for (const [name, pattern] of partsOfSite) {
    print(
      'size',
      `size of ${name}, raw / brotli`,
      figure(sum(files.filter((path) => pattern.test(path)))),
    );
  }
  print('size', 'size of all files, raw / brotli', figure(sum(files)), '500 kB brotli');
  print('size', 'size of the single file, raw / brotli', figure(sum([single])));
}

// --- start ---------------------------------------------------------------------------------------

/**
 * @param {Page} page
 * @returns {Promise<number>} ms from the navigation to the first usable frame
 */
const usableAt = (page) =>
  page.evaluate(() => performance.getEntriesByName('malvag-usable')[0].startTime);

/** @param {House} house */
async function measureStart(house) {
  const cold = [];
  const warm = [];
  const bytes = [];
  for (let visit = 0; visit < visits; ++visit) {
    const context = await newVisitor(house);
    const { page } = await openApp(context, house.address);
    cold.push(await usableAt(page));
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    );
    await atRest(page);
    await page.close();
    const again = (await openApp(context, house.address)).page;
    warm.push(await usableAt(again));
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
  print('start', 'bytes over the network, second visit', `${Math.max(...bytes)}`, '0');
}

// --- frames --------------------------------------------------------------------------------------

/** The sample plan with so many measures, its own over and over. @param {number} count */
function planOf(count) {
  const plan = JSON.parse(readFileSync(join(top, 'assets', 'plans', 'rs-2020.json'), 'utf8'));
  const own = plan.measures;
  plan.measures = Array.from({ length: count }, (_, place) => ({
    ...own[place % own.length],
    id: `m-bench-${place}`,
    title: `${own[place % own.length].title} ${place}`,
    requires: undefined,
    excludes: undefined,
  }));
  plan.influences = [];
  return Buffer.from(JSON.stringify(plan));
}

/** @param {Page} page @param {Buffer} plan */
async function openPlan(page, plan) {
  await dropFile(page, 'bench.json', plan);
  await page
    .getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' })
    .waitFor({ timeout: 120_000 });
  await atRest(page);
}

/**
 * Frames drawn while something is done.
 * @param {Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<number[]>} ms each
 */
async function framesDuring(page, act) {
  const from = await page.evaluate(() => window.malvagTest?.frames() ?? 0);
  await act();
  return page.evaluate((first) => window.malvagTest?.frameMilliseconds().slice(first) ?? [], from);
}

/** @param {House} house */
async function measureFrames(house) {
  for (const [count, frameBudget, weightBudget] of /** @type {const} */ ([
    [231, '2 ms', 'a frame'],
    [10_000, '4 ms', '50 ms'],
  ])) {
    const context = await newVisitor(house);
    const { page } = await openApp(context, house.address);
    await atRest(page);
    await openPlan(page, planOf(count));
    await page.getByRole('link', { name: 'Val' }).click();
    await atRest(page);
    const moved = await framesDuring(page, async () => {
      for (let step = 0; step < 60; ++step) {
        await page.mouse.move(600 + 5 * step, 300 + 8 * step);
        await page.waitForTimeout(16);
      }
    });
    print(
      'frame',
      `frame, pointer moves, ${count} measures (median)`,
      milliseconds(median(moved)),
      frameBudget,
    );
    const slider = page.getByRole('slider').first();
    const weighed = await framesDuring(page, async () => {
      for (let step = 0; step < 40; ++step) {
        await slider.press('ArrowRight');
        await page.waitForTimeout(16);
      }
    });
    print(
      'frame',
      `frame that takes a weight, ${count} measures (worst)`,
      milliseconds(Math.max(...weighed)),
      weightBudget,
    );
    await context.close();
  }
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

// --- a large plan --------------------------------------------------------------------------------

/** @param {House} house */
async function measureOpening(house) {
  const small = planOf(1000).length / 1000;
  const plan = planOf(Math.round((20 * megabyte) / small));
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const parse = await page.evaluate(async (base64) => {
    const text = new TextDecoder().decode(
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    );
    const times = [];
    for (let round = 0; round < 3; ++round) {
      const before = performance.now();
      JSON.parse(text);
      times.push(performance.now() - before);
    }
    return Math.min(...times);
  }, plan.toString('base64'));
  const from = await page.evaluate(() => window.malvagTest?.eventMilliseconds().length ?? 0);
  await openPlan(page, plan);
  const opened = Math.max(
    ...(await page.evaluate(
      (first) => window.malvagTest?.eventMilliseconds().slice(first) ?? [],
      from,
    )),
  );
  const size = `${(plan.length / megabyte).toFixed(1)} MB`;
  print('open', `opening a plan of ${size}`, milliseconds(opened));
  print('open', 'the same by JSON.parse', milliseconds(parse));
  print('open', 'ratio', (opened / parse).toFixed(2), '3');
  await context.close();
}

// --- all -----------------------------------------------------------------------------------------

/** @type {Record<string, (house: House) => Promise<void>>} */
const measurements = {
  start: measureStart,
  frame: measureFrames,
  rest: measureRest,
  open: measureOpening,
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
