// @ts-check
// What comes on paper is the page to take along about the screen that is open, of as many sheets as
// it needs, and not the canvas.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** Prints as the browser does, and tells what stood on the paper. @param {Page} page */
async function printed(page) {
  await page.evaluate(() => {
    /** @type {any} */ (window).printed = undefined;
    const look = () => {
      const root = document.querySelector('#print')?.shadowRoot;
      /** @type {any} */ (window).printed = {
        headings: [...(root?.querySelectorAll('h1, h2') ?? [])].map((one) => one.textContent),
        text: root?.textContent ?? '',
      };
    };
    addEventListener('beforeprint', look, { once: true }); // after the app's own
  });
  const file = await page.pdf({ format: 'A4' });
  const seen = await page.evaluate(() => /** @type {any} */ (window).printed);
  const sheets = file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  return { ...seen, sheets };
}

test('each screen prints its own page', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/laget');
  /** @type {[string, RegExp][]} */
  const screens = [
    ['#/laget', /mål\. Vilka drar åt olika håll\?/],
    ['#/konflikt', /Vilka mål krockar|Var krockar målen/],
    ['#/val', /Vad ska gå först, och varför\?/],
    ['#/val/avvagning', /Vad får vi för pengarna\?/],
  ];
  const first = new Set();
  for (const [screen, heading] of screens) {
    await page.evaluate((hash) => void (location.hash = hash), screen);
    await atRest(page);
    const paper = await printed(page);
    if (screen !== '#/konflikt') assert.match(paper.headings[0], heading);
    first.add(paper.headings[0]);
    assert.ok(paper.text.length > 200, screen);
    assert.ok(paper.sheets >= 1, screen);
    assert.equal(await page.locator('#print').evaluate((one) => one.shadowRoot?.childElementCount), 0);
  }
  assert.equal(first.size, screens.length);
  await context.close();
});

test('on paper there is no canvas, and all of a long page', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/val');
  await atRest(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('#stage').evaluate((one) => getComputedStyle(one).display), 'none');
  const { height, overflow } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    overflow: getComputedStyle(document.body).overflow,
  }));
  assert.equal(overflow, 'visible');
  assert.ok(height > 900, `${height}`);
  await context.close();
});
