// @ts-check
// axe finds nothing to complain of on any screen, at any size, in any colours, with text twice as
// large. What axe cannot see, as order and focus, is held by the tests of each screen.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const screens = [
  '#/laget', '#/laget/kedja', '#/laget/kedja/g-22', '#/konflikt', '#/konflikt/granska', '#/val',
  '#/val/m-001', '#/val/avvagning', '#/val/avvagning/m-001', '#/val/granska', '#/val/granska/m-001',
  '#/val/princip', '#/mer', '#/duk/laget', '#/duk/val',
];

/** @typedef {import('playwright-core').BrowserContextOptions} Options */
/** @type {[string, Options][]} */
const colours = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['contrast', { contrast: 'more' }],
  ['forced dark', { forcedColors: 'active', colorScheme: 'dark' }],
];
/** @typedef {[number, number, number]} Size width, height, text */
/** @type {Size[]} */
const sizes = [[320, 640, 2], [390, 844, 1], [820, 1180, 1], [820, 1180, 2], [1440, 900, 1]];
/** @type {Size[]} what is laid out alike needs no second look in other colours */
const someSizes = [[820, 1180, 2], [1440, 900, 1]];

for (const [words, options] of colours) {
  test(`axe finds no violation on any screen at any size, ${words}`, { timeout: 600_000 }, async () => {
    /** @type {string[]} */
    const found = [];
    for (const [width, height, textSize] of words === 'light' ? sizes : someSizes) {
      const context = await newVisitor(house, { ...options, viewport: { width, height } });
      await context.addInitScript((size) => {
        localStorage.setItem('malvag-looks', JSON.stringify({ textSize: size }));
      }, textSize);
      const { page } = await openApp(context, house.address);
      for (const screen of screens) {
        await page.evaluate((hash) => void (location.hash = hash), screen);
        await atRest(page);
        for (const violation of await violations(page))
          found.push(`${screen} ${width} × ${textSize}: ${violation}`);
      }
      await context.close();
    }
    assert.deepEqual(found, []);
  });
}
