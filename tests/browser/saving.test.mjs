// @ts-check
// Leaving at once loses nothing, in every engine.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { serve } from '../../web/server.mjs';
import { newVisitor, openApp, openHouse, ready, site } from './browser.mjs';
import { savingSteps } from './saving_steps.mjs';
import { openWebKit } from './webkit.mjs';

const limit = { timeout: 120_000 };

for (const engine of /** @type {const} */ (['chromium', 'firefox'])) {
  /** @type {import('./browser.mjs').House} */
  let house;
  test(`leaving in ${engine}`, async (outer) => {
    before(async () => (house = await openHouse(engine)));
    after(() => house.close());
    for (const [name, step] of savingSteps) {
      await outer.test(name, limit, async () => {
        const context = await newVisitor(house);
        const { page, problems } = await openApp(context, house.address);
        const visitor = {
          page,
          address: house.address,
          reopen: async () => {
            const closed = visitor.page.waitForEvent('close');
            await visitor.page.close({ runBeforeUnload: true });
            await closed;
            const next = await context.newPage();
            await next.goto(`${house.address}?test#/val`);
            return next;
          },
        };
        await step(visitor);
        // A page that another takes the place of is still asking for that one's icon.
        assert.deepEqual(problems.filter((words) => !/favicon|404/.test(words)), []);
        await context.close();
      });
    }
  });
}

test('leaving in WebKit', async (outer) => {
  const server = await serve(site);
  const webkit = await openWebKit();
  // WebDriver ends WebKit's tab without telling the page, as a cut of the power would: what holds
  // then is that what was written a second ago and is said to be stored is there.
  const told = savingSteps.filter(([name]) => name !== 'what stands half written outlives a closed tab');
  for (const [name, step] of told) {
    await outer.test(name, limit, async () => {
      const { page } = webkit;
      const start = `${server.address}?test#/val`;
      await page.goto(start);
      await ready(page);
      const reopen = async () => {
        await page.waitForTimeout(1000);
        await page.getByText(/^Sparad i den här webbläsaren/).first().waitFor();
        await /** @type {any} */ (page).reopen(start);
        return page;
      };
      await step({ page, address: server.address, reopen });
    });
  }
  await webkit.close();
  await server.close();
});
