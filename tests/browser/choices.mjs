// @ts-check
// Random choices within three years' frames, as `malvag method portfolio` reads them and as another
// solver does.
import { createRequire } from 'node:module';

/** @typedef {{ Status: string, ObjectiveValue: number }} HighsAnswer */
/** @typedef {{ solve: (program: string, options: object) => HighsAnswer }} Highs */

/** @type {() => Promise<Highs>} its own types do not say how it is called from a module */
export const loadHighs = createRequire(new URL('../../web/package.json', import.meta.url))('highs');

/**
 * @typedef {{ value: number[], cost: number[][], frames: number[], requires: number[][],
 *             excludes: number[][], groups: { members: number[], min: number }[] }} Choices
 */

/** SplitMix32: the same numbers everywhere. @param {number} seed */
export function chance(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} count @param {number} seed @returns {Choices} */
export function randomChoices(count, seed) {
  const next = chance(seed);
  const whole = (/** @type {number} */ least, /** @type {number} */ most) =>
    least + Math.floor(next() * (most - least + 1));
  const years = [0, 1, 2];
  const items = Array.from({ length: count }, (_, at) => at);
  const cost = items.map(() => years.map(() => whole(100, 5000)));
  const pair = () => {
    const one = whole(0, count - 1);
    return [one, (one + whole(1, count - 1)) % count];
  };
  const pairs = Array.from({ length: Math.floor(count / 10) });
  return {
    value: items.map(() => whole(100, 1000)),
    cost,
    frames: years.map((year) => Math.floor(0.3 * cost.reduce((sum, row) => sum + row[year], 0))),
    requires: pairs.map(pair),
    excludes: pairs.map(pair),
    groups: [0, 1, 2, 3, 4].map((kind) => ({
      members: items.filter((at) => at % 5 === kind),
      min: Math.floor(count / 25),
    })),
  };
}

/** The same as a program in CPLEX's LP format. @param {Choices} choices */
export function linearProgram(choices) {
  const sum = (/** @type {[number, number][]} */ terms) =>
    terms.map(([factor, at]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${at}`).join(' ');
  const all = choices.value.map((_, at) => at);
  const rows = [
    ...choices.frames.map((frame, year) => `${sum(all.map((at) => [choices.cost[at][year], at]))} <= ${frame}`),
    ...choices.requires.map(([one, needed]) => `${sum([[1, one], [-1, needed]])} <= 0`),
    ...choices.excludes.map(([one, other]) => `${sum([[1, one], [1, other]])} <= 1`),
    ...choices.groups.map(({ members, min }) => `${sum(members.map((at) => [1, at]))} >= ${min}`),
  ];
  return [
    'Maximize',
    ` value: ${sum(all.map((at) => [choices.value[at], at]))}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Binary',
    ...all.map((at) => ` x${at}`),
    'End',
  ].join('\n');
}
