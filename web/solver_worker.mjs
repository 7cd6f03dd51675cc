// @ts-check
// HiGHS in a worker of its own: one program after the other, each in one go, for it can be told
// nothing meanwhile. What it says on its way and at the end is in app/platform/jobs.hpp.
import loadHighs from './highs.mjs';

/** @typedef {import('highs').Highs} Highs */
/** @typedef {{ job: number, seconds: number, megabytes: number, bytes: Uint8Array }} Asked */

const betweenWords = 250; // milliseconds

// The best, and not nearly the best; whole numbers are to be whole, whatever they are multiplied by.
const exact = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
};

/** @type {Promise<Highs> | undefined} */
let loading;

/** Places of the items that are taken. @param {ArrayLike<number>} columns @returns {number[]} */
function taken(columns) {
  const places = [];
  for (let place = 0; place < columns.length; ++place) if (columns[place] > 0.5) places.push(place);
  return places;
}

/** JSON knows no infinity. @param {number | undefined} bound */
const known = (bound) => (bound !== undefined && Math.abs(bound) < 1e300 ? bound : null);

/** @param {Highs} highs @param {Asked} asked */
function solve(highs, { job, seconds, megabytes, bytes }) {
  const { callbackType, modelStatus } = highs.constants;
  const isFull = () => highs.memoryBytes > megabytes * 2 ** 20;
  let said = performance.now();
  const data = new TextDecoder().decode(bytes);
  return highs.withModel({ format: 'lp', data }, (model) => {
    model.options.set({ ...exact, time_limit: seconds });
    const { modelStatus: ended } = model.run({
      [callbackType.mipImprovingSolution]: ({ data: { mip_solution: columns } }) => {
        if (columns) self.postMessage({ kind: 'found', job, taken: taken(columns) });
      },
      [callbackType.mipInterrupt]: (event) => {
        if (isFull()) event.interrupt();
        if (performance.now() - said < betweenWords) return;
        said = performance.now();
        const { mip_primal_bound: best, mip_dual_bound: bound } = event.data;
        self.postMessage({ kind: 'progress', job, best: known(best), bound: known(bound) });
      },
    });
    const result = { kind: 'result', job, version: highs.version.string };
    if (ended === modelStatus.optimal)
      return { ...result, status: 'best', taken: taken(model.getSolution().colValue) };
    // What is 0 or 1 cannot be without bounds.
    if (ended === modelStatus.infeasible || ended === modelStatus.unboundedOrInfeasible)
      return { ...result, status: 'none' };
    if (ended === modelStatus.timeLimit) return { ...result, status: 'time' };
    if (isFull()) return { ...result, status: 'memory' };
    return { kind: 'problem', job, code: 'solver.stopped' };
  });
}

self.onmessage = async ({ data }) => {
  /** @type {Asked} */
  const asked = data;
  const problem = (/** @type {string} */ code) =>
    self.postMessage({ kind: 'problem', job: asked.job, code });
  loading ??= loadHighs();
  const highs = await loading.catch(() => undefined);
  if (!highs) {
    problem('solver.not-here');
    return;
  }
  self.postMessage({ kind: 'ready', job: asked.job });
  try {
    self.postMessage(solve(highs, asked));
  } catch {
    problem('solver.stopped'); // most often for want of memory
  }
};
