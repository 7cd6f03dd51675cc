// @ts-check
// The best choice within the frames, held against another solver that knows nothing of ours.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { linearProgram, loadHighs, randomChoices } from './choices.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const terminal = process.env.MALVAG_TERMINAL ?? join(top, 'build', 'native', 'malvag');

for (const [count, seeds] of /** @type {const} */ ([
  [40, [1, 2, 3, 4, 5, 6, 7, 8]],
  [120, [1, 2, 3]],
  [231, [1]],
])) {
  test(`HiGHS finds the same best value among ${count} measures in three years`, async () => {
    for (const seed of seeds) {
      const choices = randomChoices(count, seed);
      const own = JSON.parse(
        execFileSync(terminal, ['method', 'portfolio'], { input: JSON.stringify(choices) }).toString(),
      );
      assert.equal(own.proven, true);
      const highs = await loadHighs(); // anew each time: its memory is not given back
      const other = highs.solve(linearProgram(choices), { mip_rel_gap: 0, mip_abs_gap: 0 });
      assert.equal(other.Status, 'Optimal');
      assert.equal(own.objective, Math.round(other.ObjectiveValue), `seed ${seed}`);
    }
  });
}
