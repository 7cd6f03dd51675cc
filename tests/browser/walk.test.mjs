// @ts-check
// The main job, start to end: try another weight, see the ranking change, correct a title, undo it,
// save the plan, open it again with nothing lost. By mouse, by keyboard alone, by roles and names.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, savedTo, treeOf } from './browser.mjs';
import { mainJob, walk } from './main_job.mjs';
import { firstMeasure, ranking, titleField } from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

const economy = { name: 'Vikt för Ekonomi i balans' };
const corrected = 'Rättad rubrik';

/**
 * Pickers of a browser without File System Access, which a test can answer.
 * @param {import('playwright-core').BrowserContext} context
 */
const withoutPickers = (context) =>
  context.addInitScript(() => {
    window.showOpenFilePicker = undefined;
    window.showSaveFilePicker = undefined;
  });

async function visit() {
  const context = await newVisitor(house, { acceptDownloads: true });
  await withoutPickers(context);
  const app = await openApp(context, house.address);
  // Pickers are the test's from now on: one that is asked for only when it opens can come too late.
  app.page.on('filechooser', () => {});
  await atRest(app.page);
  return { context, ...app };
}

/** @param {Page} page */
const savePlan = (page) => savedTo(house.downloads, () => page.keyboard.press('Control+s'));

/** The file that was chosen is open: the app shows its plan. @param {Page} page */
async function opened(page) {
  await page.getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' }).waitFor();
  await atRest(page);
}

test('by roles and names', async () => {
  const { context, page, problems } = await visit();
  await walk({ page, downloads: house.downloads }, mainJob);
  assert.deepEqual(problems, []);
  await context.close();
});

test('by mouse', async () => {
  const { context, page, problems } = await visit();
  const before = await ranking(page);
  const slider = await page.getByRole('slider', economy).boundingBox();
  assert.ok(slider);
  const middle = slider.y + slider.height / 2;
  await page.mouse.move(slider.x + slider.width * 0.3, middle);
  await page.mouse.down();
  for (const place of [0.4, 0.5, 0.6, 0.7])
    await page.mouse.move(slider.x + slider.width * place, middle);
  await page.mouse.up();
  await page.getByText('Du provar.', { exact: true }).waitFor();
  await atRest(page);
  assert.ok(Number(await page.getByRole('slider', economy).inputValue()) > 60);
  assert.notDeepEqual(await ranking(page), before);

  const measure = await firstMeasure(page);
  const press = async (/** @type {import('playwright-core').Locator} */ target) => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await atRest(page);
  };
  await press(page.getByRole('table').getByRole('button', { name: measure, exact: true }));
  await press(page.getByRole('button', { name: 'Ändra åtgärden' }));
  await press(titleField(page));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(corrected);
  await press(page.getByRole('heading', { level: 1 })); // leaving the field is enough
  assert.ok((await ranking(page)).includes(corrected));
  await press(page.getByRole('button', { name: /^Ångra/ }));
  assert.ok((await ranking(page)).includes(measure));

  await press(page.getByRole('link', { name: 'Mer' }));
  const saved = await savedTo(house.downloads, () =>
    press(page.getByRole('button', { name: 'Spara som fil' })),
  );
  assert.doesNotMatch(saved, new RegExp(`"title": *"${corrected}"[^\\n]*"costs"`));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press(page.getByRole('button', { name: 'Öppna en plan' })),
  ]);
  await chooser.setFiles({
    name: 'igen.json',
    mimeType: 'application/json',
    buffer: Buffer.from(saved),
  });
  await opened(page);
  assert.equal(await savePlan(page), saved);
  assert.deepEqual(problems, []);
  await context.close();
});

test('by keyboard alone', async () => {
  const { context, page, problems } = await visit();
  /** @param {import('playwright-core').Locator} target */
  const tabTo = async (target) => {
    for (let presses = 0; presses < 120; ++presses) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false))
        return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${target}\n${await treeOf(page)}`);
  };
  const before = await ranking(page);
  await tabTo(page.getByRole('slider', economy));
  for (let presses = 0; presses < 40; ++presses) await page.keyboard.press('ArrowRight');
  await page.getByText('Du provar.', { exact: true }).waitFor();
  await atRest(page);
  assert.equal(await page.getByRole('slider', economy).inputValue(), '68');
  assert.notDeepEqual(await ranking(page), before);

  const measure = await firstMeasure(page);
  await tabTo(page.getByRole('table').getByRole('button', { name: measure, exact: true }));
  await page.keyboard.press('Enter');
  const edit = page.getByRole('button', { name: 'Ändra åtgärden' });
  await edit.waitFor();
  await tabTo(edit);
  await page.keyboard.press('Space');
  await atRest(page);
  await tabTo(titleField(page));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(corrected);
  await page.keyboard.press('Enter');
  await atRest(page);
  await page.getByRole('heading', { name: corrected }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: measure }).waitFor();

  const saved = await savePlan(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Control+o'),
  ]);
  await chooser.setFiles({
    name: 'igen.json',
    mimeType: 'application/json',
    buffer: Buffer.from(saved),
  });
  await opened(page);
  assert.equal(await savePlan(page), saved);
  assert.deepEqual(problems, []);
  await context.close();
});
