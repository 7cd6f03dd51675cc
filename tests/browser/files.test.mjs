// @ts-check
// Files that should not have been dropped: a sentence says what is wrong, the open plan stays.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, dropEmptyFile, dropFile, newVisitor, openApp, openHouse } from './browser.mjs';
import { ranking } from './steps.mjs';

/** @type {import('./browser.mjs').House} */
let house;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let problems;
before(async () => {
  house = await openHouse();
  ({ page, problems } = await openApp(await newVisitor(house), house.address));
});
after(() => house.close());

/** @type {[string, string, () => Promise<void>][]} */
const mistakes = [
  [
    'a PDF',
    'beslut.pdf',
    () => dropFile(page, 'beslut.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')),
  ],
  [
    'a text that is no JSON',
    'plan.json',
    () => dropFile(page, 'plan.json', Buffer.from('{"format": "malvag-plan",')),
  ],
  ['200 MB', 'stor.json', () => dropEmptyFile(page, 'stor.json', 200 * 1024 * 1024)],
];
for (const [what, name, drop] of mistakes) {
  test(`${what} gives a message, and the plan stays`, async () => {
    await page.getByRole('link', { name: 'Val' }).click();
    await atRest(page);
    const before = await ranking(page);
    assert.ok(before.length > 5);
    await drop();
    await page.getByText(name).first().waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Val' }).click();
    await atRest(page);
    assert.deepEqual(await ranking(page), before);
    assert.deepEqual(problems, []);
  });
}

test('the page shows that it takes a file while one is held over it', async () => {
  const hold = (/** @type {string} */ kind) =>
    page.evaluate((given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['{}'], 'plan.json'));
      document.body.dispatchEvent(
        new DragEvent(given, { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    }, kind);
  const words = page.getByText('Släpp filen för att öppna planen');
  assert.equal(await words.isVisible(), false);
  await hold('dragover');
  assert.equal(await words.isVisible(), true);
  await hold('dragleave');
  assert.equal(await words.isVisible(), false);
});

test('an address that names a plan which is not there says so, and the sample opens', async () => {
  const { page: visitor } = await openApp(await newVisitor(house), house.address, '&plan=plans/finns-inte.json#/val');
  await visitor.getByText('Adressen nämner en plan som inte finns').first().waitFor({ state: 'attached' });
  await visitor.getByRole('link', { name: 'Val' }).click();
  await atRest(visitor);
  assert.ok((await ranking(visitor)).length > 5);
  await visitor.close();
});
