// @ts-check
// The same ranking, byte for byte, from the program on a terminal and from the one in the browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { newVisitor, openApp, openHouse } from './browser.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const terminal = process.env.MALVAG_TERMINAL ?? join(top, 'build', 'native', 'malvag');
const plan = join(top, 'assets', 'plans', 'rs-2020.json');

test('browser and terminal rank the 2020 plan with the same bytes', async () => {
  const native = execFileSync(terminal, ['rank', plan, '--format', 'json'], { encoding: 'utf8' });
  const house = await openHouse();
  const { page } = await openApp(await newVisitor(house), house.address);
  const browser = await page.evaluate(
    (text) => window.malvagTest?.rank(text) ?? '',
    readFileSync(plan, 'utf8'),
  );
  await house.close();
  assert.match(native, /"format": "malvag-rank"/);
  assert.equal(browser, native);
});
