// @ts-check
// Avvägning: what the money buys, tried with more and less of it, with a measure taken in all the
// same, and written down with a reason; by roles and names, and by keyboard alone.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const money = { name: 'Jämfört med angivet utrymme' };

/** @param {Page} page */
const answer = async (page) => (await page.getByText(/av 50 åtgärder är med/).first().textContent()) ?? '';
/** @param {Page} page */
const countOf = async (page) => Number(/^(\d+) av/.exec(await answer(page))?.[1]);

async function visit(route = '#/val') {
  const context = await newVisitor(house);
  const app = await openApp(context, house.address, route);
  await atRest(app.page);
  return { context, ...app };
}

test('more money lets more in, less keeps more out, and each that waits says why', async () => {
  const { context, page, problems } = await visit();
  await page.getByRole('link', { name: 'Avvägning' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad får vi för pengarna?' }).waitFor();
  await atRest(page);
  assert.match(await answer(page), /Inget annat urval ger mer efter principen/);
  const before = await countOf(page);
  await page.getByRole('textbox', { name: 'Procent av angivet utrymme' }).fill('60');
  await page.getByRole('textbox', { name: 'Procent av angivet utrymme' }).press('Enter');
  await page.getByText('Du provar. Planen är oförändrad.').waitFor({ state: 'attached' });
  await atRest(page);
  assert.ok((await countOf(page)) < before);
  await page.getByRole('button', { name: 'Sluta prova' }).click();
  await atRest(page);
  assert.equal(await countOf(page), before);
  const rooms = page.getByRole('table', { name: 'Vad mer eller mindre pengar ger' });
  assert.equal(await rooms.getByRole('row').count(), 10);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a measure taken in all the same shows its price, is written down, and undone', async () => {
  const { context, page, problems } = await visit('#/val/avvagning/m-004');
  const details = page.getByRole('region', { name: 'Om åtgärden' });
  await details.getByText('Ryms i urvalet').waitFor({ state: 'attached' });
  await details.getByText(/Urvalet ger .* nyttopoäng mer, men mindre på en nivå som principen sätter före en annan/).waitFor({ state: 'attached' });
  await details.getByRole('button', { name: 'Prova utan den' }).click();
  await details.getByText('Du provar utan den.').waitFor({ state: 'attached' });
  await atRest(page);
  await details.getByText('Får vänta', { exact: true }).waitFor({ state: 'attached' });
  const write = details.getByRole('button', { name: 'Skriv in det i planen' });
  assert.equal(await write.isDisabled(), true);
  await details.getByRole('textbox', { name: 'Varför' }).fill('Väntar på utredning');
  await details.getByRole('textbox', { name: 'Vem bestämmer' }).fill('Styrelsen');
  await details.getByRole('textbox', { name: 'Vem bestämmer' }).press('Enter');
  await atRest(page);
  await write.click();
  await details.getByText('Ska inte med, enligt Styrelsen. Väntar på utredning').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /^Ångra/ }).click();
  await details.getByText('Ryms i urvalet').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  const journal = page.getByRole('button', { name: /ändringar i loggen/ });
  await journal.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Lämnade ”Robusta hälsocentraler, steg 1” mot urvalet/).first().waitFor({ state: 'attached' });
  await page.getByText('Bestämt av Styrelsen. Väntar på utredning').waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
  await context.close();
});

test('by keyboard alone: less money, a measure opened and closed', async () => {
  const { context, page } = await visit('#/val/avvagning');
  const slider = page.getByRole('slider', money);
  await slider.focus();
  for (let time = 0; time < 5; ++time) await page.keyboard.press('ArrowLeft');
  await atRest(page);
  assert.equal(await slider.inputValue(), '95');
  const first = page.getByRole('list', { name: 'Det här är med' }).getByRole('button').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stäng' }).waitFor({ state: 'attached' });
  await atRest(page);
  await page.keyboard.press('Enter'); // the focus went to the button that closes
  await atRest(page);
  assert.equal(await page.getByRole('region', { name: 'Om åtgärden' }).count(), 0);
  await context.close();
});

test('savings are demanded, and what cannot be had is told', async () => {
  const { context, page, problems } = await visit('#/val/avvagning');
  const field = page.getByRole('textbox', { name: 'Procent av angivet utrymme' });
  await field.fill('-5');
  await field.press('Enter');
  await page.getByText(/^Kravet på besparingar 2020–2022 klaras med/).waitFor({ state: 'attached' });
  await field.fill('-50');
  await field.press('Enter');
  await page.getByText(/Det fattas .*mkr .* också när alla besparingar görs/).first().waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
  await context.close();
});

test('what is in all of the choices is told by name, and opened by keyboard', async () => {
  const { context, page, problems } = await visit('#/val/avvagning');
  await page.getByText(/^Det bästa urvalet för 69 sätt att väga/).waitFor({ state: 'attached' });
  const sure = page.getByRole('button', { name: /^Med i alla urvalen/ });
  assert.equal(await sure.getAttribute('aria-expanded'), 'false');
  await sure.focus();
  await page.keyboard.press('Enter');
  await atRest(page);
  const list = page.getByRole('list', { name: /^Med i alla urvalen/ });
  assert.ok((await list.getByRole('button').count()) > 3);
  await list.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Om åtgärden' }).waitFor({ state: 'attached' });
  await page.getByRole('heading', { name: 'Andra urval som är nästan lika bra' }).waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
  await context.close();
});
