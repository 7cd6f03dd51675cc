// @ts-check
// A very large plan computes what a screen shows over several frames. What a hand does meanwhile is
// heard all the same: nothing that was written is lost by going on before the screen is there.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { largePlan } from '../data/large_plan.mjs';
import { atRest, dropFile, newVisitor, openApp, openHouse, ready } from './browser.mjs';
import { firstMeasure, openMeasure, ranking, titleField } from './steps.mjs';

const limit = { timeout: 180_000 };

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** @param {import('playwright-core').Page} page @param {string} title */
async function firstIs(page, title) {
  await page.getByRole('table').getByRole('button', { name: title, exact: true }).waitFor();
  assert.equal((await ranking(page))[0], title);
}

/**
 * One change, half another, and away, before any frame: faster than a test's keys, as a machine that
 * is busy with the screen hears a person's.
 * @param {import('playwright-core').Page} page @param {() => void} leave
 */
async function writeTwice(page, leave) {
  await titleField(page).click();
  await titleField(page).evaluate(
    (field, away) => {
      if (!(field instanceof HTMLInputElement)) throw new TypeError('no field');
      const write = (/** @type {string} */ text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      write('Den ena');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      write('Den andra');
      new Function(`(${away})()`)();
    },
    String(leave),
  );
}

async function visit() {
  const context = await newVisitor(house);
  const { page, problems } = await openApp(context, house.address);
  await dropFile(page, 'plan.json', Buffer.from(largePlan(10_000)));
  await page.getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' }).waitFor();
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Vad ska gå först/ }).waitFor();
  await atRest(page);
  await openMeasure(page, await firstMeasure(page));
  return { context, page, problems };
}

test('a change, and what is half written right after it, go before Back', limit, async () => {
  const { context, page, problems } = await visit();
  await writeTwice(page, () => history.back());
  await page.getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' }).waitFor();
  await page.goForward();
  await firstIs(page, 'Den andra');
  assert.deepEqual(problems, []);
  await context.close();
});

test('a change, and what is half written right after it, outlive a reload', limit, async () => {
  const { context, page, problems } = await visit();
  const gone = page.waitForEvent('domcontentloaded');
  await writeTwice(page, () => location.reload());
  await gone;
  await ready(page);
  await firstIs(page, 'Den andra');
  assert.deepEqual(problems, []);
  await context.close();
});
