// @ts-check
// A tablet held upright: what is written and then left by a finger elsewhere is kept where it was
// meant. The presses are the browser's own touches.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, ready } from './browser.mjs';
import { ranking, titleField } from './steps.mjs';

/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('playwright-core').Page} Page */

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };
const conflict = 'Hålla nere kostnaderna eller hålla personalen frisk?';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse('chromium'))); // BiDi has no touch
after(() => house.close());

/** @param {string} route */
async function visit(route) {
  const context = await newVisitor(house, tablet);
  const app = await openApp(context, house.address, route);
  await atRest(app.page);
  return { context, ...app };
}

/** @param {Page} page @param {Locator} target a finger on the middle of it */
async function tap(page, target) {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** @param {Page} page @param {Locator} field @param {string} text */
async function write(page, field, text) {
  await tap(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** @param {Page} page @param {number} place in the ranking, from 0 */
const row = (page, place) => page.getByRole('table').getByRole('cell').getByRole('button').nth(place);

/** @type {[string, (page: Page) => Promise<unknown>][]} */
const leavings = [
  ['another measure', (page) => tap(page, row(page, 3))],
  ['a heading', (page) => tap(page, page.getByRole('heading', { level: 1 }))],
  ['a link', (page) => tap(page, page.getByRole('link', { name: 'Läget', exact: true }))],
  ['the button that closes', (page) => tap(page, page.getByRole('button', { name: 'Stäng', exact: true }))],
  ['a swipe back', (page) => page.goBack().then(() => page.goForward())],
  ['a reload', (page) => page.reload()],
];

for (const [words, leave] of leavings) {
  test(`a title that a finger leaves by ${words} is kept, and nothing else is changed`, async () => {
    const { context, page, problems } = await visit('#/val');
    const before = await ranking(page);
    await tap(page, row(page, 1));
    const edit = page.getByRole('button', { name: 'Ändra åtgärden' });
    await edit.waitFor();
    await tap(page, edit);
    await titleField(page).waitFor();
    await write(page, titleField(page), 'Skriven med finger');
    await leave(page);
    await ready(page);
    await page.reload();
    await ready(page);
    await tap(page, page.getByRole('link', { name: 'Val', exact: true }));
    await page.getByRole('heading', { level: 1, name: /^Vad ska gå först/ }).waitFor();
    await atRest(page);
    const wanted = [...before];
    wanted[1] = 'Skriven med finger';
    assert.deepEqual(await ranking(page), wanted);
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('the reason of a decision is the one that stands in the field when a finger saves it', async () => {
  const { context, page, problems } = await visit('#/konflikt');
  await tap(page, page.getByRole('link', { name: conflict }).first());
  const decide = page.getByRole('button', { name: 'Välj och motivera', exact: true });
  await decide.waitFor();
  await tap(page, decide);
  const save = page.getByRole('button', { name: 'Spara beslutet', exact: true });
  await save.waitFor();
  await tap(page, page.getByRole('radio', { name: /^A\. / }));
  await write(page, page.getByRole('textbox', { name: 'Vem som beslutar' }), 'Regionstyrelsen');
  const reason = page.getByRole('textbox', { name: 'Varför', exact: true });
  await write(page, reason, 'Det första skälet.');
  await write(page, reason, 'Det förebyggande ger mest på sikt.');
  await tap(page, save);
  await page.getByText('Beslutet är sparat.').waitFor({ state: 'attached' });
  await page.reload();
  await ready(page);
  await page.getByText('Det förebyggande ger mest på sikt.').first().waitFor({ state: 'attached' });
  await page.getByText('Regionstyrelsen').first().waitFor({ state: 'attached' });
  assert.equal(await page.getByText('Det första skälet.').count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test('what is written in stays in view when its area gets lower, as by a strip or a keyboard', async () => {
  const { context, page, problems } = await visit('#/val');
  await ranking(page);
  await tap(page, row(page, 1));
  const edit = page.getByRole('button', { name: 'Ändra åtgärden' });
  await edit.waitFor();
  await tap(page, edit);
  await titleField(page).waitFor();
  const field = page.getByRole('textbox').last();
  await field.scrollIntoViewIfNeeded();
  await field.focus();
  await page.keyboard.type('Skrivet');
  await atRest(page);
  const area = () => field.evaluate((one) => one.closest('[data-scrolls]')?.getBoundingClientRect().toJSON());
  // At the very foot of its area, so that whatever is taken from it hides the field.
  await field.evaluate((one) => one.scrollIntoView({ block: 'end' }));
  await atRest(page);
  const before = await area();
  await page.setViewportSize({ width: 820, height: 1000 });
  await atRest(page);
  const after = await area();
  assert.ok(after.height < before.height);
  const box = /** @type {{ y: number, height: number }} */ (await field.boundingBox());
  assert.ok(box.y >= after.top - 1 && box.y + box.height <= after.bottom + 1, JSON.stringify([box, after]));
  assert.deepEqual(problems, []);
  await context.close();
});
