// @ts-check
// What the app does with plans of the sizes that the budgets name. Times are of our own code, in
// the page's own clock: a frame is the program's work and the mirror's, without the drawing, which
// software does here and hardware elsewhere; that is printed beside. What the browser does with the
// same text by JSON.parse and JSON.stringify is measured in turns with it, in the same page.
import { atRest, newVisitor, openApp } from '../browser/browser.mjs';
import { largePlan, largePlanOfBytes } from '../data/large_plan.mjs';
import { explain, median, megabytes, milliseconds, print } from './figures.mjs';

/** @typedef {import('../browser/browser.mjs').House} House */
/** @typedef {import('../browser/browser.mjs').Page} Page */
/** @typedef {import('../../web/host.mjs').FrameTimes} FrameTimes */
/** @typedef {{ name: string, text: () => string, frame: string, weight: string }} Size */

const rounds = 5;
const bytesOfLargest = 20_000_000;

/** @type {Size[]} */
const sizes = [
  { name: '231 measures', text: () => largePlan(231), frame: '2 ms', weight: 'a frame, 16 ms' },
  { name: '1 000 measures', text: () => largePlan(1000), frame: '', weight: '' },
  { name: '10 000 measures', text: () => largePlan(10_000), frame: '4 ms', weight: '50 ms' },
];
/** @type {Size} */
const largest = {
  name: 'the 20 MB plan',
  text: () => largePlanOfBytes(bytesOfLargest),
  frame: '',
  weight: '',
};

/** @param {FrameTimes} frame */
export const ownTime = ({ made, performed }) => made + performed;

/**
 * A page that has the plan's bytes at hand, to open them as often as wanted. Files are downloaded:
 * no picker waits for a person.
 * @param {House} house @param {string} text
 */
export async function pageWith(house, text) {
  const context = await newVisitor(house);
  await context.addInitScript('delete window.showSaveFilePicker');
  const { page } = await openApp(context, house.address);
  await atRest(page);
  await page.evaluate((given) => {
    Object.assign(window, { benchText: given, benchBytes: new TextEncoder().encode(given) });
  }, text);
  return { page, close: () => context.close() };
}

/** @param {Page} page @returns {Promise<number>} ms of the event that brought the plan */
export async function open(page) {
  const from = await page.evaluate(() => window.malvagTest?.eventMilliseconds().length ?? 0);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([/** @type {any} */ (window).benchBytes], 'bench.json'));
    const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', drop));
  });
  await page.waitForFunction(
    (first) => (window.malvagTest?.eventMilliseconds().length ?? 0) > first,
    from,
    { timeout: 120_000 },
  );
  await atRest(page);
  return longestEvent(page, from);
}

/** @param {Page} page @param {number} from */
const longestEvent = async (page, from) =>
  Math.max(
    ...(await page.evaluate(
      (first) => window.malvagTest?.eventMilliseconds().slice(first) ?? [],
      from,
    )),
  );

/** @param {Page} page @returns {Promise<number>} ms */
async function save(page) {
  const from = await page.evaluate(() => window.malvagTest?.eventMilliseconds().length ?? 0);
  await page.keyboard.press('Control+s');
  await atRest(page);
  return longestEvent(page, from);
}

/** What the browser itself needs. @param {Page} page @param {'parse' | 'stringify'} what */
const ofBrowser = (page, what) =>
  page.evaluate((wanted) => {
    const text = /** @type {any} */ (window).benchText;
    const value = wanted === 'stringify' ? JSON.parse(text) : undefined;
    const before = performance.now();
    if (wanted === 'stringify') JSON.stringify(value);
    else JSON.parse(text);
    return performance.now() - before;
  }, what);

/**
 * Frames drawn while something is done, and until the app rests again.
 * @param {Page} page @param {() => Promise<void>} act
 * @returns {Promise<FrameTimes[]>}
 */
async function framesDuring(page, act) {
  const from = await page.evaluate(() => window.malvagTest?.frames() ?? 0);
  await act();
  await atRest(page);
  return page.evaluate((first) => window.malvagTest?.frameMilliseconds().slice(first) ?? [], from);
}

/** @param {Page} page @param {number} steps @param {(step: number) => Promise<void>} act */
const inSteps = (page, steps, act) => async () => {
  for (let step = 0; step < steps; ++step) {
    await act(step);
    await page.waitForTimeout(20);
  }
};

