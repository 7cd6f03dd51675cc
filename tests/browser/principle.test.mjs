// @ts-check
// Principen: read, weighed anew by order alone, adopted, and followed by a new version; by roles and
// names, and by keyboard alone; a page to take along; axe.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

async function visit(route = '#/val') {
  const context = await newVisitor(house);
  const app = await openApp(context, house.address, route);
  await atRest(app.page);
  return { context, ...app };
}

test('a board reads its principle, weighs by order, and records that it was adopted', async () => {
  const { context, page, problems } = await visit();
  await page.getByRole('button', { name: 'Läs och ändra principen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vilken princip gäller?' }).waitFor();
  await page.getByText('1. Det lagen kräver gör vi').waitFor({ state: 'attached' });
  assert.deepEqual(await violations(page), []);

  await page.getByRole('button', { name: 'Väg på nytt' }).click();
  await page.getByRole('button', { name: 'Flytta upp Medarbetare' }).click();
  await page.getByRole('textbox', { name: 'Vem väger' }).fill('Styrelsen');
  await page.getByRole('textbox', { name: 'Varför just så' }).fill('Efter samtal');
  await page.getByRole('textbox', { name: 'Vem väger' }).press('Enter');
  await atRest(page);
  await page.getByRole('button', { name: 'Skriv in vikterna' }).click();
  await page.getByText('Skäl: Efter samtal').waitFor({ state: 'attached' });

  await page.getByRole('button', { name: 'Anteckna att den är antagen' }).click();
  await page.getByRole('textbox', { name: 'Vem antog den' }).fill('regionfullmäktige');
  await page.getByRole('textbox', { name: 'Datum, till exempel 2026-04-22' }).fill('2026-04-22');
  await page.getByRole('textbox', { name: 'Datum, till exempel 2026-04-22' }).press('Enter');
  await atRest(page);
  await page.getByRole('button', { name: 'Skriv in antagandet' }).click();
  await page.getByText('Antagen 22 april 2026 av regionfullmäktige.').waitFor({ state: 'attached' });
  await page.getByText('Ordningen hade visats innan principen antogs.').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'Ändra principen' }).count(), 0);

  await page.getByRole('button', { name: 'Ny version' }).click();
  await page.getByRole('textbox', { name: 'Principens namn' }).waitFor({ state: 'attached' });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(problems, []);
  await context.close();
});

test('by keyboard alone: another way to weigh, tried without changing the principle', async () => {
  const { context, page } = await visit('#/val/princip');
  await page.getByRole('button', { name: 'Väg på nytt' }).focus();
  await page.keyboard.press('Enter');
  await atRest(page);
  const up = page.getByRole('button', { name: 'Flytta upp Medarbetare' });
  await up.focus();
  await page.keyboard.press('Enter');
  await atRest(page);
  const trial = page.getByRole('button', { name: 'Prova vikterna' });
  await trial.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Du provar.').waitFor({ state: 'attached' });
  assert.match(page.url(), /#\/val$/);
  await context.close();
});

test('why a measure stands where it does is a page that prints', async () => {
  const { context, page } = await visit('#/val/m-001');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ta med en sida' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'm-001.html');
  await context.close();
});
