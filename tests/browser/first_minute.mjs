// @ts-check
// The first minute of a visitor who has read no manual, as every engine must show it, step by step,
// by roles and names: the plan's story, a conflict, what each way gives up, what weighs most, and a
// page in hand.
import assert from 'node:assert/strict';
import { atRest, savedTo } from './browser.mjs';

/** @typedef {import('./main_job.mjs').Visit} Visit */

const conflict = 'Hålla nere kostnaderna eller hålla personalen frisk?';

/** @type {[string, (visit: Visit) => Promise<void>][]} */
export const firstMinute = [
  [
    'the plan asks its question and answers with three facts',
    async ({ page }) => {
      await page.getByRole('link', { name: 'Läget', exact: true }).click();
      await page
        .getByRole('heading', { level: 1, name: '26 mål. Vilka drar åt olika håll?' })
        .waitFor();
      await page.getByText(/Exempel är märkta\. Planen stannar/).waitFor();
      await page.getByRole('link', { name: /inget av planens mätetal/ }).waitFor();
      await page.getByRole('link', { name: /15 av 26 mål saknar mätetal/ }).waitFor();
      await page.getByRole('link', { name: /namngiven ansvarig/ }).waitFor();
    },
  ],
  [
    'one press shows a conflict, with who judged it',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Se en målkonflikt' }).click();
      await page.getByRole('heading', { level: 1, name: conflict }).waitFor();
      await page.getByText('Bedömt: drar isär', { exact: true }).waitFor();
      await page.getByText('Exempelbedömning', { exact: true }).waitFor();
      await atRest(page);
    },
  ],
  [
    'a way on says what it gives up, and decides nothing',
    async ({ page }) => {
      const way = page.getByRole('radio', { name: /^A\. / });
      await way.focus();
      await page.keyboard.press(' ');
      await page.getByText(/Med A avstår ni från.*Inget är beslutat/).waitFor();
    },
  ],
  [
    'a page is taken along, with three questions on it',
    async ({ page, downloads }) => {
      const take = page.getByRole('button', { name: 'Ta med en sida' });
      const html = await savedTo(downloads, () => take.click());
      assert.match(html, new RegExp(`<h1>${conflict.replace('?', '\\?')}</h1>`));
      assert.match(html, /Tre frågor att ställa/);
      assert.equal(html.match(/<section>[\s\S]*?<\/section>/g)?.at(-1)?.match(/<li>/g)?.length, 3);
      assert.match(html, /Exempelbedömning/);
    },
  ],
  [
    'what weighs most is one press away',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Vad väger tyngst för dig?' }).click();
      await page
        .getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' })
        .waitFor();
      await atRest(page);
    },
  ],
  [
    'back leads to the conflict again',
    async ({ page }) => {
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: conflict }).waitFor();
    },
  ],
];
