// @ts-check
// The built site in a browser: it starts clean, is drawn, can be read by everybody, and rests.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import {
  atRest,
  coloursOnCanvas,
  newVisitor,
  openApp,
  openHouse,
  treeOf,
} from './browser.mjs';
import { mostOfFirstScreen, ofFirstScreen } from '../bench/sizes.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

test('the app starts without complaints and asks no other host', async () => {
  const context = await newVisitor(house);
  const { page, problems, hosts } = await openApp(context, house.address);
  await atRest(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('main').waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual([...hosts], [new URL(house.address).host]);
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  await context.close();
});

test('the canvas shows a picture, and again after its context was lost', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const colours = await coloursOnCanvas(page);
  assert.ok(colours > 50, `${colours} colours`);
  await page.evaluate(() => window.malvagTest?.loseContext());
  await page.waitForTimeout(500);
  await atRest(page);
  const again = await coloursOnCanvas(page);
  assert.ok(again > 50, `${again} colours after the loss`);
  await context.close();
});

test('what is not touched draws nothing', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const frames = await atRest(page);
  await page.waitForTimeout(2000);
  assert.equal(await page.evaluate(() => window.malvagTest?.frames()), frames);
  await context.close();
});

test('a finger scrolls a list without pressing what is under it', async () => {
  const context = await newVisitor(house, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const before = page.url();
  const tops = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-scrolls]')].map((element) => element.scrollTop),
    );
  assert.deepEqual(
    (await tops()).filter((top) => top > 0),
    [],
  );
  const fingers = await context.newCDPSession(page);
  const touch = (
    /** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type,
    /** @type {number[]} */ ...heights
  ) =>
    fingers.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: heights.map((y) => ({ x: 195, y })),
    });
  await touch('touchStart', 600);
  for (let y = 585; y > 200; y -= 15) await touch('touchMove', y);
  await touch('touchEnd');
  await atRest(page);
  assert.ok((await tops()).some((top) => top > 100));
  assert.equal(page.url(), before);
  await context.close();
});

test('a finger that goes up from a slider scrolls, one that goes sideways or taps moves it', async () => {
  const context = await newVisitor(house, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page } = await openApp(context, house.address, '#/val');
  await page.getByRole('button', { name: 'Principen', exact: true }).tap();
  await atRest(page);
  const slider = page.getByRole('slider').first();
  await slider.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await slider.boundingBox());
  const fingers = await context.newCDPSession(page);
  const swipe = async (/** @type {number} */ across, /** @type {number} */ up) => {
    const from = { x: box.x + box.width * 0.8, y: box.y + box.height / 2 };
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
    for (let step = 1; step <= 12; ++step) {
      const at = { x: from.x + (across * step) / 12, y: from.y - (up * step) / 12 };
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    }
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await atRest(page);
  };
  const before = await slider.inputValue();
  await swipe(4, 220);
  assert.equal(await slider.inputValue(), before);
  await slider.scrollIntoViewIfNeeded();
  Object.assign(box, await slider.boundingBox());
  await swipe(-120, 3);
  const dragged = await slider.inputValue();
  assert.notEqual(dragged, before);
  Object.assign(box, await slider.boundingBox());
  await page.touchscreen.tap(box.x + box.width * 0.5, box.y + box.height / 2);
  await atRest(page);
  assert.equal(await slider.inputValue(), '50');
  await context.close();
});

test('a browser without WebGL 2 gets a page that says so', async () => {
  const context = await newVisitor(house);
  await context.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const page = await context.newPage();
  await page.goto(house.address);
  await page.getByRole('heading', { name: 'Målvåg kan inte rita här' }).waitFor();
  await context.close();
});

test('every sign that the tree says is in the fonts', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const signs = [...new Set(await treeOf(page))].filter((sign) => sign > '~');
  assert.ok(signs.includes('å'));
  const missing = await page.evaluate(async (given) => {
    const drawing = document.createElement('canvas').getContext('2d');
    if (!drawing) return given;
    const widthIn = (/** @type {string} */ family, /** @type {string} */ sign) => {
      drawing.font = `100px ${family}`;
      return drawing.measureText(sign).width;
    };
    // What the font lacks is taken from the next in the list, whose widths differ.
    return given.filter(
      (sign) => widthIn("'Open Sans', monospace", sign) !== widthIn("'Open Sans', serif", sign),
    );
  }, signs);
  assert.deepEqual(missing, []);
  await context.close();
});

test('what the first screen needs stays small', () => {
  const { packed } = ofFirstScreen();
  assert.ok(packed <= mostOfFirstScreen, `${packed} bytes with brotli, of ${mostOfFirstScreen}`);
});
