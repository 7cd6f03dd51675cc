// @ts-check
// What the browser tests share: the site served on a port of its own, a browser, a page that
// remembers what went wrong in it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const site = process.env.MALVAG_SITE ?? join(here, '..', '..', 'build', 'site');

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

function browserPath() {
  const known = [process.env.MALVAG_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const path = known.find((candidate) => candidate && existsSync(candidate));
  if (!path) throw new Error('no browser: install chromium, or name one in MALVAG_BROWSER');
  return path;
}

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').BrowserContext} Context
 * @typedef {{ address: string, browser: import('playwright-core').Browser, close: () => Promise<void> }} House
 */

/** The site under a sub-path or not, and a browser. @returns {Promise<House>} */
export async function openHouse() {
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { address: server.address, browser, close };
}

/**
 * A person's own browser: nothing stored yet.
 * @param {House} house
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export function newVisitor(house, options = {}) {
  return house.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'sv-SE',
    reducedMotion: 'reduce',
    ...options,
  });
}

/** @param {Page} page */
export async function ready(page) {
  await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 30_000 });
}

/**
 * A page with the app started. `problems` is what the browser complained of, `hosts` whom it asked.
 * @param {Context} context @param {string} address
 */
export async function openApp(context, address) {
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  /** @type {Set<string>} */
  const hosts = new Set();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? String(error)));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host);
  });
  await page.goto(`${address}?test`);
  await ready(page);
  return { page, problems, hosts };
}

/**
 * Waits until the app has nothing more to do.
 * @param {Page} page
 * @returns {Promise<number>} frames so far
 */
export async function atRest(page) {
  let before = -1;
  for (let round = 0; round < 300; ++round) {
    const { frames, isWaiting } = await page.evaluate(() => ({
      frames: window.malvagTest?.frames() ?? 0,
      isWaiting: window.malvagTest?.isWaiting() ?? true,
    }));
    if (frames === before && !isWaiting) return frames;
    before = frames;
    await page.waitForTimeout(60);
  }
  throw new Error('the app does not come to rest');
}

/**
 * The tree as indented text, as the headless tests print it.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export async function treeOf(page) {
  const nodes = await page.evaluate(() => window.malvagTest?.tree() ?? []);
  return nodes
    .map(({ depth, role, level, name, value, id }) => {
      const parts = [`${role}${level ?? ''}`, name && `"${name}"`, value && `= ${value}`, `#${id}`];
      return '  '.repeat(depth) + parts.filter(Boolean).join(' ');
    })
    .join('\n');
}

/**
 * How many different colours a picture of the canvas shows.
 * @param {Page} page
 * @returns {Promise<number>}
 */
export async function coloursOnCanvas(page) {
  const picture = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const count = await blank.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const drawing = canvas.getContext('2d');
    if (!drawing) return 0;
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, picture);
  await blank.close();
  return count;
}

/**
 * Drops a file on the page, as a person would from a folder.
 * @param {Page} page
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export async function dropFile(page, name, bytes) {
  const base64 = Buffer.from(bytes).toString('base64');
  await page.evaluate(
    ({ name: fileName, base64: content }) => {
      const transfer = new DataTransfer();
      const letters = atob(content);
      transfer.items.add(
        new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], fileName),
      );
      for (const kind of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    { name, base64 },
  );
}

/**
 * A file of so many zeros, made in the browser.
 * @param {Page} page
 * @param {string} name
 * @param {number} size
 */
export async function dropEmptyFile(page, name, size) {
  await page.evaluate(
    ({ name: fileName, size: bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], fileName));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    },
    { name, size },
  );
}
