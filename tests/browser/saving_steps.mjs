// @ts-check
// Ways to leave the page right after something was written, as every engine must bear them: a
// change that was made, and one that stands half written in its field, are there afterwards.
import assert from 'node:assert/strict';
import { ready } from './browser.mjs';
import { firstMeasure, openMeasure, ranking, titleField } from './steps.mjs';

/**
 * reopen: closes the tab and opens the app in another.
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ page: Page, address: string, reopen: () => Promise<Page> }} Visitor
 */

const times = 3; // some of it was lost only now and then
let texts = 0;

/** @type {[string, (visitor: Visitor) => Promise<Page>][]} */
const leavings = [
  [
    'a reload',
    async ({ page }) => {
      await page.reload();
      return page;
    },
  ],
  [
    'another page in its place',
    async ({ page, address }) => {
      await page.goto(`${address}licenses.txt`);
      await page.goto(`${address}?test#/val`);
      return page;
    },
  ],
  ['a closed tab', ({ reopen }) => reopen()],
];

/** @param {Page} page */
async function takenOver(page) {
  const isElsewhere = () =>
    page.evaluate(() => document.querySelector('[data-id="trouble/elsewhere"]') !== null);
  for (let round = 0; round < 200 && (await isElsewhere()); ++round) await page.waitForTimeout(100);
}

/** @param {Page} page @param {string} text */
async function write(page, text) {
  await openMeasure(page, await firstMeasure(page));
  const field = titleField(page);
  await field.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  assert.equal(await field.inputValue(), text, 'what stands in the field');
}

/** @type {[string, (page: Page) => Promise<unknown>][]} */
const states = [
  ['a change', (page) => page.keyboard.press('Enter')],
  ['what stands half written', async () => {}],
];

/**
 * What is kept over what.
 * @type {[string, (visitor: Visitor) => Promise<void>][]} each leaves visitor.page ready
 */
export const savingSteps = leavings.flatMap(([leaving, leave]) =>
  states.map(
    ([state, end]) =>
      /** @type {[string, (visitor: Visitor) => Promise<void>]} */ ([
        `${state} outlives ${leaving}`,
        async (visitor) => {
          for (let time = 0; time < times; ++time) {
            const text = `Skrivet ${++texts}`;
            await write(visitor.page, text);
            await end(visitor.page);
            visitor.page = await leave(visitor);
            await ready(visitor.page);
            // A tab that is closed may be on its way away still; what it had is taken over from it.
            await takenOver(visitor.page);
            await visitor.page.getByRole('link', { name: 'Val', exact: true }).click();
            await visitor.page.getByRole('heading', { level: 1, name: /^Vad ska gå först/ }).waitFor();
            assert.equal((await ranking(visitor.page))[0], text);
          }
        },
      ]),
  ),
);
