// @ts-check
// A screen that nobody sees, for the browsers that draw nothing without one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = 10_000; // milliseconds

/**
 * @typedef {{ environment: Record<string, string>, close: () => void }} Screen
 *   environment: for what is to be shown there; its home is a folder that goes with the screen
 */

/** @returns {Promise<Screen>} */
export function openScreen() {
  const home = mkdtempSync(join(tmpdir(), 'malvag-home-'));
  const server = spawn(
    'Xvfb',
    // It ends when the last browser on it is gone, should this process be killed.
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-terminate', '5'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const leave = () => process.exit(1); // so that what is to be done at the exit is done
  const signals = ['SIGINT', 'SIGTERM'];
  const close = () => {
    process.off('exit', close);
    for (const signal of signals) process.off(signal, leave);
    server.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 10 }); // browsers write to the last
  };
  process.on('exit', close);
  for (const signal of signals) process.on(signal, leave);
  return new Promise((opened, failed) => {
    const fail = (/** @type {string} */ reason) => {
      close();
      failed(new Error(`no screen for the browser: ${reason}`));
    };
    const timer = setTimeout(fail, patience, 'Xvfb says nothing');
    server.once('error', () => fail('install xvfb'));
    server.once('exit', (code) => fail(`Xvfb ended with ${code}`));
    server.stdio[3]?.once('data', (number) => {
      clearTimeout(timer);
      server.removeAllListeners('exit');
      opened({ environment: { DISPLAY: `:${String(number).trim()}`, HOME: home }, close });
    });
  });
}
