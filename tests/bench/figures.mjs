// @ts-check
// How the bench writes its figures: each beside its budget and the command that gives it again.

/** @param {string} part @param {string} what @param {string} figure @param {string} [budget] */
export function print(part, what, figure, budget = '') {
  const limit = budget && `budget ${budget}`;
  console.log(
    `${what.padEnd(58)} ${figure.padStart(22)}   ${limit.padEnd(22)} tests/bench/run ${part}`,
  );
}

/** Names a missed budget, with its reason. @param {boolean} isMissed @param {string} reason */
export function explain(isMissed, reason) {
  if (isMissed) console.log(`  MISSED: ${reason}`);
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

export const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
export const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
export const milliseconds = (/** @type {number} */ time) =>
  `${time.toFixed(time < 10 ? 2 : 0)} ms`;
