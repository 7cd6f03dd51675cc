// @ts-check
// Debian's WebKitGTK: the main job, and what engines tend to do each in its own way.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/server.mjs';
import { atRest, ready, site } from './browser.mjs';
import { firstMinute } from './first_minute.mjs';
import { mainJob, walk } from './main_job.mjs';
import { ranking } from './steps.mjs';
import { openWebKit } from './webkit.mjs';

const limit = { timeout: 120_000 };

/** @type {import('./webkit.mjs').WebKit} */
let webkit;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  webkit = await openWebKit();
  server = await serve(site);
});
after(async () => {
  await webkit.close();
  await server.close();
});

test('the first minute and the main job in WebKit', limit, async () => {
  const { page } = webkit;
  await page.goto(`${server.address}?test`);
  await ready(page);
  await walk(webkit, [...firstMinute, ...mainJob]);
});

test('a reload without a server starts the app in WebKit', limit, async () => {
  const { page } = webkit;
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );
  await server.close();
  await page.reload();
  await ready(page);
});

test('the single file works from a folder in WebKit, its long work too', limit, async () => {
  const { page } = webkit;
  await page.goto(`${pathToFileURL(join(site, 'malvag.html')).href}?test`);
  await ready(page);
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.getByText(/^(säker|ganska säker|osäker)$/).first().waitFor();
  await atRest(page);
  assert.ok((await ranking(page)).length > 5);
});
