// @ts-check
// Debian's Firefox: the main job, and what engines tend to do each in its own way. The other files
// run in it with MALVAG_ENGINE=firefox, save where a test asks what BiDi has no answer to: touch,
// forced colours, what a page from a folder loads.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { atRest, newVisitor, openApp, openHouse, ready, site } from './browser.mjs';
import { firstMinute } from './first_minute.mjs';
import { mainJob, walk } from './main_job.mjs';
import { ranking } from './steps.mjs';

const limit = { timeout: 120_000 };

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse('firefox')));
after(() => house.close());

test('the first minute and the main job in Firefox, which asks the person for no permission', limit, async () => {
  const context = await newVisitor(house);
  await context.addInitScript(() => {
    const { storage } = navigator;
    if (!storage) return; // not there before the page is
    storage.persist = async () => {
      console.error('Firefox would ask the person');
      return false;
    };
  });
  const { page, problems, hosts } = await openApp(context, house.address);
  await walk({ page, downloads: house.downloads }, [...firstMinute, ...mainJob]);
  assert.deepEqual(problems, []);
  assert.deepEqual([...hosts], [new URL(house.address).host]);
  await context.close();
});

test('a reload without a network starts the app in Firefox', limit, async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await context.close();
});

test('the single file works from a folder in Firefox, its long work too', limit, async () => {
  const context = await newVisitor(house);
  const address = pathToFileURL(join(site, 'malvag.html')).href;
  const { page, problems } = await openApp(context, address);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page
    .getByText(/^(säker|ganska säker|osäker)$/)
    .first()
    .waitFor({ state: 'attached' });
  await atRest(page);
  assert.ok((await ranking(page)).length > 5);
  assert.deepEqual(problems, []);
  await context.close();
});
