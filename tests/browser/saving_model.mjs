// @ts-check
// What must be there: small plans, everything that was written in each and when, and what a person
// may find of it afterwards. A text is written once in a walk, so that a text in the wrong place is
// known by where it was meant to be.

/**
 * By field, such as "2/title" of the second measure.
 * @typedef {Record<string, string>} Values
 * @typedef {{ values: Values, at: number }} State as it was from then on, by the clock
 *
 * A text that was being written after the state at that place.
 * @typedef {{ field: string, text: string, after: number }} Begun
 *
 * states: the latest last. floor: no state before that one may be found any more.
 * @typedef {{ title: string, states: State[], floor: number, begun: Begun[] }} Plan
 */

export const measureCount = 3;
export const longestUnsaved = 1000; // milliseconds: what is older survives that the power goes

/** @param {number} number @returns {{ title: string, values: Values, text: string }} */
export function smallPlan(number) {
  const title = `Plan ${number}`;
  /** @type {Values} */
  const values = {};
  const measures = Array.from({ length: measureCount }, (_, at) => {
    values[`${at + 1}/title`] = `Åtgärd ${number}-${at + 1}`;
    values[`${at + 1}/description`] = `Beskriven ${number}-${at + 1}`;
    return {
      id: `m-${at + 1}`,
      title: values[`${at + 1}/title`],
      description: values[`${at + 1}/description`],
      scores: { 'c-1': 9 - 3 * at }, // so that the first stands first
    };
  });
  const plan = {
    format: 'malvag-plan',
    version: 1,
    language: 'sv',
    plan: { id: `plan-${number}`, title, kind: 'operational', period: { from: 2020, to: 2022 } },
    criteria: [{ id: 'c-1', title: 'Nytta', scale: { worst: 0, best: 10 } }],
    measures,
    principles: [{ id: 'p-1', title: 'Nyttan', tiers: [{ kind: 'weighted', weights: { 'c-1': 1 } }] }],
  };
  return { title, values, text: `${JSON.stringify(plan, null, 2)}\n` };
}

/** @param {string} text of a plan's file @returns {Values} */
export function valuesIn(text) {
  /** @type {{ measures: { title: string, description?: string }[] }} */
  const { measures } = JSON.parse(text);
  return Object.fromEntries(
    measures.flatMap(({ title, description = '' }, at) => [
      [`${at + 1}/title`, title],
      [`${at + 1}/description`, description],
    ]),
  );
}

export function createModel() {
  /** @type {Map<string, Plan>} by title */
  const plans = new Map();
  /** @type {Map<string, string>} by text: the place that it was written for */
  const meant = new Map();
  let lost = 0;
  let misplaced = 0;

  /** @param {string} title @param {Values} values */
  function add(title, values) {
    /** @type {Plan} */
    const plan = { title, states: [{ values, at: Date.now() }], floor: 0, begun: [] };
    for (const [field, text] of Object.entries(values)) meant.set(text, `${title}: ${field}`);
    plans.set(title, plan);
    return plan;
  }

  /** @param {Plan} plan */
  const latest = (plan) => plan.states[plan.states.length - 1].values;

  /** From now on the plan is so. @param {Plan} plan @param {Values} values */
  function become(plan, values) {
    plan.states.push({ values, at: Date.now() });
  }

  /** @param {Plan} plan @param {string} field @param {string} text */
  function write(plan, field, text) {
    meant.set(text, `${plan.title}: ${field}`);
    become(plan, { ...latest(plan), [field]: text });
  }

  /**
   * It is being written: where the power goes, any beginning of it may stand there.
   * @param {Plan} plan @param {string} field @param {string} text
   */
  function writing(plan, field, text) {
    plan.begun.push({ field, text, after: plan.states.length - 1 });
  }

  /** @param {Plan} plan @param {string} field @param {string} text */
  const isBegun = (plan, field, text) =>
    text !== '' &&
    plan.begun.some(
      (begun) => begun.field === field && begun.after >= plan.floor && begun.text.startsWith(text),
    );

  /** Nothing of the plan may be lost from now on. @param {Plan} plan */
  function promise(plan) {
    plan.floor = plan.states.length - 1;
  }

  /** The power went at that time. @param {Plan} plan @param {number} at */
  function cutOff(plan, at) {
    const due = plan.states.filter((state) => state.at <= at - longestUnsaved);
    plan.floor = Math.max(plan.floor, due.length - 1);
  }

  /** @param {Plan} plan @param {Values} seen as much as is in view */
  function isRight(plan, seen) {
    const fields = Object.keys(seen);
    const fits = (/** @type {State} */ { values }) =>
      fields.every((field) => values[field] === seen[field] || isBegun(plan, field, seen[field]));
    return fields.length > 0 && plan.states.slice(plan.floor).some(fits);
  }

  /**
   * Counts what is lost or misplaced.
   * @param {Plan} plan @param {Values} seen as much as is in view
   * @returns {string | undefined} what is wrong
   */
  function wrongIn(plan, seen) {
    if (isRight(plan, seen)) return undefined;
    const fields = Object.keys(seen);
    if (fields.length === 0) {
      ++lost;
      return `lost: nothing of ${plan.title} is to be seen`;
    }
    const wanted = plan.states[plan.floor].values;
    const bad = fields.filter((field) => latest(plan)[field] !== seen[field]);
    const isElsewhere = (/** @type {string} */ field) =>
      (meant.get(seen[field]) ?? `${plan.title}: ${field}`) !== `${plan.title}: ${field}`;
    const moved = bad.filter(isElsewhere);
    misplaced += moved.length;
    lost += bad.length - moved.length;
    return bad
      .map(
        (field) =>
          `${moved.includes(field) ? 'misplaced' : 'lost'}: ${plan.title}: ${field} is ` +
          `"${seen[field]}" (meant for ${meant.get(seen[field]) ?? 'nothing'}), ` +
          `should be "${latest(plan)[field]}" or not before "${wanted[field]}"`,
      )
      .join('\n');
  }

  /** As it has been found, so it is. @param {Plan} plan @param {Values} seen all of it */
  function found(plan, seen) {
    plan.states = [{ values: seen, at: Date.now() }];
    plan.begun = [];
    plan.floor = 0;
  }

  function planGone() {
    ++lost;
  }

  return {
    plans, add, latest, become, write, writing, promise, cutOff, isRight, wrongIn, found, planGone,
    counts: () => ({ lost, misplaced }),
  };
}

/** @typedef {ReturnType<typeof createModel>} Model */
