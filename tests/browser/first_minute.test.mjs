// @ts-check
// The first minute at each size that people have in front of them, and the screens that it passes:
// without obstacles, before a projector, and found by their words.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, violations } from './browser.mjs';
import { firstMinute } from './first_minute.mjs';
import { walk } from './main_job.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const sizes = [
  { name: 'a laptop', viewport: { width: 1440, height: 900 } },
  { name: 'a tablet lying', viewport: { width: 1024, height: 768 }, hasTouch: true },
  { name: 'a tablet standing', viewport: { width: 820, height: 1180 }, hasTouch: true },
  { name: 'a telephone', viewport: { width: 390, height: 844 }, hasTouch: true },
  { name: 'a projector', viewport: { width: 1920, height: 1080 } },
];

for (const { name, ...size } of sizes) {
  test(`the first minute on ${name}`, async () => {
    const context = await newVisitor(house, { ...size, acceptDownloads: true });
    const { page, problems, hosts } = await openApp(context, house.address, '');
    await walk({ page, downloads: house.downloads }, firstMinute);
    assert.deepEqual(problems, []);
    assert.deepEqual([...hosts], [new URL(house.address).host]);
    await context.close();
  });
}

const screens = [
  '#/laget',
  '#/laget/kedja',
  '#/laget/kedja/g-22',
  '#/konflikt',
  '#/konflikt/g-19+g-22',
  '#/konflikt/room+f-regionstaben',
  '#/konflikt/granska',
  '#/duk/konflikt/g-19+g-22',
  '#/mer/klistra',
];

for (const { name, ...size } of [sizes[0], sizes[3]]) {
  test(`axe finds no violation on the screens of ${name}`, async () => {
    const context = await newVisitor(house, size);
    const { page } = await openApp(context, house.address, '#/laget');
    for (const screen of screens) {
      await page.evaluate((route) => (location.hash = route), screen);
      await atRest(page);
      assert.deepEqual(await violations(page), [], screen);
    }
    await context.close();
  });
}

test('a remote turns the pages before a projector, and Escape ends it', async () => {
  const context = await newVisitor(house, { viewport: { width: 1920, height: 1080 } });
  const { page } = await openApp(context, house.address, '#/konflikt/g-19+g-22');
  await page.getByRole('button', { name: 'Visa på duk' }).click();
  await page.getByText('1 av 7', { exact: true }).waitFor();
  await page.keyboard.press('PageDown');
  await page.getByText('2 av 7', { exact: true }).waitFor();
  await page.getByText('Exempelbedömning', { exact: true }).waitFor(); // on every page
  await page.keyboard.press('PageUp');
  await page.getByText('1 av 7', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ta med en sida' }).waitFor();
  assert.match(page.url(), /#\/konflikt\/g-19\+g-22$/);
  await context.close();
});

test('words lead to what has them, by keyboard alone', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/laget');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('textbox', { name: /^Sök i planen/ });
  await field.waitFor();
  await page.keyboard.type('frisktal');
  await page.getByRole('button', { name: 'Ökade frisktal' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Ökade frisktal' }).waitFor();
  assert.match(page.url(), /#\/laget\/kedja\/g-19$/);
  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 2, name: 'Ökade frisktal' }).waitFor();
  await context.close();
});

test('language and looks are there again at the next visit', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/mer/planer');
  await page.getByRole('radio', { name: 'Hög kontrast' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Which plan are you working with?' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Which plan are you working with?' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'contrast');
  await context.close();
});

test('an address can name a plan of the same site, which is only read', async () => {
  const context = await newVisitor(house);
  const { page, problems } = await openApp(
    context,
    house.address,
    '&plan=plans/rs-2020.json#/laget/kedja/g-22',
  );
  await page.getByRole('heading', { level: 2, name: 'Låg bruttokostnadsutveckling' }).waitFor();
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await page.getByText(/är öppen för läsning/).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Ångra/ }).isDisabled(), true);
  assert.deepEqual(problems, []);
  await context.close();
});
