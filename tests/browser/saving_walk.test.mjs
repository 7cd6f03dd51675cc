// @ts-check
// The random walk of saving_walk.mjs: nothing lost, nothing in the wrong place. MALVAG_ROUNDS=2000
// for a long one; MALVAG_SEED and the rounds of a single visitor walk a failing one again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { walk } from './saving_walk.mjs';

const seed = Number(process.env.MALVAG_SEED ?? 1);
const rounds = Number(process.env.MALVAG_ROUNDS ?? 200);

test('a random walk loses nothing and misplaces nothing', async () => {
  const result = await walk({ seed, rounds, say: console.log });
  const { lost, misplaced } = result;
  console.log(`walk: ${result.rounds} rounds, lost ${lost}, misplaced ${misplaced}, seed ${seed}`);
  assert.deepEqual(result.found, []);
  assert.deepEqual([result.rounds, lost, misplaced], [rounds, 0, 0]);
});
