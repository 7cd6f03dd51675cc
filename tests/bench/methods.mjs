// @ts-check
// Times the methods and the choice within frames, natively and as WebAssembly beside each other, the
// choice against HiGHS in this same Node too. Each time is taken within the process (methods.cpp).
// Rounds alternate, so that what else runs on the machine meets all alike; ratios are of medians.
// usage: node tests/bench/methods.mjs [methods] [choices]     after both have been built, see run
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadHighs } from '../browser/choices.mjs';
import { median, milliseconds, print } from './figures.mjs';

/**
 * @typedef {{ milliseconds: number[], sum: number }} Timed
 * @typedef {{ milliseconds: number, good: number, value: number, bound: number, proven: boolean,
 *             nodes: number }} Chosen
 * @typedef {{ callMain: (words: string[]) => number }} Program
 * @typedef {{ family: string, seed: number, native: Chosen, web: Chosen, highs: number,
 *             isHighsDone: boolean }} Instance
 */

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const nativeProgram = join(top, 'build', 'native', 'malvag_bench');
const webProgram = join(top, 'build', 'web', 'malvag_bench.js');

// --- the two programs ----------------------------------------------------------------------------

/** @param {string[]} words */
const ofNative = (words) =>
  execFileSync(nativeProgram, words, { maxBuffer: 1 << 28 }).toString();

/** @type {string[]} */
let printed = [];
/** @type {(options: object) => Promise<Program>} */
const createProgram = createRequire(import.meta.url)(webProgram);
const program = await createProgram({
  wasmBinary: readFileSync(webProgram.replace(/js$/, 'wasm')),
  print: (/** @type {string} */ line) => printed.push(line),
});

/** @param {string[]} words */
function ofWeb(words) {
  printed = [];
  program.callMain(words);
  return printed.join('\n');
}

const ratio = (/** @type {number} */ one, /** @type {number} */ other) =>
  `${(one / other).toFixed(one / other < 10 ? 2 : 0)} ×`;
const verdict = (/** @type {boolean} */ isMet) => (isMet ? 'met' : 'MISSED');

// --- methods -------------------------------------------------------------------------------------

/** @type {[string, string, number][]} as the program calls it, what it is, goal natively in ms */
const methods = [
  ['additive', 'additive ranking, 10 000 × 12', 1],
  ['topsis', 'TOPSIS, 10 000 × 12', 2],
  ['promethee', 'PROMETHEE II, linear, 10 000 × 12', 15],
  ['smaa', 'SMAA-2 with wins, 10 000 draws, 231 × 12', 100],
];
const rounds = 9;

function measureMethods() {
  for (const [name, what, goal] of methods) {
    ofWeb([name, '10']); // V8 compiles anew what runs often
    const native = [];
    const web = [];
    for (let round = 0; round < rounds; ++round) {
      /** @type {Timed} */
      const one = JSON.parse(ofNative([name, '5']));
      /** @type {Timed} */
      const other = JSON.parse(ofWeb([name, '5']));
      if (one.sum !== other.sum) throw new Error(`${name}: ${one.sum} and ${other.sum}`);
      native.push(median(one.milliseconds));
      web.push(median(other.milliseconds));
    }
    const own = median(native);
    const times = median(web) / own;
    print('methods', what, milliseconds(own), `${goal} ms, ${verdict(own <= goal)}`);
    print(
      'methods',
      '  as WebAssembly',
      `${milliseconds(median(web))} = ${ratio(median(web), own)}`,
      `2 ×, ${verdict(times <= 2)}`,
    );
  }
}

// --- choices -------------------------------------------------------------------------------------

const families = ['even', 'priced', 'uneven', 'measures'];
const seeds = Number(process.env.MALVAG_BENCH_SEEDS ?? 3);
const secondsAtMost = Number(process.env.MALVAG_BENCH_SECONDS ?? 30);
/** Times that a choice is made, the median counts. @type {Record<number, number>} */
const repeats = { 40: 15, 231: 5, 1000: 1 };

/** @param {string} text @param {number} times */
async function timeHighs(text, times) {
  const taken = [];
  let answer;
  for (let at = 0; at < times; ++at) {
    const highs = await loadHighs();
    const before = performance.now();
    answer = highs.solve(text, {
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      time_limit: secondsAtMost,
    });
    taken.push(performance.now() - before);
    if (taken[0] > 1000) break;
  }
  return { taken: median(taken), isDone: answer?.Status === 'Optimal', value: answer?.ObjectiveValue };
}

/** @param {number} count @param {string} family @param {number} seed @returns {Promise<Instance>} */
async function measureInstance(count, family, seed) {
  const words = [family, String(count), String(seed)];
  const often = [String(repeats[count]), String(secondsAtMost)];
  /** @type {Chosen} */
  const native = JSON.parse(ofNative(['choose', ...words, ...often]));
  /** @type {Chosen} */
  const web = JSON.parse(ofWeb(['choose', ...words, ...often]));
  const highs = await timeHighs(ofNative(['program', ...words]), repeats[count]);
  const name = `${count} ${words.join(' ')}`;
  if (native.proven && web.proven && (native.value !== web.value || native.nodes !== web.nodes))
    throw new Error(`${name}: natively ${native.value}, as WebAssembly ${web.value}`);
  const differs = Math.round(highs.value ?? 0) !== native.value;
  if (highs.isDone && native.proven && differs)
    throw new Error(`${name}: ${native.value} proven, HiGHS says ${highs.value}`);
  if (process.env.MALVAG_BENCH_ALL) {
    console.log(
      `${name.padEnd(18)} native ${milliseconds(native.milliseconds)}, web ` +
        `${milliseconds(web.milliseconds)}, good ${milliseconds(web.good)}, HiGHS ` +
        `${milliseconds(highs.taken)}${highs.isDone ? '' : ' and not done'}, ${web.nodes} nodes` +
        `${web.proven ? '' : ' and not proven'}`,
    );
  }
  return { family, seed, native, web, highs: highs.taken, isHighsDone: highs.isDone };
}

