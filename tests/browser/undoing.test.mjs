// @ts-check
// Keys in and beside a field that could put a text back where it was, or a step too many.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, treeOf } from './browser.mjs';
import { changeTitle, firstMeasure, openMeasure, titleField } from './steps.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

async function measure() {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const title = await firstMeasure(page);
  await openMeasure(page, title);
  return { context, page, title };
}

/** @param {import('playwright-core').Page} page the words of how many changes are in the journal */
async function changes(page) {
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await atRest(page);
  return page.getByRole('button', { name: /i loggen$/ }).textContent();
}

test('undo after Enter in a field takes the change back in the field and in the list', async () => {
  const { context, page, title } = await measure();
  await changeTitle(page, 'Ny rubrik');
  await page.keyboard.press('Control+z');
  await atRest(page);
  assert.equal(await titleField(page).inputValue(), title);
  assert.equal(await firstMeasure(page), title);
  await page.keyboard.press('Tab');
  await atRest(page);
  assert.equal(await firstMeasure(page), title);
  assert.equal(await changes(page), 'Två ändringar i loggen'); // and undone
  await context.close();
});

test('undo while one writes is the field\'s own', async () => {
  const { context, page, title } = await measure();
  await titleField(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  assert.equal(await titleField(page).inputValue(), title);
  await context.close();
});

test('signs that are written with Alt are no commands and no steps', async () => {
  const { context, page } = await measure();
  await titleField(page).fill('Halv');
  await titleField(page).dispatchEvent('keydown', { key: '©', altKey: true, bubbles: true });
  await titleField(page).dispatchEvent('keydown', { key: '@', altKey: true, bubbles: true });
  await titleField(page).fill('Hel');
  await titleField(page).press('Enter');
  await atRest(page);
  assert.equal(await changes(page), 'En ändring i loggen');
  await context.close();
});

test('Enter that is held on Ångra undoes once', async () => {
  const { context, page } = await measure();
  await changeTitle(page, 'Första');
  await changeTitle(page, 'Andra');
  await changeTitle(page, 'Tredje');
  await page.getByRole('button', { name: /^Ångra/ }).focus();
  for (let repeat = 0; repeat < 6; ++repeat) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await atRest(page);
  assert.match(await treeOf(page), /button "Andra"/);
  await context.close();
});
