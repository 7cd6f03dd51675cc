// @ts-check
// Finds out which functions of the program the first screen needs, and writes their names to
// web/first_screen.txt, by which the site's builder divides the program. Run it when that has grown:
//   web/build && node tests/bench/first_screen.mjs && web/build
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionsOf, listOfFirst, shortName } from '../../web/split_program.mjs';

const program = 'build/web/malvag.wasm'; // linked with its functions' names, whole
const writer = '__write_profile';
const header = 8; // bytes of a profile before its numbers, one for each function

const folder = mkdtempSync(join(tmpdir(), 'malvag-first-'));
// Without what is compressed, which the server would rather give.
cpSync('build/site', folder, { recursive: true, filter: (path) => !path.endsWith('.br') });
execFileSync('wasm-split', [
  '--instrument',
  `--profile-export=${writer}`,
  program,
  '-o',
  join(folder, 'malvag.wasm'),
]);
process.env.MALVAG_SITE = folder;
const { newVisitor, openHouse } = await import('../browser/browser.mjs');

/** @typedef {import('../browser/browser.mjs').Page} Page */

/** Keeps the program within reach. @param {Page} page */
const watch = (page) =>
  page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    Object.assign(WebAssembly, {
      instantiate: async (/** @type {WebAssembly.Module} */ given, /** @type {any} */ imports) => {
        const made = await instantiate(given, imports);
        if (imports.later) Object.assign(window, { begun: made });
        return made;
      },
    });
  });

/** @param {Page} page @returns {Promise<number[]>} a profile's bytes */
const profile = (page) =>
  page.evaluate((name) => {
    const exported = /** @type {any} */ (window)['begun'].exports;
    const isMemory = (/** @type {any} */ one) => one instanceof WebAssembly.Memory;
    const memory = /** @type {any} */ (Object.values(exported).find(isMemory));
    const size = exported[name](0, 0);
    const place = memory.buffer.byteLength;
    memory.grow(Math.ceil(size / 0x10000) + 1);
    exported[name](place, size);
    return Array.from(new Uint8Array(memory.buffer, place, size));
  }, writer);

const { functions } = functionsOf(readFileSync(program));
/** @type {Set<string>} */
const needed = new Set();

/** @param {number[]} bytes */
function take(bytes) {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  functions.forEach(({ name }, at) => {
    if (view.getUint32(header + 4 * at, true) !== 0) needed.add(shortName(name));
  });
}

const house = await openHouse('chromium');
const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];
for (const viewport of sizes) {
  for (const [locale, colorScheme] of /** @type {const} */ ([
    ['sv-SE', 'light'],
    ['en-GB', 'dark'],
  ])) {
    const context = await newVisitor(house, { viewport, locale, colorScheme });
    for (const visit of ['new', 'returning']) {
      const page = await context.newPage();
      await watch(page);
      await page.goto(`${house.address}?test`);
      await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
      await page.waitForTimeout(visit === 'new' ? 1500 : 500);
      // What a person does before the rest is there: looks around.
      for (let step = 1; step < 20; ++step) {
        await page.mouse.move((step * viewport.width) / 20, (step * viewport.height) / 20);
      }
      await page.mouse.wheel(0, 300);
      for (let step = 0; step < 8; ++step) await page.keyboard.press('Tab');
      await page.setViewportSize({ width: viewport.width - 20, height: viewport.height });
      await page.waitForTimeout(300);
      take(await profile(page));
      await page.close();
    }
    await context.close();
  }
}
await house.close();
rmSync(folder, { recursive: true });
writeFileSync(listOfFirst, [...needed].filter(Boolean).sort().join('\n') + '\n');
console.log(`${needed.size} names of functions that the first screen needs`);
