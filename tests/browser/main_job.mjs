// @ts-check
// The main job as every engine must do it, step by step, by roles and names: a weight is tried, a
// title corrected, undone and corrected again, the plan saved, found again by a reload and opened
// again with nothing lost. What the steps ask of the page, webkit.mjs must have too.
import assert from 'node:assert/strict';
import { atRest, coloursOnCanvas, dropFile, ready, savedTo, treeOf } from './browser.mjs';
import { changeTitle, firstMeasure, openMeasure, ranking } from './steps.mjs';

/**
 * downloads: the folder that saved files come to.
 * @typedef {{ page: import('playwright-core').Page, downloads: string }} Visit
 */

const presses = 20;
const corrected = 'Rättad rubrik';

/** @type {[string, (visit: Visit) => Promise<void>][]} */
export const mainJob = [
  [
    'the app is drawn',
    async ({ page }) => {
      await page.getByRole('link', { name: 'Val', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
      await atRest(page);
      const colours = await coloursOnCanvas(page);
      assert.ok(colours > 50, `${colours} colours`);
    },
  ],
  [
    'a weight is moved by keyboard, the ranking follows and the page says that it is tried',
    async ({ page }) => {
      const before = await ranking(page);
      const weight = page.getByRole('slider', { name: 'Vikt för Ekonomi i balans' });
      const heavy = Number(await weight.inputValue()) + presses;
      await weight.focus();
      for (let time = 0; time < presses; ++time) await page.keyboard.press('ArrowRight');
      await page.getByText('Du provar.', { exact: true }).waitFor();
      await page.getByText(/när Ekonomi i balans vägde tyngre/).waitFor();
      await atRest(page);
      assert.equal(await weight.inputValue(), String(heavy));
      assert.notDeepEqual(await ranking(page), before);
    },
  ],
  [
    'the first measure is chosen and its title corrected, undone and corrected again',
    async ({ page }) => {
      const measure = await firstMeasure(page);
      assert.notEqual(measure, corrected);
      await openMeasure(page, measure);
      await changeTitle(page, corrected);
      await page.getByRole('button', { name: /^Ångra/ }).click();
      await page.getByRole('table').getByRole('button', { name: measure, exact: true }).waitFor();
      await page.getByRole('button', { name: /^Gör om/ }).click();
      await page.getByRole('table').getByRole('button', { name: corrected, exact: true }).waitFor();
    },
  ],
  [
    'a reload finds the plan again, and what was tried is gone',
    async ({ page }) => {
      await page.getByText(/^Sparad i den här webbläsaren/).waitFor();
      await page.reload();
      await ready(page);
      await atRest(page);
      assert.equal(await firstMeasure(page), corrected);
      assert.doesNotMatch(await treeOf(page), /Du provar/);
    },
  ],
  [
    'the plan is saved as a file, which opens again with nothing lost',
    async ({ page, downloads }) => {
      const save = () => savedTo(downloads, () => page.keyboard.press('Control+s'));
      const plan = await save();
      assert.match(JSON.stringify(JSON.parse(plan).measures), new RegExp(corrected));
      await dropFile(page, 'igen.json', Buffer.from(plan));
      await page
        .getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' })
        .waitFor();
      await atRest(page);
      assert.equal(await save(), plan);
    },
  ],
];

/**
 * Does the steps one after the other; of what fails it says in which.
 * @param {Visit} visit @param {typeof mainJob} steps
 */
export async function walk(visit, steps) {
  for (const [what, step] of steps) {
    try {
      await step(visit);
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      const shown = await treeOf(visit.page).catch(() => 'no page');
      throw new Error(`"${what}": ${why}\nThe page shows:\n${shown}`, { cause: error });
    }
  }
}
