// @ts-check
// The choice held against HiGHS: on the screen, with and without a network, under a strict policy
// and below a path, and from the terminal's program.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../web/server.mjs';
import { newVisitor, openApp, openHouse, ready, site, violations } from './browser.mjs';
import { loadHighs } from './choices.mjs';

/** @typedef {import('playwright-core').Page} Page */

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const terminal = process.env.MALVAG_TERMINAL ?? join(top, 'build', 'native', 'malvag');
const limit = { timeout: 240_000 };

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** As soon as there is an answer to check. @param {Page} page */
const press = (page) =>
  page.getByRole('button', { name: 'Kontrollräkna med ett annat program' }).click();

/** @param {Page} page @param {string | RegExp} words */
const reads = (page, words) =>
  page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached', timeout: 90_000 });

const agrees = 'HiGHS, kommer fram till samma sak: inget annat urval ger mer efter principen.';

/** @param {Page} page */
const keptOffline = (page) =>
  page.waitForFunction(
    async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
  );

test('HiGHS is fetched when it is asked for, agrees about the sample, and is there offline then', limit, async () => {
  const context = await newVisitor(house);
  const { page, problems, hosts } = await openApp(context, house.address, '#/val/avvagning');
  /** @type {string[]} */
  const fetched = [];
  context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await keptOffline(page);
  assert.deepEqual(
    fetched.filter((path) => path.startsWith('/highs/')),
    [],
  );
  await press(page);
  await reads(page, agrees);
  await page.getByText(/^HiGHS 1\.15\.\d+, \d+,\d sekunder$/).waitFor({ state: 'attached' });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual([...hosts], [new URL(house.address).host]);

  await page.waitForFunction(async () => Boolean(await caches.match('highs/highs.wasm')));
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await press(page);
  await reads(page, agrees);
  assert.deepEqual(problems, []);
  await context.close();
});

test('without a network and not fetched before, it says so and how to get it', limit, async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/val/avvagning');
  await keptOffline(page);
  await page.reload(); // now from what is kept
  await ready(page);
  await context.setOffline(true);
  await press(page);
  await reads(page, 'Försök igen när du har nät.');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await reads(page, agrees);
  await context.close();
});

test('by keyboard it is started, stopped, and started again', limit, async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '#/val/avvagning');
  // It never comes: what is being fetched for ever can be stopped too.
  await context.route('**/highs/worker.mjs', () => {});
  await page.getByRole('button', { name: 'Kontrollräkna med ett annat program' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sluta räkna' }).focus();
  await page.keyboard.press('Enter');
  await reads(page, 'Räkningen slutade i förtid.');
  await context.unroute('**/highs/worker.mjs');
  await page.getByRole('button', { name: 'Försök igen' }).focus();
  await page.keyboard.press('Enter');
  await reads(page, agrees);
  await context.close();
});

test('it works below a path, under the policy of the page as a header of every file', limit, async () => {
  const index = readFileSync(join(site, 'index.html'), 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(index)?.[1] ?? '';
  assert.ok(policy.includes("'wasm-unsafe-eval'") && !policy.includes("'unsafe-eval'"));
  const server = await serve(dirname(site), { headers: { 'content-security-policy': policy } });
  const context = await newVisitor(house);
  const address = `${server.address}${basename(site)}/`;
  const { page, problems } = await openApp(context, address, '#/val/avvagning');
  await press(page);
  await reads(page, agrees);
  assert.deepEqual(problems, []);
  await context.close();
  await server.close();
});

test('the single file says that it is without it', limit, async () => {
  const context = await newVisitor(house);
  const address = pathToFileURL(join(site, 'malvag.html')).href;
  const { page, problems } = await openApp(context, address, '#/val/avvagning');
  await press(page);
  await reads(page, 'Den här filen har inte det andra programmet med sig.');
  assert.deepEqual(problems, []);
  await context.close();
});

test('its notice stands among the others', () => {
  const notices = readFileSync(join(site, 'licenses.txt'), 'utf8');
  assert.match(notices, /^HiGHS/m);
  assert.match(notices, /Copyright \(c\) 2026 HiGHS/);
});

for (const principle of ['p-1', 'p-2']) {
  test(`step by step, HiGHS gives the sample's choice by ${principle} what it is worth`, async () => {
    const sample = join(top, 'assets', 'plans', 'rs-2020.json');
    const ask = (/** @type {string[]} */ ...options) =>
      execFileSync(terminal, ['portfolio', sample, '--principle', principle, ...options]).toString();
    const { taken } = JSON.parse(ask('--format', 'json'));
    const steps = Number(/Steg \d+ av (\d+)/.exec(ask('--format', 'lp'))?.[1]);
    assert.ok(principle === 'p-1' ? steps > 1 : steps === 1);
    for (let step = 1; step <= steps; ++step) {
      const program = ask('--format', 'lp', '--step', String(step));
      /** @type {Map<string, string>} */
      const itemOf = new Map([...program.matchAll(/^\\ (x\d+) (\S+)/gm)].map(([, item, id]) => [id, item]));
      const objective = /value:([^:]*)Subject To/.exec(program)?.[1] ?? '';
      const worth = new Map(
        [...objective.matchAll(/([+-]) (\d+) (x\d+)/g)].map(([, sign, amount, item]) => [
          item,
          Number(sign + amount),
        ]),
      );
      const own = taken.reduce(
        (/** @type {number} */ sum, /** @type {{ id: string }} */ { id }) =>
          sum + (worth.get(itemOf.get(id) ?? '') ?? Number.NaN),
        0,
      );
      const highs = await loadHighs();
      const answer = highs.solve(program, { mip_rel_gap: 0, mip_abs_gap: 0 });
      assert.equal(answer.Status, 'Optimal');
      assert.equal(Math.round(answer.ObjectiveValue), own, `step ${step} of ${steps}`);
    }
  });
}
