// @ts-check
// Granska uträkningen of Målkonflikter by keyboard alone: the table is walked, a judgement entered,
// read, undone and opened; by roles and names.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** What has the focus, as it is called. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.getAttribute('role') ?? element?.tagName} ${element?.getAttribute('aria-label') ?? element?.textContent}`;
  });

/** @param {Page} page @param {string[]} keys */
async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await atRest(page);
  }
}

test('by keyboard alone: the table is walked, judged in, undone and opened', async () => {
  const context = await newVisitor(house);
  const { page, problems, hosts } = await openApp(context, house.address, '#/konflikt/granska');
  await atRest(page);
  await page.getByRole('heading', { level: 1, name: 'Vem har bedömt vad?' }).waitFor();
  assert.deepEqual(await violations(page), []);

  await page.getByRole('textbox', { name: 'Vem bedömer' }).focus();
  await page.keyboard.type('Karin');
  await press(page, 'Enter');
  // Out of the field, over the forms, into the table: Tab reaches one cell of it.
  for (let times = 0; times < 8 && !(await focused(page)).startsWith('gridcell'); ++times) {
    await press(page, 'Tab');
  }
  await press(page, 'Control+Home');
  const first = 'gridcell Bättre samverkan med kommunerna på akademisk miljö: ';
  assert.equal(await focused(page), `${first}inte bedömt`);
  await press(page, 'ArrowDown', 'ArrowUp', 'End', 'Home');
  assert.equal(await focused(page), `${first}inte bedömt`);

  await press(page, '-', '2');
  assert.match(await focused(page), /^gridcell Bättre samverkan .* på minskad klimatpåverkan/);
  await page.getByRole('gridcell', { name: /på akademisk miljö: −2, motverkar$/ }).waitFor();
  assert.match((await page.getByText(/^Karin: /).textContent()) ?? '', /−2/);
  await press(page, 'ArrowLeft', 'Enter');
  assert.equal(await focused(page), 'INPUT −2 motverkar');
  await page.getByRole('textbox', { name: 'Varför' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await press(page, 'Control+z');
  await page.getByText('Ingen har bedömt det än.').waitFor({ state: 'attached' });

  assert.equal(hosts.size, 1);
  assert.deepEqual(problems, []);
  await context.close();
});

test('on a telephone one goal at a time is judged in a list', async () => {
  const context = await newVisitor(house, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const { page, problems } = await openApp(context, house.address, '#/konflikt/granska');
  await atRest(page);
  await page.getByRole('textbox', { name: 'Vem bedömer' }).fill('Karin');
  await press(page, 'Enter');
  await page.getByRole('combobox', { name: 'Mål', exact: true }).selectOption('g-01');
  await atRest(page);
  const choice = page.getByRole('combobox', {
    name: 'Bättre samverkan med kommunerna på akademisk miljö',
  });
  await choice.selectOption('2');
  await atRest(page);
  assert.equal(await choice.inputValue(), '2');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(problems, []);
  await context.close();
});
