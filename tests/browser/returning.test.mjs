// @ts-check
// Back and Forward lead to what was seen, where it was seen, and lose nothing on the way.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse } from './browser.mjs';
import { firstMeasure, openMeasure, titleField } from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const screens = [
  '#/laget', '#/laget/kedja', '#/konflikt', '#/konflikt/granska', '#/val', '#/val/avvagning',
  '#/val/granska', '#/val/princip', '#/mer',
];

/** The scroll area in the middle of the screen, and how far it is scrolled. @param {Page} page */
const scrolled = (page) =>
  page.evaluate(() => {
    const areas = [...document.querySelectorAll('main [data-scrolls], main[data-scrolls]')];
    const [area] = areas.sort((one, other) => other.scrollHeight - one.scrollHeight);
    return { id: /** @type {HTMLElement | undefined} */ (area)?.dataset.id, top: area?.scrollTop ?? 0 };
  });

/** @param {Page} page @param {number} by */
async function wheel(page, by) {
  await page.mouse.wheel(0, by);
  await page.waitForTimeout(200); // until the browser gives it to the page
  await atRest(page);
}

for (const [width, height] of [[820, 1180], [1440, 900]]) {
  test(`Back and Forward find every screen as it was left, at ${width}`, async () => {
    const context = await newVisitor(house, { viewport: { width, height } });
    const { page, problems } = await openApp(context, house.address, screens[0]);
    const left = [];
    for (const [place, screen] of screens.entries()) {
      if (place > 0) await page.evaluate((hash) => void (location.hash = hash), screen);
      await atRest(page);
      await page.mouse.move(width / 2, height * 0.7);
      await wheel(page, 300 + 10 * place);
      left.push({ ...(await scrolled(page)), route: await page.evaluate(() => location.hash) });
    }
    assert.ok(left.filter(({ top }) => top > 100).length > 5, JSON.stringify(left));
    const found = [left[left.length - 1]];
    for (let place = screens.length - 2; place >= 0; --place) {
      await page.goBack();
      await atRest(page);
      found.unshift({ ...(await scrolled(page)), route: await page.evaluate(() => location.hash) });
    }
    assert.deepEqual(found, left);
    for (let place = 1; place < screens.length; ++place) {
      await page.goForward();
      await atRest(page);
      assert.deepEqual(
        { ...(await scrolled(page)), route: await page.evaluate(() => location.hash) },
        left[place],
      );
    }
    assert.deepEqual(problems, []);
    await context.close();
  });
}

test('what closes a card, the arrow or Escape, finds the list as it was', async () => {
  const context = await newVisitor(house, { viewport: { width: 820, height: 1180 } });
  const { page } = await openApp(context, house.address, '#/konflikt');
  await atRest(page);
  await page.mouse.move(400, 800);
  for (const close of [
    () => page.getByRole('button', { name: 'Alla målkonflikter' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await wheel(page, 700);
    const before = await scrolled(page);
    assert.ok(before.top > 100);
    await page.mouse.click(400, 800);
    await page.getByRole('button', { name: 'Alla målkonflikter' }).waitFor();
    await close();
    await page.getByRole('heading', { level: 1, name: 'Vad krockar, och vad skulle lösa det?' }).waitFor();
    await atRest(page);
    assert.deepEqual(await scrolled(page), before);
  }
  await context.close();
});

for (const [route, closed] of [
  ['#/val/m-001', '#/val'], ['#/laget/kedja/g-22', '#/laget/kedja'],
  ['#/val/avvagning/m-001', '#/val/avvagning'], ['#/val/granska/m-001', '#/val/granska'],
]) {
  test(`Escape closes what is open at ${route}`, async () => {
    const context = await newVisitor(house);
    const { page } = await openApp(context, house.address, route);
    await atRest(page);
    await page.keyboard.press('Escape');
    await page.waitForFunction((hash) => location.hash === hash, closed);
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await context.close();
  });
}

test('a link leads to the top of a screen that was left further down', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/konflikt');
  await atRest(page);
  await page.mouse.move(300, 600);
  await wheel(page, 600);
  assert.ok((await scrolled(page)).top > 100);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await atRest(page);
  await page.getByRole('link', { name: 'Målkonflikter', exact: false }).first().click();
  await atRest(page);
  assert.equal((await scrolled(page)).top, 0);
  await context.close();
});

test('what is half written goes into its own measure by Back, and is there by Forward', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/laget');
  await atRest(page);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await openMeasure(page, await firstMeasure(page));
  await titleField(page).fill('Halvvägs');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /drar åt olika håll/ }).waitFor();
  await page.goForward();
  await page.getByRole('table').getByRole('button', { name: 'Halvvägs', exact: true }).waitFor();
  await context.close();
});
