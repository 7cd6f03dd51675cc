// @ts-check
// Whatever is kept, and whatever the browser refuses, there is a plan to look at, and nothing that
// is kept is lost.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atRest, newVisitor, openApp, openHouse, ready, treeOf } from './browser.mjs';
import { changeTitle, firstMeasure, openMeasure } from './steps.mjs';

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** What is kept, changed behind the app's back. @param {import('playwright-core').Page} page */
function breakWhatIsKept(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('malvag');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const change = opening.result.transaction('slots', 'readwrite');
          const slots = change.objectStore('slots');
          slots.getAll().onsuccess = (/** @type {any} */ { target }) => {
            for (const kept of target.result)
              slots.put({ ...kept, bytes: new TextEncoder().encode('{"format": "malvag-plan"') });
          };
          change.oncomplete = () => resolve(opening.result.close());
        };
      }),
  );
}

test('a plan that is kept and cannot be read is named, kept, and given out as it is', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await openMeasure(page, await firstMeasure(page));
  await changeTitle(page, 'Det som fanns');
  await page.getByRole('status').filter({ hasText: 'Sparad i den här' }).first().waitFor();
  await breakWhatIsKept(page);
  await page.reload();
  await ready(page);
  await atRest(page);
  await page.getByRole('alert').filter({ hasText: 'gick inte att öppna' }).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ladda ner det som är sparat' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.json$/);
  // What is changed now is kept beside it.
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await openMeasure(page, await firstMeasure(page));
  await changeTitle(page, 'Det nya');
  await page.getByRole('status').filter({ hasText: 'Sparad i den här' }).first().waitFor();
  await page.reload();
  await ready(page);
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await atRest(page);
  assert.match(await treeOf(page), /button "Hämta: Regionstyrelsens plan 2020"/);
  await context.close();
});

test('an address that names what is no plan leads to the sample, and says what was wrong', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address, '&plan=licenses.txt#/val');
  await atRest(page);
  assert.match(await treeOf(page), /licenses.txt gick inte att öppna/);
  await context.close();
});

test('of two files that are dropped one is opened, and the other named', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const plan = await (await fetch(`${house.address}plans/rs-2020.json`)).text();
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    for (const name of ['ett.json', 'två.json']) transfer.items.add(new File([text], name));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }, plan);
  await page.getByText('Inte öppnat: två.json').first().waitFor();
  await context.close();
});

test('a browser that makes no workers is told of, and counts nothing for ever', async () => {
  const context = await newVisitor(house);
  await context.addInitScript(() => {
    // @ts-ignore: as under a policy that forbids them
    window.Worker = class {
      constructor() {
        throw new DOMException('', 'SecurityError');
      }
    };
  });
  const { page } = await openApp(context, house.address, '#/konflikt');
  await page.getByText('räknar i bakgrunden').first().waitFor();
  await atRest(page);
  assert.doesNotMatch(await treeOf(page), /progress/);
  await context.close();
});

test('the page of a first visit is held by the version that it began with', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await context.close();
});
