// @ts-check
// A disk that is really full: the browser's profile lies on a small one. The app says that it cannot
// save, and once there is room it saves again, by itself. What a full disk or a power cut left half
// written in the browser's own files takes nothing with it, also when the power goes once more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { serve } from '../../web/server.mjs';
import { openApp, ready, site } from './browser.mjs';
import { newProfile, startKillable } from './killable.mjs';
import { changeTitle, firstMeasure, openMeasure } from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

const size = '96m'; // enough for a profile

/** @returns {{ folder: string, fill: () => void, free: () => void, remove: () => void } | undefined} */
function smallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'malvag-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  } catch {
    rmSync(folder, { recursive: true });
    return undefined; // not everybody may mount, not even every root
  }
  const filler = join(folder, 'filler');
  const fill = () => {
    const file = openSync(filler, 'a');
    try {
      for (;;) writeSync(file, Buffer.alloc(1024));
    } catch {
      closeSync(file); // full
    }
  };
  const remove = () => {
    process.off('exit', remove);
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  };
  process.on('exit', remove);
  return { folder, fill, free: () => rmSync(filler), remove };
}

/** @param {Page} page @param {RegExp} words what the top bar says */
const says = (page, words) =>
  page
    .getByRole('status')
    .or(page.getByRole('alert'))
    .filter({ hasText: words })
    .first()
    .waitFor({ state: 'attached' });

/** The plan is open in the new tab, or stands in the list. @param {Page} page @param {string} title */
async function isThere(page, title) {
  if ((await firstMeasure(page)) === title) return;
  await page.getByRole('link', { name: 'Mer', exact: true }).click();
  await page.getByRole('button', { name: 'Hämta: Regionstyrelsens plan 2020' }).first().click();
  await page.getByRole('link', { name: 'Val', exact: true }).click();
  await page.getByRole('table').getByRole('button', { name: title, exact: true }).waitFor();
}

const saved = /^Sparad i den här webbläsaren/;
const cannot = /^Webbläsaren kan inte spara/;

/** @param {import('./killable.mjs').Killable} browser @param {string} address */
async function visit(browser, address) {
  const { page } = await openApp(browser.context, address);
  page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  return page;
}

test('a full disk is told of, takes nothing with it, and is got over', { timeout: 180_000 }, async (context) => {
  const disk = smallDisk();
  if (!disk) {
    context.diagnostic('NOT TESTED: no small disk can be made here');
    return;
  }
  const server = await serve(site);
  let browser = await startKillable(disk.folder);
  try {
    const page = await visit(browser, server.address);
    await openMeasure(page, await firstMeasure(page));
    await changeTitle(page, 'Sparad före');
    await says(page, saved);

    disk.fill();
    await changeTitle(page, 'Skriven på full disk');
    await says(page, cannot);
    await changeTitle(page, 'Skriven igen på full disk');
    await says(page, cannot);
    disk.free();
    await says(page, saved); // by itself
    await page.reload();
    await ready(page);
    await isThere(page, 'Skriven igen på full disk');

    await browser.kill();
    browser = await startKillable(disk.folder);
    await isThere(await visit(browser, server.address), 'Skriven igen på full disk');
  } finally {
    await browser.kill();
    await server.close();
    disk.remove();
  }
});

/** As a power cut leaves it: the last record has a head that promises more than follows. @param {string} profile */
function leaveHalfWritten(profile) {
  const stores = join(profile, 'Default', 'IndexedDB');
  const logs = readdirSync(stores, { recursive: true, encoding: 'utf8' }).filter((name) => /\d\.log$/.test(name));
  assert.equal(logs.length, 1);
  const [length, full] = [1000, 1];
  appendFileSync(join(stores, logs[0]), Buffer.from([1, 2, 3, 4, length & 255, length >> 8, full, 5, 6, 7]));
}

test('what a power cut left half written takes nothing with it at the next one', { timeout: 120_000 }, async () => {
  const profile = newProfile();
  const server = await serve(site);
  let browser = await startKillable(profile);
  try {
    let page = await visit(browser, server.address);
    for (const title of ['Före strömavbrottet', 'Efter det', 'Efter ännu ett']) {
      await openMeasure(page, await firstMeasure(page));
      await changeTitle(page, title);
      await says(page, saved);
      await browser.kill();
      leaveHalfWritten(profile);
      browser = await startKillable(profile);
      page = await visit(browser, server.address);
      await isThere(page, title);
    }
  } finally {
    await browser.kill();
    await server.close();
  }
});
