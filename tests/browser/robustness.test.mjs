// @ts-check
// Granska: how sure the order is, counted in the worker, looked at for one measure, with other
// beliefs about the weights; by roles and names, and by keyboard alone.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** @param {Page} page */
const answer = async (page) => (await page.getByText(/åtgärder som ryms/).first().textContent()) ?? '';
/** @param {Page} page all ways to weigh have been counted */
const counted = (page) => page.getByText(/10\u00a0000 sätt att väga har dragits/).waitFor({ state: 'attached' });

async function visit(route = '#/val') {
  const context = await newVisitor(house);
  const app = await openApp(context, house.address, route);
  await atRest(app.page);
  return { context, ...app };
}

test('the order is examined, a measure chosen, and another belief tried', async () => {
  const { context, page, problems, hosts } = await visit();
  await page.getByRole('link', { name: 'Granska' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hur säker är ordningen?' }).waitFor();
  await counted(page);
  await atRest(page);
  const free = await answer(page);
  assert.match(free, /Osäker\. Krav och nivåer går före vikterna och avgör 11 av de 19 åtgärder/);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('list', { name: 'Osäkra' }).getByRole('button').first().click();
  const details = page.getByRole('region', { name: 'Om åtgärden' });
  await details.getByRole('list', { name: 'Platser den kan få' }).waitFor({ state: 'attached' });
  assert.match(new URL(page.url()).hash, /^#\/val\/granska\/m-\d+$/);
  await atRest(page);
  assert.deepEqual(await violations(page), []);
  await details.getByRole('button', { name: 'Stäng' }).click();
  await page.getByRole('radio', { name: 'Nära dagens' }).click();
  await counted(page);
  await atRest(page);
  assert.match(await answer(page), /så länge ingen vikt ändras mer än 10 procentenheter/);
  assert.notEqual(await answer(page), free);
  assert.equal(hosts.size, 1);
  assert.deepEqual(problems, []);
  await context.close();
});

test('by keyboard alone: a belief, a group, a measure opened and closed', async () => {
  const { context, page, problems } = await visit('#/val/granska');
  await counted(page);
  await page.getByRole('radio', { name: 'Ingenting' }).focus();
  await page.keyboard.press('ArrowRight');
  await counted(page);
  await atRest(page);
  assert.match(await answer(page), /så länge vikternas ordning gäller/);
  await page.getByRole('radio', { name: /^Osäkra/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await atRest(page);
  const first = page.getByRole('list', { name: 'Säkra' }).getByRole('button').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stäng' }).waitFor({ state: 'attached' });
  await atRest(page);
  await page.keyboard.press('Enter'); // the focus went to the button that closes
  await atRest(page);
  assert.equal(await page.getByRole('region', { name: 'Om åtgärden' }).count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a link leads to one measure, and from there to its place and back', async () => {
  const { context, page, problems } = await visit('#/val/granska/m-017');
  const details = page.getByRole('region', { name: 'Om åtgärden' });
  await details.getByText('Plats 16 av 50').waitFor({ state: 'attached' });
  await details.getByRole('button', { name: 'Se platsen i rangordningen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
  assert.equal(new URL(page.url()).hash, '#/val/m-017');
  await page.getByRole('button', { name: 'Granska hur säkert det är' }).click();
  await details.getByText('Plats 16 av 50').waitFor({ state: 'attached' });
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' }).waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});
