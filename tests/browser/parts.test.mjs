// @ts-check
// The program in two parts: the first screen needs only the first, and what a person does before the
// rest is there is done when it is, in its order.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, ready } from './browser.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** @typedef {import('./browser.mjs').Page} Page */

const rest = '**/rest-*.wasm';
const early = (/** @type {Page} */ page) => page.evaluate(() => window.malvagTest?.early());

/** The page of a new visitor to whom the rest does not come at first. @param {any} context */
async function lateRest(context) {
  const page = await context.newPage();
  let asked = 0;
  await page.route(rest, (/** @type {any} */ route) =>
    ++asked === 1 ? route.abort() : route.continue(),
  );
  await page.goto(`${house.address}?test`);
  await ready(page);
  return page;
}

test('the first screen calls nothing of the rest', async () => {
  for (const [viewport, locale] of /** @type {const} */ ([
    [{ width: 1440, height: 900 }, 'sv-SE'],
    [{ width: 390, height: 844 }, 'en-GB'],
  ])) {
    const context = await newVisitor(house, { viewport, locale });
    for (const visit of ['new', 'returning']) {
      const page = await context.newPage();
      // The rest never comes: what asked for it would be seen as a page that stopped.
      await page.route(rest, (route) => route.abort());
      await page.goto(`${house.address}?test`);
      await ready(page);
      await page.mouse.move(viewport.width / 2, viewport.height / 2);
      await page.mouse.wheel(0, 200);
      await page.waitForTimeout(1200);
      const cause = 'has the first screen grown? then see tests/bench/first_screen.mjs';
      assert.equal(await early(page), 0, `${visit}, ${locale}: ${cause}`);
      assert.ok(await page.locator('#stopped').isHidden());
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.close();
    }
    await context.close();
  }
});

test('what is pressed before the rest is there waits, is said to, and is done in its order', async () => {
  const context = await newVisitor(house);
  const page = await context.newPage();
  let release = () => {};
  /** @type {Promise<void>} */
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(rest, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`${house.address}?test`);
  await ready(page);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.locator('#fetching').waitFor();
  assert.match(await page.locator('#fetching').innerText(), /Resten av Målvåg hämtas/);
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  release();
  await page.getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' }).waitFor();
  assert.equal(await early(page), 0);
  await page.locator('#fetching').waitFor({ state: 'hidden' });
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
  await context.close();
});

test('a screen that is asked for by its address waits for all of the program', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/val/avvagning');
  assert.equal(await early(page), 0);
  assert.ok(await page.locator('#fetching').isHidden());
  await context.close();
});

test('the worker has the program though the rest came late', async () => {
  const context = await newVisitor(house);
  const page = await lateRest(context);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
  await page.evaluate(() => void (location.hash = '#/val/granska'));
  const counted = page.getByText(/10\u00a0000 sätt att väga har dragits/);
  await counted.waitFor({ state: 'attached' });
  await context.close();
});

test('a rest that did not come is asked for again', async () => {
  const context = await newVisitor(house);
  const page = await lateRest(context);
  await page.getByRole('link', { name: 'Målkonflikter', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad krockar, och vad skulle lösa det?' }).waitFor();
  await context.close();
});

test('what is called before the rest is there brings it at once', async () => {
  const context = await newVisitor(house);
  const page = await context.newPage();
  let asked = 0;
  // The page's own request never ends; that of the call, for which all waits, does.
  await page.route(rest, (route) => (++asked === 1 ? undefined : route.continue()));
  await page.goto(`${house.address}?test`);
  await ready(page);
  const ranked = await page.evaluate(async () => {
    const plan = await (await fetch('plans/rs-2020.json')).text();
    return window.malvagTest?.rank(plan);
  });
  assert.match(String(ranked), /m-0/);
  assert.equal(asked, 2);
  assert.ok(Number(await early(page)) >= 1);
  await context.close();
});

test('the page that is one file has the program whole', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, `${house.address}malvag.html`);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await atRest(page);
  await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
  assert.equal(await early(page), 0);
  await context.close();
});
