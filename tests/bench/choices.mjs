// @ts-check
// How long the best choice within three years' frames takes to prove, beside HiGHS (gap 0) in the
// same Node: medians over instances. The terminal's time holds the start of its process and JSON.
// usage: node tests/bench/choices.mjs [instances]
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linearProgram, loadHighs, randomChoices } from '../browser/choices.mjs';

const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const terminal = process.env.MALVAG_TERMINAL ?? join(top, 'build', 'native', 'malvag');
const instances = Number(process.argv[2] ?? 5);

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];

for (const count of [40, 231, 1000]) {
  const own = [];
  const other = [];
  for (let seed = 1; seed <= instances; ++seed) {
    const choices = randomChoices(count, seed);
    const input = JSON.stringify(choices);
    const program = linearProgram(choices);
    const highs = await loadHighs();
    let start = performance.now();
    const answer = JSON.parse(execFileSync(terminal, ['method', 'portfolio'], { input }).toString());
    own.push(performance.now() - start);
    start = performance.now();
    const theirs = highs.solve(program, { mip_rel_gap: 0, mip_abs_gap: 0, time_limit: 120 });
    other.push(performance.now() - start);
    if (!answer.proven || Math.round(theirs.ObjectiveValue) !== answer.objective)
      console.log(`${count} measures, instance ${seed}: ${answer.objective} and ${theirs.ObjectiveValue}`);
  }
  console.log(
    `${count} measures, ${instances} instances: own ${median(own).toFixed(1)} ms, ` +
      `HiGHS ${median(other).toFixed(1)} ms, ${(median(other) / median(own)).toFixed(1)} times`,
  );
}
