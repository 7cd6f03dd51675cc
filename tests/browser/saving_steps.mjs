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

const patience = 20_000; // milliseconds; a tab that is closed may be on its way away still
const untilKept = 600; // milliseconds, in which what is half written has been kept
const untilTakenIn = 200; // milliseconds, for what was cut off to come where it was written

/** The list's first title, once it is so. @param {Page} page @param {string} text */
async function isFirst(page, text) {
  let seen = '';
  for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(100)) {
    [seen] = await ranking(page);
    if (seen === text) return;
  }
  const said = await page.evaluate(() =>
    [...document.querySelectorAll('[role=status], [role=alert]')].map((part) => part.textContent).join('; '),
  );
  assert.equal(seen, text, said);
}

/** Its field stays as it is: nothing that was cut off before comes over it. @param {Page} page @param {string} title */
async function openField(page, title) {
  await openMeasure(page, title);
  await titleField(page).click();
  await page.waitForTimeout(untilTakenIn);
  assert.equal(await titleField(page).inputValue(), title, 'as it was opened');
}

/** @param {Page} page @param {string} text */
async function write(page, text) {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  assert.equal(await titleField(page).inputValue(), text, 'as it was written');
}

/** @type {[string, (page: Page, text: string) => Promise<unknown>][]} */
const states = [
  [
    'a change',
    async (page, text) => {
      await write(page, text);
      await page.keyboard.press('Enter');
    },
  ],
  [
    'a change after a while',
    async (page, text) => {
      await write(page, `${text.slice(0, -1)}?`);
      await page.waitForTimeout(untilKept);
      await write(page, text);
      await page.keyboard.press('Enter');
    },
  ],
  [
    'a change before what is left aside',
    async (page, text) => {
      await write(page, text);
      await page.keyboard.press('Enter');
      await write(page, 'Inte detta');
      await page.waitForTimeout(untilKept);
      await page.keyboard.press('Escape');
    },
  ],
  ['what stands half written', write],
];

/**
 * What is kept over what.
 * @type {[string, (visitor: Visitor) => Promise<void>][]} each leaves visitor.page ready
 */
export const savingSteps = leavings.flatMap(([leaving, leave]) =>
  states.map(
    ([state, make]) =>
      /** @type {[string, (visitor: Visitor) => Promise<void>]} */ ([
        `${state} outlives ${leaving}`,
        async (visitor) => {
          for (let time = 0; time < times; ++time) {
            const text = `Skrivet ${++texts}`;
            await openField(visitor.page, await firstMeasure(visitor.page));
            await make(visitor.page, text);
            visitor.page = await leave(visitor);
            await ready(visitor.page);
            await visitor.page.getByRole('link', { name: 'Val', exact: true }).click();
            await visitor.page.getByRole('heading', { level: 1, name: /^Vad ska gå först/ }).waitFor();
            await isFirst(visitor.page, text);
          }
          await openField(visitor.page, await firstMeasure(visitor.page));
        },
      ]),
  ),
);