/** @param {Page} page @param {Size} size */
async function measureScreen(page, { name, frame, weight }) {
  await page.getByRole('link', { name: 'Val' }).click();
  await atRest(page);
  const moved = await framesDuring(
    page,
    inSteps(page, 60, (step) => page.mouse.move(600 + 5 * step, 300 + 8 * step)),
  );
  const still = median(moved.map(ownTime));
  print('frame', `frame, pointer moves, ${name} (median)`, milliseconds(still), frame);
  const mirror = median(moved.map(({ performed }) => performed));
  const drawing = median(moved.map(({ drawn }) => drawn));
  print(
    'frame',
    '  of it the mirror; beside it the calls that draw',
    `${milliseconds(mirror)}; ${milliseconds(drawing)}`,
  );
  const slider = page.getByRole('slider').first();
  const weighed = await framesDuring(
    page,
    inSteps(page, 40, () => slider.press('ArrowRight')),
  );
  const ranking = weighed.map(ownTime).sort((one, other) => other - one);
  print(
    'frame',
    `weight moved until all is right, ${name} (median / worst)`,
    `${milliseconds(median(ranking.slice(0, 40)))} / ${milliseconds(ranking[0])}`,
    weight,
  );
  explain(
    weight !== '' && ranking[0] > parseFloat(weight.replace('a frame, ', '')),
    'single frames, others each time: what else runs on these cores, our own worker among it',
  );
  print(
    'frame',
    '  of it the ranking: more than a frame without',
    milliseconds(Math.max(0, median(ranking.slice(0, 40)) - still)),
  );
}

/** From a command to the frame that shows what came of it. @param {Page} page @param {Size} size */
async function measureEdit(page, { name }) {
  await page.getByRole('table').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Ändra åtgärden' }).click();
  await atRest(page);
  const title = page.getByRole('textbox', { name: 'Rubrik' });
  const times = [];
  const later = [];
  for (let round = 0; round < rounds; ++round) {
    await title.fill(`Rubrik nummer ${round}`);
    await atRest(page);
    const frames = await framesDuring(page, () => title.press('Tab'));
    // The command is made in one frame, and the next is the first that can show it.
    const [made, right] = frames.map(ownTime);
    times.push(made + right);
    later.push(Math.max(0, ...frames.slice(2).map(ownTime)));
    await title.focus();
  }
  print('edit', `edit until the frame is right, ${name} (median)`, milliseconds(median(times)));
  print('edit', '  and the longest frame after it (median)', milliseconds(median(later)));
}

/** @param {Page} page @param {Size} size @param {number} bytes */
async function measureFile(page, { name }, bytes) {
  const opened = [];
  const parsed = [];
  const saved = [];
  const written = [];
  for (let round = 0; round < rounds; ++round) {
    parsed.push(await ofBrowser(page, 'parse'));
    opened.push(await open(page));
  }
  const memory = await page.evaluate(() => window.malvagTest?.memory() ?? 0);
  for (let round = 0; round < rounds; ++round) {
    written.push(await ofBrowser(page, 'stringify'));
    saved.push(await save(page));
  }
  const isLargest = name === largest.name;
  const against = (/** @type {number[]} */ ours, /** @type {number[]} */ theirs) =>
    `${milliseconds(median(ours))} = ${(median(ours) / median(theirs)).toFixed(1)} ×`;
  print('open', `${name}: size of the file`, megabytes(bytes));
  print('open', '  opened the first time', against([opened[0]], parsed), isLargest ? '3 ×' : '');
  explain(
    isLargest && opened[0] > 3 * median(parsed),
    'the first time the browser still runs the reader unoptimised, and gives it new memory',
  );
  print('open', `  opened (median of ${rounds}), against JSON.parse`, against(opened, parsed));
  print('open', `  saved (median of ${rounds}), against JSON.stringify`, against(saved, written));
  print(
    'open',
    `  memory of the program after ${rounds} openings`,
    `${megabytes(memory)} = ${(memory / bytes).toFixed(1)} ×`,
    isLargest ? '6 ×' : '',
  );
}

/**
 * @param {(page: Page, size: Size, bytes: number) => Promise<void>} measure
 * @param {Size[]} ofSizes
 */
const forEach = (measure, ofSizes) => async (/** @type {House} */ house) => {
  for (const size of ofSizes) {
    const text = size.text();
    const { page, close } = await pageWith(house, text);
    if (measure !== measureFile) await open(page);
    await measure(page, size, Buffer.byteLength(text));
    await close();
  }
};

export const measureFrames = forEach(measureScreen, sizes);
export const measureEdits = forEach(async (page, size) => {
  await page.getByRole('link', { name: 'Val' }).click();
  await atRest(page);
  await measureEdit(page, size);
}, sizes);
export const measureFiles = forEach(measureFile, [...sizes, largest]);
