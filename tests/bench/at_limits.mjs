// @ts-check
// What a frame costs on every screen: with plans of the sizes that people have, as a table, and with
// files that hold as much as a file may, each limit of core/plan/limits.hpp that a frame could feel.
// A frame is the program's work and the mirror's.
import { readFileSync } from 'node:fs';
import { largePlan } from '../data/large_plan.mjs';
import { open, ownTime, pageWith } from './large_plans.mjs';
import { median, milliseconds, print } from './figures.mjs';

/** @typedef {import('../browser/browser.mjs').House} House */
/** @typedef {import('../browser/browser.mjs').Page} Page */
/** @typedef {Record<string, any>} Plan */

const sample = 'assets/plans/rs-2020.json';
const header = readFileSync('core/plan/limits.hpp', 'utf8');
const limit = (/** @type {string} */ name) =>
  Number(new RegExp(`size_t ${name} = ([0-9']+);`).exec(header)?.[1].replaceAll("'", ''));
const entities = limit('entities');
const listLength = limit('list_length');
const textBytes = limit('text_bytes');
const titleCharacters = limit('title_characters');
const influences = limit('influences');
const many = entities.toLocaleString('sv');

const screens = [
  '#/laget', '#/laget/kedja', '#/konflikt', '#/konflikt/granska', '#/val', '#/val/m-001',
  '#/val/avvagning', '#/val/granska', '#/val/princip', '#/mer',
];

/** @param {(plan: Plan) => void} change @returns {() => string} */
const changed = (change) => () => {
  const plan = JSON.parse(readFileSync(sample, 'utf8'));
  change(plan);
  return JSON.stringify(plan);
};

/** @param {Plan} plan @param {string} collection @param {(number: number) => Plan} make @param {number} [most] */
function fill(plan, collection, make, most = entities) {
  for (let number = plan[collection].length; number < most; ++number) {
    plan[collection].push({ id: `x-${collection}-${number}`, ...make(number) });
  }
}

const scores = (/** @type {number} */ number) => ({
  'c-law': 0, 'c-need': 1 + (number % 4), 'c-economy': number % 10,
  'c-staff': number % 7, 'c-environment': number % 5, 'c-residents': number % 9,
});

const withGoals = (/** @type {number} */ count) =>
  changed((plan) =>
    fill(plan, 'goals', (number) => ({ title: `Mål ${number}`, area: plan.areas[0].id }), count));

/** @type {[string, () => string][]} */
const sizes = [
  ['231 measures', () => largePlan(231)],
  ['1 000 measures', () => largePlan(1000)],
  ['10 000 measures', () => largePlan(10_000)],
  ['60 goals', withGoals(60)],
  ['500 goals', withGoals(500)],
  ['5 000 influences', changed((plan) => {
    fill(plan, 'goals', (number) => ({ title: `Mål ${number}`, area: plan.areas[0].id }), 500);
    fill(plan, 'influences', (number) => ({
      from: plan.goals[number % 500].id, to: plan.goals[(number + 1 + (number % 7)) % 500].id,
      strength: number % 3 ? -2 : 3, assessor: 'A',
    }), 5000);
  })],
];

