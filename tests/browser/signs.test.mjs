// @ts-check
// Signs of other alphabets, screens of any ratio, and presses whose release never comes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { atRest, dropFile, newVisitor, openApp, openHouse } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const plan = readFileSync(join(root, 'assets', 'plans', 'rs-2020.json'), 'utf8');

/** @type {import('./browser.mjs').House} */
let house;
before(async () => (house = await openHouse()));
after(() => house.close());

/** @param {string} title */
const planNamed = (title) =>
  Buffer.from(plan.replace('"Regionstyrelsens plan 2020"', JSON.stringify(title)));

test('every letter with marks that we know is composed as JavaScript composes it', () => {
  const ranges = [
    [0xc0, 0x24f],
    [0x370, 0x4ff],
    [0x1e80, 0x1e85],
    [0x1ea0, 0x1ef9],
  ];
  const titles = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place))
      .filter((sign) => sign.normalize('NFC') === sign && sign.normalize('NFD') !== sign)
      .flatMap((sign) => {
        const [letter, ...marks] = sign.normalize('NFD');
        const turned = letter + marks.reverse().join('');
        return [sign.normalize('NFD'), ...(turned.normalize('NFC') === sign ? [turned] : [])];
      }),
  );
  assert.ok(titles.length > 700);
  titles.push('z\u0308', '\u0308', 'q\u0323\u0308', '\u1100\u1161', 'e\u0301\u0301');
  const whole = JSON.parse(plan);
  const [goal] = whole.goals;
  whole.goals.push(...titles.map((title, place) => ({ ...goal, id: `g-sign-${place}`, title })));
  const program = join(root, 'build', 'native', 'malvag');
  const answer = execFileSync(program, ['convert', '-'], { input: JSON.stringify(whole) });
  /** @type {{ title: string }[]} */
  const goals = JSON.parse(answer.toString()).goals;
  assert.deepEqual(
    goals.slice(-titles.length).map(({ title }) => title),
    titles.map((title) => (title === '\u1100\u1161' ? title : title.normalize('NFC'))),
  );
});

test('signs that few plans need are fetched by a plan that has them, and by no other', async () => {
  const context = await newVisitor(house, { serviceWorkers: 'block' });
  const { page, problems } = await openApp(context, house.address);
  /** @type {string[]} */
  const fonts = [];
  page.on('request', (request) => {
    if (request.url().includes('/fonts/')) fonts.push(new URL(request.url()).pathname);
  });
  await atRest(page);
  await page.getByRole('link', { name: 'Läget' }).click();
  await dropFile(page, 'a\u030A.json', planNamed('Ma\u030Al \u00AD\u200B2020'));
  await atRest(page);
  assert.deepEqual(fonts, []);
  await dropFile(page, 'signs.json', planNamed('Πλάνο → План ✓ ≈'));
  await page.waitForFunction(() => document.fonts.size === 4);
  await atRest(page);
  await page.getByRole('link', { name: 'Läget' }).click();
  await atRest(page);
  assert.deepEqual(fonts, ['/fonts/more.ttf']);
  assert.deepEqual(problems.filter((words) => !words.includes('blocked by Playwright')), []);
  await context.close();
});

// A real ratio: what Playwright emulates, the browser does not lay out by.
for (const [ratio, size] of [
  ['1.25', '1023,769'],
  ['1.75', '1111,803'],
]) {
  test(`the canvas has the screen's own pixels at ${ratio}`, async () => {
    const browser = await chromium.launch({
      executablePath: process.env.MALVAG_BROWSER ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        `--force-device-scale-factor=${ratio}`,
        `--window-size=${size}`,
      ],
    });
    const { page } = await openApp(await browser.newContext({ viewport: null }), house.address);
    await atRest(page);
    const { told, canvas, devicePixels } = await page.evaluate(async () => {
      const element = document.querySelector('canvas');
      if (!element) throw new Error('no canvas');
      /** @type {ResizeObserverEntry} */
      const entry = await new Promise((found) => {
        new ResizeObserver(([first]) => found(first)).observe(element, {
          box: 'device-pixel-content-box',
        });
      });
      const [{ inlineSize, blockSize }] = entry.devicePixelContentBoxSize;
      return {
        told: [inlineSize, blockSize],
        canvas: [element.width, element.height],
        devicePixels: devicePixelRatio,
      };
    });
    assert.equal(devicePixels, Number(ratio));
    assert.deepEqual(canvas, told);
    await browser.close();
  });
}

test('a slider whose release never came stays where it was and follows no more', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  await atRest(page);
  const slider = page.getByRole('slider').first();
  const box = await slider.boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const at = (/** @type {number} */ share) => box.x + box.width * share;
  for (const lost of ['move', 'blur']) {
    await page.mouse.move(at(0.3), y);
    await page.mouse.down();
    await page.mouse.move(at(0.7), y);
    const reached = await slider.inputValue();
    await page.evaluate(
      ({ kind, x, y: top }) => {
        if (kind === 'blur') dispatchEvent(new Event('blur'));
        else
          document.body.dispatchEvent(
            new PointerEvent('pointermove', {
              clientX: x,
              clientY: top,
              buttons: 0,
              isPrimary: true,
              pointerType: 'mouse',
              bubbles: true,
            }),
          );
      },
      { kind: lost, x: at(0.5), y },
    );
    await page.mouse.move(at(0.9), y);
    await atRest(page);
    const value = Number(await slider.inputValue());
    assert.ok(Math.abs(value - 70) <= 4, `${value}, ${reached} before`);
    await page.mouse.up();
    await atRest(page);
    assert.equal(Number(await slider.inputValue()), value);
    await page.getByRole('button', { name: 'Återställ' }).click();
    await atRest(page);
  }
  await context.close();
});

test('no translator touches the texts that change', async () => {
  const context = await newVisitor(house);
  const { page } = await openApp(context, house.address);
  const isTranslated = (/** @type {string} */ selector) =>
    page.locator(selector).evaluate((element) => /** @type {HTMLElement} */ (element).translate);
  assert.equal(await isTranslated('#mirror'), false);
  assert.equal(await isTranslated('#no-start'), true);
  await context.close();
});
