// @ts-check
// What the browser tests share: the site served on a port of its own, a browser, a page that
// remembers what went wrong in it.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';
import { serve } from '../../web/server.mjs';
import { openScreen } from './screen.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const site = process.env.MALVAG_SITE ?? join(here, '..', '..', 'build', 'site');

export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--disable-gpu-rasterization',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** @param {string} name @param {string} variable @param {string[]} places */
export function browserPath(name, variable, places) {
  const path = [process.env[variable], ...places].find((place) => place && existsSync(place));
  if (!path) throw new Error(`no browser: install ${name}, or name one in ${variable}`);
  return path;
}

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').BrowserContext} Context
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {'chromium' | 'firefox'} Engine
 *
 * downloads: the folder that saved files come to.
 * @typedef {{ address: string, browser: Browser, downloads: string, close: () => Promise<void> }} House
 */

/** @param {string} downloads @returns {Promise<{ browser: Browser, close: () => Promise<void> }>} */
async function startChromium(downloads) {
  const known = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
  const browser = await chromium.launch({
    executablePath: browserPath('chromium', 'MALVAG_BROWSER', known),
    args: chromiumFlags,
    downloadsPath: downloads,
  });
  return { browser, close: () => browser.close() };
}

/**
 * Debian's Firefox. It speaks WebDriver BiDi and not the protocol of Playwright's own Firefox, which
 * is what the channel says. Headless it has no WebGL in software, so it gets a screen.
 * @param {string} downloads @returns {Promise<{ browser: Browser, close: () => Promise<void> }>}
 */
async function startFirefox(downloads) {
  const known = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const executablePath = browserPath('firefox-esr', 'MALVAG_FIREFOX', known);
  const screen = await openScreen();
  try {
    const browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath,
      headless: false,
      downloadsPath: downloads,
      env: { ...process.env, ...screen.environment },
      firefoxUserPrefs: {
        'security.fileuri.strict_origin_policy': true, // as people have it, and Playwright has not
        'ui.prefersReducedMotion': 1, // BiDi cannot ask for it
      },
    });
    const close = () => browser.close().finally(screen.close);
    return { browser, close };
  } catch (error) {
    screen.close();
    throw error;
  }
}

/**
 * The site, and a browser.
 * @param {Engine} [engine] Chromium, or what MALVAG_ENGINE names
 * @returns {Promise<House>}
 */
export async function openHouse(
  engine = process.env.MALVAG_ENGINE === 'firefox' ? 'firefox' : 'chromium',
) {
  const downloads = mkdtempSync(join(tmpdir(), 'malvag-downloads-'));
  process.on('exit', () => rmSync(downloads, { recursive: true, force: true }));
  const start = engine === 'firefox' ? startFirefox : startChromium;
  const { browser, close: closeBrowser } = await start(downloads);
  const server = await serve(site);
  const close = async () => {
    await closeBrowser();
    await server.close();
  };
  return { address: server.address, browser, downloads, close };
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

/** Of the style that Playwright tries in Firefox before a picture, and the page's policy refuses. */
const hashOfStyle = 'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=';

/** @param {Page} page */
export async function ready(page) {
  for (let round = 0; round < 600; ++round) {
    if (await page.evaluate(() => document.documentElement.dataset.ready !== undefined)) return;
    await page.waitForTimeout(50);
  }
  throw new Error('the app does not start');
}

/**
 * A page with the app started. `problems` is what the browser complained of, `hosts` whom it asked.
 * @param {Context} context @param {string} address
 * @param {string} [route] where it opens; the choice is where the main job is done
 */
export async function openApp(context, address, route = '#/val') {
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  /** @type {Set<string>} */
  const hosts = new Set();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!String(error.stack).includes(hashOfStyle)) problems.push(error.stack ?? String(error));
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host);
  });
  await page.goto(`${address}?test${route}`);
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
  return page.evaluate(async (base64) => {
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
}

/**
 * The text of the file that a press saves, as it comes to the folder: Playwright is not told of what
 * Firefox and WebKit save out of a page's memory. The file is taken from there.
 * @param {string} folder @param {() => Promise<unknown>} press @returns {Promise<string>}
 */
export async function savedTo(folder, press) {
  const before = new Set(readdirSync(folder));
  await press();
  for (let round = 0; round < 200; ++round) {
    const name = readdirSync(folder).find(
      (other) => !before.has(other) && !/^\.|download$|\.part$/.test(other),
    );
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (name && text.endsWith('\n')) {
      rmSync(join(folder, name));
      return text;
    }
    await new Promise((passed) => setTimeout(passed, 50));
  }
  throw new Error('no file was saved');
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

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** @param {Page} page @returns {Promise<string[]>} what axe finds wrong */
export async function violations(page) {
  await page.evaluate(axeSource);
  // @ts-ignore: axe has just been put into the page
  const { violations: found } = await page.evaluate(() => axe.run());
  return found.map(
    (/** @type {any} */ { id, nodes }) =>
      `${id}: ${nodes.map((/** @type {any} */ { html }) => html).join(' ')}`,
  );
}
