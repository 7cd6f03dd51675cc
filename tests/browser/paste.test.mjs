// @ts-check
// Rows copied in a spreadsheet are pasted on the page: a preview opens, what its columns are is
// said and can be changed, and the rows are taken as one step. By roles and names.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const rows = [
  'Åtgärd\tNämnd\tMål\tKostnad 2021\tÖvrigt',
  'Samlad upphandling\tRegionstyrelsen\t21\t1 200,5\tför hela länet',
  '"Nya lokaler\nsteg ett"\tXnämnden\t\t−300\t"sagt ""kanske"""',
  '\tRegionstyrelsen\t\t12\t',
].join('\r\n');

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function visit(options) {
  const context = await newVisitor(house, options);
  const app = await openApp(context, house.address);
  await atRest(app.page);
  return { context, ...app };
}

/** As a browser tells of what a spreadsheet put on the clipboard. @param {Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    clipboardData.setData('text/html', '<table><tr><td>nothing of this is read</td></tr></table>');
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

/** @param {Page} page */
const question = (page) => page.getByRole('heading', { level: 1, name: 'Vad har ni klistrat in?' });

/** @param {Page} page */
const assertAccessible = async (page) => assert.deepEqual(await violations(page), []);

test('pasted rows are looked at, their columns changed, taken as one step and undone', async () => {
  const { context, page, problems } = await visit();
  await paste(page, rows);
  await question(page).waitFor();
  await atRest(page);
  assert.match(page.url(), /#\/mer\/klistra$/);
  await page.getByText('2 åtgärder kan läggas in. 4 av 5 kolumner används.').waitFor();
  const cell = (/** @type {string} */ name) => page.getByRole('cell', { name, exact: true });
  await cell('Nya lokaler steg ett').waitFor();
  await cell('1\u00A0201').waitFor();
  await cell('Xnämnden (förstås inte)').waitFor();
  await assertAccessible(page);

  const other = page.getByRole('combobox', { name: 'Vad Övrigt är' });
  await other.selectOption({ label: 'Beskrivning' });
  await page.getByText('5 av 5 kolumner används.').waitFor({ state: 'attached' });
  assert.equal(await other.inputValue(), 'description');
  await page.getByRole('radio', { name: 'mkr' }).check();
  await cell('1\u00A0200\u00A0500').waitFor();

  await page.getByRole('button', { name: 'Lägg in 2 åtgärder' }).click();
  await page.getByRole('heading', { name: 'Vad ska gå först, och varför?' }).waitFor();
  await page.getByText('2 åtgärder är inlagda. De står sist i listan').waitFor();
  await atRest(page);
  await assertAccessible(page);
  const pasted = page.getByRole('button', { name: 'Samlad upphandling', exact: true });
  await page.evaluate(() => {
    for (const area of document.querySelectorAll('[data-scrolls]')) area.scrollTop = 100_000;
  });
  await pasted.waitFor();
  await page.getByRole('button', { name: 'Ångra: Klistrade in 2 åtgärder' }).click();
  await pasted.waitFor({ state: 'detached' });
  await page.getByText('2 åtgärder är inlagda. De står sist i listan').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  await context.close();
});

test('the keys that paste, and the keys that choose, are enough', async () => {
  const { context, page, problems } = await visit({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
  await page.keyboard.press('Control+v');
  await question(page).waitFor();
  await atRest(page);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  const body = page.getByRole('combobox', { name: 'Vad Nämnd är' });
  await body.focus();
  assert.equal(await body.inputValue(), 'body');
  await page.keyboard.press('ArrowUp'); // a closed list goes from one to the next
  await page.getByText('2 åtgärder kan läggas in. 4 av 5 kolumner används.').waitFor();
  await atRest(page);
  assert.equal(await body.inputValue(), 'description');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SELECT');
  await page.getByRole('button', { name: 'Låt bli' }).press('Enter');
  await page.getByRole('heading', { name: 'Vad ska gå först, och varför?' }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test('a press on a select is the browser’s, and the next press is not lost', async () => {
  const { context, page } = await visit();
  await paste(page, rows);
  await question(page).waitFor();
  await atRest(page);
  const body = page.getByRole('combobox', { name: 'Vad Nämnd är' });
  const box = await body.boundingBox();
  assert.ok(box);
  // The list that opens takes the release: the page hears of the press only.
  await body.dispatchEvent('pointerdown', {
    isPrimary: true,
    button: 0,
    pointerType: 'mouse',
    clientX: box.x + box.width / 2,
    clientY: box.y + box.height / 2,
  });
  await atRest(page);
  await page.getByRole('radio', { name: 'Mål', exact: true }).click();
  await page.getByRole('button', { name: 'Lägg in 1 mål' }).waitFor();
  await context.close();
});

test('in a field pasting is the browser’s, and the field under Mer is for those without keys', async () => {
  const { context, page, problems } = await visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
  await page.getByRole('link', { name: 'Mer' }).tap();
  await page.getByRole('button', { name: 'Klistra in rader' }).tap();
  const field = page.getByRole('textbox', { name: 'Rader ur ett kalkylark' });
  await field.waitFor();
  await atRest(page);
  await assertAccessible(page);
  await field.focus();
  await page.keyboard.press('Control+v');
  assert.match(await field.inputValue(), /Samlad upphandling/);
  await page.getByRole('button', { name: 'Läs raderna' }).tap();
  await question(page).waitFor();
  await atRest(page);
  await page.getByRole('combobox', { name: 'Vad Övrigt är' }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Lägg in 2 åtgärder' }).tap();
  await page.getByText('2 åtgärder är inlagda. De står sist i listan').waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test('what is too large is refused without being read, and an empty clipboard is nothing', async () => {
  const { context, page, problems } = await visit();
  await paste(page, '  \n ');
  await atRest(page);
  assert.equal(await question(page).count(), 0);
  await paste(page, 'rad\n'.repeat(2_000_000));
  await question(page).waitFor();
  await page.getByText(/^Texten är 8000000 byte lång/).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});
