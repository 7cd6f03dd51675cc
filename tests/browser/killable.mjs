// @ts-check
// A Chromium with a profile on disk, which can be killed as when the power goes, and started again.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserPath, chromiumFlags } from './browser.mjs';

/** @typedef {import('playwright-core').BrowserContext} Context */

/**
 * kill: SIGKILL to every process of the browser, at once. close: as a person quits it.
 * @typedef {{ context: Context, kill: () => Promise<void>, close: () => Promise<void> }} Killable
 */

const patience = 20_000; // milliseconds

const wait = (/** @type {number} */ milliseconds) =>
  new Promise((passed) => setTimeout(passed, milliseconds));

/** @type {string[]} */
const profiles = [];
process.on('exit', () => {
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** A folder for a profile, gone when the tests end. @returns {string} */
export function newProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'malvag-profile-'));
  profiles.push(folder);
  return folder;
}

/** @param {string} profile @param {string[]} [flags] @returns {Promise<Killable>} */
export async function startKillable(profile, flags = []) {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true }); // of the one before, which was killed
  const browser = spawn(
    browserPath('chromium', 'MALVAG_BROWSER', ['/usr/bin/chromium', '/usr/bin/google-chrome']),
    [
      ...chromiumFlags,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=1100,960',
      '--force-prefers-reduced-motion',
      '--lang=sv-SE',
      '--hide-crash-restore-bubble',
      // A machine that is busy is not to be mistaken for a tab that nobody looks at.
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--disable-background-timer-throttling',
      '--disable-back-forward-cache', // Playwright loses pages that come back out of it
      ...flags,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' }, // a group of its own, so that all of it can be killed
  );
  const ended = new Promise((told) => browser.once('exit', told));
  const killAll = () => {
    try {
      process.kill(-(browser.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  const leave = () => process.exit(1); // so that what is to be done at the exit is done
  const signals = ['SIGINT', 'SIGTERM'];
  process.on('exit', killAll);
  for (const signal of signals) process.on(signal, leave);
  const isGone = async () => {
    await ended;
    process.off('exit', killAll);
    for (const signal of signals) process.off(signal, leave);
  };

  let port = '';
  for (const end = Date.now() + patience; !port && Date.now() < end; await wait(30))
    if (existsSync(portFile)) port = readFileSync(portFile, 'utf8').split('\n')[0];
  if (!port) {
    killAll();
    throw new Error('the browser does not start');
  }
  const connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = connection.contexts();
  return {
    context,
    kill: async () => {
      killAll();
      await isGone();
      await connection.close().catch(() => {});
    },
    close: async () => {
      const session = await connection.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await Promise.race([isGone(), wait(patience)]);
      killAll();
      await isGone();
      await connection.close().catch(() => {});
    },
  };
}