/** @type {[string, () => string][]} */
const files = [
  [`${many} goals`, changed((plan) =>
    fill(plan, 'goals', (number) => ({ title: `Mål ${number}`, area: plan.areas[0].id })))],
  [`${many} measures`, changed((plan) =>
    fill(plan, 'measures', (number) => ({
      title: `Åtgärd ${number}`, body: 'regionstaben', goals: ['g-22'],
      costs: { 2020: number % 90 }, scores: scores(number),
    })))],
  [`${many} KPIs`, changed((plan) =>
    fill(plan, 'kpis', (number) => ({ title: `Mätetal ${number}`, goal: 'g-22', direction: 'higher' })))],
  [`${influences.toLocaleString('sv')} influences`, changed((plan) => {
    for (let number = 0; number < 500; ++number) {
      plan.goals.push({ id: `x-g-${number}`, title: `Mål ${number}`, area: plan.areas[0].id });
    }
    fill(plan, 'influences', (number) => ({
      from: `x-g-${number % 500}`, to: `x-g-${(number + 1 + (number % 7)) % 500}`,
      strength: number % 3 ? -2 : 3, assessor: 'A',
    }), influences);
  })],
  [`${listLength} goals of a measure, as many effects`, changed((plan) => {
    for (let number = 0; number < listLength; ++number) {
      plan.goals.push({ id: `x-g-${number}`, title: `Mål ${number}`, area: plan.areas[0].id });
    }
    plan.measures[0].goals = plan.goals.slice(-listLength).map((/** @type {Plan} */ goal) => goal.id);
    plan.measures[0].effects = plan.measures[0].goals.map(
      (/** @type {string} */ on, /** @type {number} */ number) => ({ on, amount: { 2020: number % 2 ? 1 : -1 } }),
    );
  })],
  [`titles and texts of ${textBytes} bytes`, changed((plan) => {
    const text = 'Ett ord '.repeat(textBytes / 8);
    plan.plan.title = text;
    for (const collection of ['goals', 'measures', 'kpis']) {
      for (const one of plan[collection].slice(0, 20)) {
        one.title = text;
        if (collection !== 'kpis') one.description = text;
      }
    }
  })],
  [`every title of ${titleCharacters} characters`, changed((plan) => {
    const text = 'Ett ord '.repeat(titleCharacters).slice(0, titleCharacters);
    for (const collection of ['areas', 'goals', 'measures', 'kpis', 'bodies', 'criteria']) {
      for (const one of plan[collection]) one.title = text;
    }
  })],
];

/**
 * Frames from the moment the screen is asked for, and while the pointer moves over it.
 * @param {Page} page @param {string} screen
 */
async function measureScreen(page, screen) {
  const from = await page.evaluate(() => window.malvagTest?.frames() ?? 0);
  await page.evaluate((hash) => void (location.hash = hash), screen);
  await page.waitForTimeout(3000);
  const moving = await page.evaluate(() => window.malvagTest?.frames() ?? 0);
  for (let step = 0; step < 40; ++step) {
    await page.mouse.move(300 + 15 * step, 250 + 8 * step);
    await page.waitForTimeout(20);
  }
  const times = await page.evaluate(() => window.malvagTest?.frameMilliseconds() ?? []);
  const first = times.slice(from, moving).map(ownTime);
  const moved = times.slice(moving).map(ownTime);
  return { first: Math.max(0, ...first), median: median(moved), worst: Math.max(0, ...moved) };
}

/** @param {House} house */
export async function measureAtLimits(house) {
  for (const [name, text] of files) {
    const { page, close } = await pageWith(house, text());
    await open(page);
    for (const screen of screens) {
      const { first, median: middle, worst } = await measureScreen(page, screen);
      print(
        'limits',
        `${name}, ${screen} (median / worst; arriving)`,
        `${milliseconds(middle)} / ${milliseconds(worst)}; ${milliseconds(first)}`,
        '100 ms',
      );
    }
    await close();
  }
}

/** @param {House} house */
export async function measureSizes(house) {
  const width = 19;
  const row = (/** @type {string[]} */ cells) =>
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(width))).join(''));
  console.log('frame by screen: median / worst while the pointer moves; the longest on arriving');
  console.log('budget 4 ms / 16 ms; tests/bench/run sizes');
  row(['', ...screens]);
  for (const [name, text] of sizes) {
    const { page, close } = await pageWith(house, text());
    await open(page);
    const cells = [];
    for (const screen of screens) {
      const { first, median: middle, worst } = await measureScreen(page, screen);
      cells.push(`${middle.toFixed(1)} / ${worst.toFixed(1)}; ${first.toFixed(0)}`);
    }
    row([name, ...cells]);
    await close();
  }
}
