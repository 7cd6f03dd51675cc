// @ts-check
// What is kept: without a network, in one file, over a reload, in each tab by itself.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { atRest, dropFile, newVisitor, openApp, openHouse, ready, site, treeOf } from './browser.mjs';
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
    .getByText(/^(säker|ganska säker|osäker)$/)
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

test('what another tab has is shown, and changed here once that tab is closed', async () => {
  const context = await newVisitor(house);
  const one = (await openApp(context, house.address)).page;
  await openMeasure(one, await firstMeasure(one));
  await changeTitle(one, 'Före');
  await stored(one);
  const two = (await openApp(context, house.address)).page;
  const elsewhere = two.getByText('Planen är öppen i en annan flik');
  await elsewhere.waitFor();
  const route = await two.evaluate(() => location.hash);

  await one.bringToFront();
  await changeTitle(one, 'Strax före');
  await titleField(one).fill('Halvvägs');
  const closed = one.waitForEvent('close');
  await one.close({ runBeforeUnload: true });
  await closed;
  await elsewhere.waitFor({ state: 'detached' });
  assert.equal(await two.evaluate(() => location.hash), route);
  await openMeasure(two, 'Halvvägs');
  await changeTitle(two, 'Efter');
  await stored(two);
  await two.reload();
  await ready(two);
  await two.getByRole('table').getByRole('button', { name: 'Efter', exact: true }).waitFor();
  await context.close();
});

test('a page that is loaded anew keeps its plan, though another waits for it', async () => {
  const context = await newVisitor(house);
  const one = (await openApp(context, house.address)).page;
  await openMeasure(one, await firstMeasure(one));
  await changeTitle(one, 'Min');
  await stored(one);
  const two = (await openApp(context, house.address)).page;
  const elsewhere = two.getByText('Planen är öppen i en annan flik');
  await elsewhere.waitFor();
  await one.reload();
  await ready(one);
  await atRest(one);
  await two.waitForTimeout(7000); // longer than the other waits for one that is loaded anew
  assert.equal(await one.getByText('Planen är öppen i en annan flik').count(), 0);
  assert.equal(await elsewhere.count(), 1);
  await context.close();
});

test('what stood half written in a plan goes into no other, and waits for its own', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const title = await firstMeasure(page);
  await openMeasure(page, title);
  await changeTitle(page, 'I den första');
  await titleField(page).fill('Halvskriven i den första');
  await page.waitForTimeout(1500);
  const measure = await page.evaluate(() => location.hash);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash'); // nobody is told that the page goes
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();

  const { page: next } = await openApp(context, house.address, '#/laget');
  const sample = JSON.parse(await (await fetch(`${house.address}plans/rs-2020.json`)).text());
  sample.plan.title = 'Den andra planen';
  await dropFile(next, 'plan.json', Buffer.from(JSON.stringify(sample)));
  await stored(next);
  await next.evaluate((hash) => void (location.hash = hash), measure);
  const edit = next.getByRole('button', { name: 'Ändra åtgärden' });
  await edit.click();
  await next.waitForTimeout(500);
  assert.equal(await titleField(next).inputValue(), title);
  assert.doesNotMatch(await treeOf(next), /Halvskriven/);

  await next.getByRole('link', { name: 'Mer', exact: true }).click();
  await next.getByRole('button', { name: /^Hämta: / }).first().click();
  await next.getByRole('button', { name: 'Hämta: Den andra planen' }).waitFor();
  await next.evaluate((hash) => void (location.hash = hash), measure);
  await edit.click();
  await next.getByRole('table').getByRole('button', { name: 'Halvskriven i den första', exact: true }).waitFor();
  await context.close();
});

test('what is left aside with Escape does not come back', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const title = await firstMeasure(page);
  await openMeasure(page, title);
  await titleField(page).fill('Inte så här');
  await page.waitForTimeout(1000); // long enough to be kept
  await titleField(page).press('Escape');
  await page.waitForTimeout(500);
  await page.reload();
  await ready(page);
  await page.getByRole('button', { name: 'Ändra åtgärden' }).click();
  await page.waitForTimeout(500);
  assert.equal(await titleField(page).inputValue(), title);
  assert.doesNotMatch(await treeOf(page), /Inte så här/);
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
