// @ts-check
// Ctrl+S writes to the very file that the plan was opened from, or asks; what was not written is not
// said to be saved. Files are real ones, on the origin's private disk.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse } from './browser.mjs';
import { diskOf, fail, withFaults } from './faults.mjs';
import { smallPlan, valuesIn } from './saving_model.mjs';
import { changeTitle, firstMeasure, openMeasure } from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse('chromium'))); // the others have no such files
after(() => house.close());

async function visit() {
  const context = await newVisitor(house);
  await withFaults(context);
  const app = await openApp(context, house.address);
  return { context, disk: diskOf(app.page), ...app };
}

/** @param {Page} page @param {number} number */
const shown = (page, number) =>
  page.waitForFunction((title) => document.title.startsWith(`${title} `), smallPlan(number).title);

/** @param {Page} page @param {number} number @param {string} path */
async function pick(page, number, path) {
  const disk = diskOf(page);
  await disk.write(path, smallPlan(number).text);
  await disk.choose(path);
  await page.keyboard.press('Control+o');
  await shown(page, number);
  await atRest(page);
}

/** @param {Page} page @param {string} text */
async function rename(page, text) {
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Vad ska gå först/ }).waitFor();
  await openMeasure(page, await firstMeasure(page));
  await changeTitle(page, text);
}

/** @param {Page} page @param {() => Promise<string>} read @param {string} title */
async function holds(page, read, title) {
  for (let round = 0; round < 100; ++round) {
    const text = await read();
    if (text.includes(title)) return text;
    await page.waitForTimeout(50);
  }
  return assert.fail(`not in the file: ${title}`);
}

const refusal =
  /(kunde|kan|gick) inte.*(spara|skriv)|(spara|skriv).*(kunde|kan|gick) inte|inte sparad/i;

test('a file that was refused is not written to, nor its namesake', async () => {
  const { context, page, disk } = await visit();
  await pick(page, 1, 'ett/plan.json');
  await disk.write('trasig/plan.json', '{"format": "malvag-plan",');
  await disk.choose('trasig/plan.json');
  await page.keyboard.press('Control+o');
  await page.getByText(/plan\.json gick inte att öppna/).first().waitFor({ state: 'attached' });
  await rename(page, 'Ändrad i ett');
  await page.keyboard.press('Control+s');
  await holds(page, () => disk.read('ett/plan.json'), 'Ändrad i ett');
  assert.equal(await disk.read('trasig/plan.json'), '{"format": "malvag-plan",');

  await disk.write('tre/plan.json', smallPlan(3).text);
  await disk.drop('tre/plan.json');
  await shown(page, 3);
  await rename(page, 'Ändrad i tre');
  await page.keyboard.press('Control+s');
  const text = await holds(page, () => disk.read('tre/plan.json'), 'Ändrad i tre');
  assert.equal(valuesIn(text)['1/title'], 'Ändrad i tre');
  assert.match(await disk.read('ett/plan.json'), /Ändrad i ett/);
  await context.close();
});

test('a plan whose file is not known asks where, though a namesake is known', async () => {
  const { context, page, disk } = await visit();
  await pick(page, 1, 'ett/plan.json');
  const before = await disk.read('ett/plan.json');
  await disk.write('två/plan.json', smallPlan(2).text);
  await disk.drop('två/plan.json', false);
  await shown(page, 2);
  await rename(page, 'Ändrad i två');
  await page.keyboard.press('Control+s');
  await page.waitForFunction(
    // @ts-ignore: the page's own doors
    () => window.malvagFaults.disk.saves.length === 1,
  );
  const [asked] = await disk.saves();
  await holds(page, () => disk.read(asked), 'Ändrad i två');
  assert.equal(await disk.read('ett/plan.json'), before);
  await context.close();
});

test('a file that another program has changed is not written over without a question', async () => {
  const { context, page, disk } = await visit();
  await pick(page, 1, 'ett/plan.json');
  await rename(page, 'Min ändring');
  await page.waitForTimeout(20); // the clock of a file counts in milliseconds
  const theirs = smallPlan(1).text.replace('Åtgärd 1-2', 'Någon annans ändring');
  await disk.write('ett/plan.json', theirs);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).or(page.getByRole('alert')).first().waitFor();
  await atRest(page);
  assert.equal(await disk.read('ett/plan.json'), theirs);
  await context.close();
});

for (const call of ['createWritable', 'writeFile', 'close']) {
  for (const way of /** @type {const} */ (['throw', 'error'])) {
    test(`a save whose ${call} fails by ${way} is told of, and the next one succeeds`, async () => {
      const { context, page, disk } = await visit();
      await pick(page, 1, 'ett/plan.json');
      const before = await disk.read('ett/plan.json');
      await rename(page, 'Min ändring');
      await fail(page, { [call]: { way } });
      await page.keyboard.press('Control+s');
      await page.getByText(refusal).first().waitFor({ state: 'attached' });
      assert.equal(await page.getByText(/^Sparad som fil/).count(), 0);
      assert.equal(await disk.read('ett/plan.json'), before);
      await fail(page);
      await page.keyboard.press('Control+s');
      await holds(page, () => disk.read('ett/plan.json'), 'Min ändring');
      await context.close();
    });
  }
}

test('a save that gets no answer is not said to be done', async () => {
  const { context, page } = await visit();
  await pick(page, 1, 'ett/plan.json');
  await rename(page, 'Min ändring');
  await fail(page, { close: { way: 'hang' } });
  await page.keyboard.press('Control+s');
  await rename(page, 'Ännu en'); // the app goes on
  assert.equal(await page.getByText(/^Sparad som fil/).count(), 0);
  await context.close();
});

test('what is changed while the file is written does not count as saved in it', async () => {
  const { context, page, disk } = await visit();
  await pick(page, 1, 'ett/plan.json');
  await rename(page, 'Skriven i filen');
  await fail(page, { close: { way: 'slow' } });
  await page.keyboard.press('Control+s');
  await rename(page, 'Skriven därefter');
  await holds(page, () => disk.read('ett/plan.json'), 'Skriven i filen');
  await fail(page);
  await page.getByText(/^Sparad i den här webbläsaren/).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(4500); // until the slow answer has come
  assert.equal(await page.getByText(/^Sparad som fil/).count(), 0);
  await page.keyboard.press('Control+s');
  await holds(page, () => disk.read('ett/plan.json'), 'Skriven därefter');
  await context.close();
});
