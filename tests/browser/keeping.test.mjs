// @ts-check
// What is kept: without a network, in one file, over a reload, in each tab by itself.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { atRest, newVisitor, openApp, openHouse, ready, site, treeOf } from './browser.mjs';
import { changeTitle, firstMeasure, openMeasure, titleField } from './steps.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** @param {import('playwright-core').Page} page */
async function stored(page) {
  await page.getByRole('status').filter({ hasText: 'webbläsaren' }).first().waitFor();
}

test('a reload without a network starts the app', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.close();
});

test('a second visit asks the network for nothing', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );
  await page.reload();
  await ready(page);
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .concat(performance.getEntriesByType('navigation'))
      .map((entry) => /** @type {PerformanceResourceTiming} */ (entry).transferSize)
      .reduce((sum, size) => sum + size, 0),
  );
  assert.equal(bytes, 0);
  await context.close();
});

test('the single file works from a folder, its long work too', async () => {
  const context = await newVisitor(house);
  const { page, problems, hosts } = await openApp(
    context,
    pathToFileURL(join(site, 'malvag.html')).href,
  );
  await atRest(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByText(/^(säker|ganska säker|jämnt)$/)
    .first()
    .waitFor({ state: 'attached' });
  assert.deepEqual(problems, []);
  assert.deepEqual([...hosts], ['']);
  await context.close();
});

test('a change is there again after a reload, and another tab keeps its own copy', async () => {
  const context = await newVisitor(house);
  const one = (await openApp(context, house.address)).page;
  await openMeasure(one, await firstMeasure(one));
  await changeTitle(one, 'Ändrad i första fliken');
  await stored(one);

  const two = (await openApp(context, house.address)).page;
  await atRest(two);
  await two.getByText('Planen är öppen i en annan flik').waitFor();
  assert.equal(await firstMeasure(two), 'Ändrad i första fliken');
  await two.getByRole('button', { name: 'Ändra i en kopia' }).click();
  await two.getByRole('link', { name: 'Val', exact: true }).click();
  await openMeasure(two, 'Ändrad i första fliken');
  await changeTitle(two, 'Ändrad i andra fliken');
  await stored(two);

  for (const [page, title] of /** @type {const} */ ([
    [one, 'Ändrad i första fliken'],
    [two, 'Ändrad i andra fliken'],
  ])) {
    await page.reload();
    await ready(page);
    await atRest(page);
    assert.match(await treeOf(page), new RegExp(title));
  }
  await context.close();
});

test('what is being written is stored when the page is hidden', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await openMeasure(page, await firstMeasure(page));
  await titleField(page).fill('Skrivet strax före');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(100);
  await page.reload();
  await ready(page);
  await atRest(page);
  assert.match(await treeOf(page), /Skrivet strax före/);
  await context.close();
});

test('the list of plans knows what other tabs have opened since, and let go', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/laget');
  await atRest(page);
  const { page: other } = await openApp(context, house.address);
  const sample = JSON.parse(await (await fetch(`${house.address}plans/rs-2020.json`)).text());
  sample.plan.title = 'Den andra fliken';
  await other.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'plan.json'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }, JSON.stringify(sample));
  await stored(other);
  await page.bringToFront();
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await page.getByRole('button', { name: 'Läs: Den andra fliken' }).waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Hämta: Den andra fliken' }).waitFor();
  await context.close();
});