/** @param {number[]} times */
const middleAndWorst = (times) =>
  `${milliseconds(median(times))} / ${milliseconds(Math.max(...times))}`;

/** @param {number} count @param {string} what @param {Instance[]} instances */
function printChoices(count, what, instances) {
  const native = instances.map((one) => one.native.milliseconds);
  const web = instances.map((one) => one.web.milliseconds);
  const against = instances.map((one) => one.highs / one.web.milliseconds);
  const beside = instances.map((one) => one.web.milliseconds / one.native.milliseconds);
  const isAll = what === 'all';
  const wanted = count === 1000 ? 1 : 10;
  const goal = (/** @type {string} */ text, /** @type {boolean} */ isMet) =>
    isAll ? `${text}, ${verdict(isMet)}` : '';
  const unproven = instances.filter((one) => !one.web.proven).length;
  const undone = instances.filter((one) => !one.isHighsDone).length;
  print('choices', `choice of ${count}, ${what}: native, median / worst`, middleAndWorst(native));
  print(
    'choices',
    '  as WebAssembly, median / worst',
    middleAndWorst(web),
    count === 231 ? goal('50 ms', median(web) <= 50) : '',
  );
  print('choices', '  of native', `${median(beside).toFixed(2)} ×`, goal('2 ×', median(beside) <= 2));
  print('choices', '  HiGHS', middleAndWorst(instances.map((one) => one.highs)));
  print(
    'choices',
    '  HiGHS of it, median / worst',
    `${median(against).toFixed(1)} × / ${Math.min(...against).toFixed(1)} ×`,
    goal(`${wanted} ×`, median(against) >= wanted),
  );
  const good = instances.map((one) => one.web.good);
  print(
    'choices',
    '  within a thousandth, median / worst',
    middleAndWorst(good),
    count === 231 ? goal('16 ms', median(good) <= 16) : '',
  );
  if (undone + unproven > 0) {
    console.log(
      `  stopped after ${secondsAtMost} s of ${instances.length}: HiGHS ${undone}, ours ${unproven}`,
    );
  }
}

async function measureChoices() {
  ofWeb(['choose', 'even', '231', '99', '20', '10']); // V8 compiles anew what runs often
  for (const count of [40, 231, 1000]) {
    const instances = [];
    for (const family of families) {
      for (let seed = 1; seed <= seeds; ++seed) {
        instances.push(await measureInstance(count, family, seed));
      }
    }
    for (const family of families) {
      printChoices(
        count,
        family,
        instances.filter((one) => one.family === family),
      );
    }
    printChoices(count, 'all', instances);
  }
}

// --- goals ---------------------------------------------------------------------------------------

// Sixty goals, 231 measures, three years: until the first conflict is explained, and until ten are.
function measureGoals() {
  for (const family of ['local', 'scarce']) {
    /** @type {{ native: any, web: any }[]} */
    const instances = [];
    for (let seed = 1; seed <= seeds; ++seed) {
      const call = ['goals', family, String(seed), String(secondsAtMost)];
      instances.push({ native: JSON.parse(ofNative(call)), web: JSON.parse(ofWeb(call)) });
    }
    for (const [what, limit] of /** @type {[string, number][]} */ ([
      ['first', 100],
      ['ten', 2000],
    ])) {
      const reached = instances.filter((one) => one.web[what] >= 0);
      if (reached.length === 0) continue;
      const web = reached.map((one) => one.web[what]);
      print(
        'goals',
        `${family}, ${what} explained: native, median / worst`,
        middleAndWorst(reached.map((one) => one.native[what])),
      );
      print(
        'goals',
        `  as WebAssembly, of ${reached.length} of ${instances.length}`,
        middleAndWorst(web),
        verdict(Math.max(...web) <= limit) + `, ${limit} ms`,
      );
    }
    const all = instances.map((one) => one.web);
    console.log(
      `  found ${all.map((one) => one.found).join(', ')}; of the ten shown, smallest by proof ` +
        `${all.map((one) => one.proven).join(', ')}; all found ${all.map((one) => one.complete).join(', ')}`,
    );
  }
}

// --- all -----------------------------------------------------------------------------------------

const wanted = process.argv.slice(2);
const isWanted = (/** @type {string} */ part) => wanted.length === 0 || wanted.includes(part);
console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, load ${loadavg()[0].toFixed(1)} ` +
    `before: figures hold for a machine that does nothing else, ratios nearly for any`,
);
if (isWanted('methods')) measureMethods();
if (isWanted('choices')) await measureChoices();
if (isWanted('goals')) measureGoals();
