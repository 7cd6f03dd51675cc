// @ts-check
// The model of the walk tells what is lost from what is in the wrong place, and knows what may be
// gone when the power goes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createModel, smallPlan, valuesIn } from './saving_model.mjs';

/** @param {number[]} numbers */
function modelOf(...numbers) {
  const model = createModel();
  const plans = numbers.map((number) => {
    const { title, values } = smallPlan(number);
    return model.add(title, values);
  });
  return { model, plans };
}

test('a small plan says what it holds', () => {
  const { values, text } = smallPlan(4);
  assert.equal(values['2/title'], 'Åtgärd 4-2');
  assert.deepEqual(valuesIn(text), values);
});

test('the text of before is a loss, the text of another place is misplaced', () => {
  const { model, plans } = modelOf(1, 2);
  const [one, two] = plans;
  model.write(one, '1/title', 'Ny');
  model.promise(one);
  assert.equal(model.wrongIn(one, { '1/title': 'Ny', '2/title': 'Åtgärd 1-2' }), undefined);
  assert.match(model.wrongIn(one, { '1/title': 'Åtgärd 1-1' }) ?? '', /^lost/);
  assert.deepEqual(model.counts(), { lost: 1, misplaced: 0 });
  assert.match(model.wrongIn(two, { '1/title': 'Ny' }) ?? '', /^misplaced/);
  assert.match(model.wrongIn(one, { '1/title': 'Ny', '2/title': 'Ny' }) ?? '', /^misplaced/);
  assert.deepEqual(model.counts(), { lost: 1, misplaced: 2 });
  assert.match(model.wrongIn(one, {}) ?? '', /^lost/);
});

test('the power takes what is younger than a second, as a whole, and not what was promised', () => {
  const { model, plans } = modelOf(1);
  const [plan] = plans;
  model.write(plan, '1/title', 'Gammal');
  model.write(plan, '2/title', 'Ung');
  const [start, old, young] = plan.states;
  Object.assign(start, { at: 0 });
  Object.assign(old, { at: 10_000 });
  Object.assign(young, { at: 12_000 });
  model.cutOff(plan, 12_500);
  assert.ok(model.isRight(plan, old.values));
  assert.ok(model.isRight(plan, young.values));
  assert.ok(!model.isRight(plan, start.values));
  assert.ok(!model.isRight(plan, { ...young.values, '1/title': 'Åtgärd 1-1' }));
  model.promise(plan);
  assert.ok(!model.isRight(plan, old.values));
});

test('half of any text that the power may take may be found, and of no older one', () => {
  const { model, plans } = modelOf(1);
  const [plan] = plans;
  for (const text of ['Först.', 'Andra.', 'Tredje.']) {
    model.writing(plan, '1/title', text);
    model.write(plan, '1/title', text);
  }
  plan.states.forEach((state, at) => Object.assign(state, { at: 10_000 * at }));
  model.cutOff(plan, 11_500);
  const half = (/** @type {string} */ text) => ({ ...model.latest(plan), '1/title': text });
  assert.ok(model.isRight(plan, half('And')));
  assert.ok(model.isRight(plan, half('Tre')));
  assert.ok(!model.isRight(plan, half('För')));
  assert.ok(!model.isRight(plan, { ...half('And'), '2/title': 'And' }));
});
