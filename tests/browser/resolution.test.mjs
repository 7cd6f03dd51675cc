// @ts-check
// A conflict is decided and put on record by keyboard alone: found in the list, a way chosen with a
// reason, the decision read on the card, the protocol taken along; axe on the way.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, savedTo, violations } from './browser.mjs';

/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const conflict = 'Hålla nere kostnaderna eller hålla personalen frisk?';

/** @param {Locator} place */
const isFocused = (place) =>
  place.evaluate((element) => element === document.activeElement).catch(() => false);

/** As a person without a pointer gets there. @param {Page} page @param {Locator} place */
async function tabTo(page, place) {
  for (let presses = 0; presses < 120; ++presses) {
    if ((await place.count()) === 1 && (await isFocused(place))) return;
    await page.keyboard.press('Tab');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(0))));
  }
  throw new Error(`not to be reached by Tab: ${place}`);
}

/** @param {Page} page @param {Locator} place @param {string} key */
async function pressOn(page, place, key = 'Enter') {
  await tabTo(page, place);
  await page.keyboard.press(key);
  await atRest(page);
}

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });

test('a conflict is decided with a reason, and the protocol taken along, by keyboard alone', async () => {
  const context = await newVisitor(house);
  const { page, problems } = await openApp(context, house.address, '#/konflikt');
  await atRest(page);
  await page.getByText(/^Ingen av \d+ är avgjord än\.$/).waitFor({ state: 'attached' });
  await pressOn(page, page.getByRole('link', { name: conflict }));
  await pressOn(page, button(page, 'Välj och motivera'));
  await page.getByRole('heading', { name: 'Vad väljer ni, och varför?' }).waitFor();
  assert.deepEqual(await violations(page), []);

  await pressOn(page, button(page, 'Spara beslutet'));
  await page.getByText('Skriv varför.').waitFor({ state: 'attached' });
  // The first that is missing has the focus: the ways.
  const way = page.getByRole('radio', { name: /^A\. / });
  assert.ok(await isFocused(way));
  await page.keyboard.press(' ');
  await atRest(page);
  await tabTo(page, page.getByRole('textbox', { name: 'Varför', exact: true }));
  await page.keyboard.type('Det förebyggande ger mest på sikt.');
  await tabTo(page, page.getByRole('textbox', { name: 'Vem som beslutar' }));
  await page.keyboard.type('Regionstyrelsen');
  await pressOn(page, button(page, 'Spara beslutet'));

  await page.getByRole('heading', { name: 'Beslut', exact: true }).waitFor();
  await page.getByText('Beslutet är sparat.').waitFor({ state: 'attached' });
  assert.ok(await isFocused(button(page, 'Ändra')));
  assert.deepEqual(await violations(page), []);

  await page.keyboard.press('Control+Home');
  await pressOn(page, button(page, 'Alla målkonflikter'));
  await page.getByText(/^En av \d+ är avgjord\.$/).waitFor({ state: 'attached' });
  assert.deepEqual(await violations(page), []);
  await tabTo(page, button(page, 'Ta med protokollet'));
  const html = await savedTo(house.downloads, () => page.keyboard.press('Enter'));
  for (const words of [
    '<h1>Konfliktprotokoll</h1>',
    conflict,
    'Skydda det förebyggande',
    'Det förebyggande ger mest på sikt.',
    'Regionstyrelsen',
    'Ni avstod',
  ]) {
    assert.ok(html.includes(words), words);
  }
  assert.deepEqual(problems, []);
  await context.close();
});
