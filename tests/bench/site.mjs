// @ts-check
// Measures the built site: its size, how soon it can be used, what a frame costs, that it rests,
// and what large plans take (large_plans.mjs). Each figure stands beside its budget and its command.
import { atRest, newVisitor, openApp, openHouse } from '../browser/browser.mjs';
import { explain, median, milliseconds, print } from './figures.mjs';
import { measureAtLimits, measureSizes } from './at_limits.mjs';
import { printSizes } from './sizes.mjs';
import { measureEdits, measureFiles, measureFrames } from './large_plans.mjs';

/** @typedef {import('../browser/browser.mjs').House} House */
/** @typedef {import('../browser/browser.mjs').Page} Page */

const visits = 5;

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
if (wanted.length === 0 || wanted.includes('size')) printSizes();
const house = await openHouse();
try {
  for (const [part, measure] of Object.entries(measurements)) {
    if (wanted.length === 0 || wanted.includes(part)) await measure(house);
  }
} finally {
  await house.close();
}
