// @ts-check
// The 2020 plan grown to any number of measures, with goals, KPIs, influences and a journal in
// proportion: what tests and bench open when size matters. The same request gives the same bytes
// on every machine, written by JSON.stringify in the layout of our own files, so that it is also
// an independent word on what our reader and writer do.
// usage: node large_plan.mjs (--measures N | --bytes N) [--seed N] --output FILE
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const sample = new URL('../../assets/plans/rs-2020.json', import.meta.url);
const origin = { kind: 'example' };
const years = [2020, 2021, 2022];

const doings = [
  ...['Samlad', 'Utbyggd', 'Förenklad', 'Närmare', 'Tidigare', 'Gemensam', 'Digital'],
  ...['Förstärkt', 'Samordnad', 'Minskad', 'Översedd', 'Avgiftsfri', 'Rörlig', 'Nattöppen'],
];
const matters = [
  ...['rehabilitering', 'jourlinje', 'kallelse till hälsobesök', 'läkemedelsgenomgång'],
  ...['mottagning för unga', 'inköpsorganisation', 'fastighetsdrift', 'ambulansstation'],
  ...['introduktion för nya medarbetare', 'uppföljning av sjukfrånvaro', 'tolkförmedling'],
  ...['kollektivtrafik till sjukhuset', 'energianvändning i kök och tvätt', 'tandvård för äldre'],
  ...['journalöverföring mellan kommun och region', 'vårdplats i hemmet'],
  ...['screening för tjock- och ändtarmscancer', 'förlossningsberedskap'],
];
const places = [
  ...['Åre', 'Östersund', 'Härjedalen', 'Strömsund', 'Krokom', 'Berg', 'Bräcke', 'Ragunda'],
  ...['fjällbyarna', 'hela länet', 'glesbygden', 'länets östra delar'],
];
const sentences = [
  'Medarbetare från flera enheter arbetar i samma lokaler och delar på både jour och administration.',
  'Den som bor längst bort får samma väntetid som den som bor intill sjukhuset.',
  'Arbetet börjar i liten skala, följs upp efter ett halvår och byggs ut om det håller.',
  'Avtalet sägs upp i förtid, vilket kostar första året men sänker kostnaden därefter.',
  'Behovet är störst hos äldre med flera sjukdomar, och minst hos dem som redan har en fast kontakt.',
  'Nämnden har prövat något liknande tidigare; då föll det på att ingen hade ansvaret.',
  'Hyra, städning och vaktmästeri ingår; utrustning köps in för sig.',
  'Räknat på två tjänster och en bil, med ökade drivmedelskostnader enligt budgetförutsättningarna.',
];
const ambitions = [
  ...['Kortare väntan på', 'Högre kvalitet i', 'Jämlik tillgång till', 'Lägre kostnad för'],
  'Fler nöjda med',
];
const assessors = [
  ...['Exempel: ekonom', 'Exempel: vårdchef', 'Exempel: landsbygdsröst'],
  'Exempel: hållbarhetsstrateg',
];
const reasons = [
  'Båda behöver samma sjuksköterskor under de år då det är svårast att rekrytera.',
  'Det ena minskar körsträckorna, vilket det andra mäts på.',
  'Pengarna till det ena tas i praktiken från det andra så länge ramen är oförändrad.',
  'Ett gemensamt system gör att bådas uppföljning kan skötas på ett ställe.',
];

/**
 * Numbers that are the same everywhere: whole ones only (mulberry32).
 * @param {number} seed
 */
function chance(seed) {
  let state = seed >>> 0;
  /** @param {number} count @returns {number} 0 … count − 1 */
  const below = (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  return {
    below,
    /** @param {number} from @param {number} to */
    between: (from, to) => from + below(to - from + 1),
    /** @param {number} percent */
    happens: (percent) => below(100) < percent,
    /** @template Item @param {Item[]} items @returns {Item} */
    one: (items) => items[below(items.length)],
    /**
     * In their order, each once.
     * @template Item @param {Item[]} items @param {number} count @returns {Item[]}
     */
    some: (items, count) => {
      const taken = new Set();
      while (taken.size < Math.min(count, items.length)) taken.add(below(items.length));
      return [...taken].sort((left, right) => left - right).map((place) => items[place]);
    },
  };
}

/** @typedef {ReturnType<typeof chance>} Chance */
/** @typedef {{ [member: string]: any }} Entity */

/** @param {string} kind @param {number} number */
const idOf = (kind, number) => `${kind}-x${String(number).padStart(5, '0')}`;

/** @param {Chance} dice */
const subject = (dice) =>
  `${dice.one(doings).toLowerCase()} ${dice.one(matters)} i ${dice.one(places)}`;
/** @param {number} number */
const two = (number) => String(number).padStart(2, '0');
/** @param {string} text */
const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

/** @param {Chance} dice @param {number} least @param {number} most */
const byYear = (dice, least, most) =>
  Object.fromEntries(years.map((year) => [year, dice.between(least, most)]));

/** @param {Chance} dice */
const quartersByYear = (dice) =>
  Object.fromEntries(years.map((year) => [year, dice.between(1, 24) / 4]));

/** @param {Chance} dice @param {number} number @param {Entity} plan @returns {Entity} */
function goal(dice, number, plan) {
  return {
    id: idOf('g', number),
    number: plan.goals.length + 1,
    area: dice.one(plan.areas).id,
    title: `${dice.one(ambitions)} ${subject(dice)}`,
    description: dice.some(sentences, dice.between(1, 2)).join(' '),
    bodies: dice.some(['rs', 'hsn', 'run'], dice.between(1, 2)),
    responsible: dice.one(plan.roles).id,
    weight: dice.between(2, 5),
    due: String(dice.one(years)),
    origin,
  };
}

/** @param {Chance} dice @param {number} number @param {Entity} plan @returns {Entity} */
function kpi(dice, number, plan) {
  const level = dice.between(20, 800);
  return {
    id: idOf('k', number),
    goal: dice.one(plan.goals).id,
    title: `Andel av ${dice.one(matters)} inom utlovad tid i ${dice.one(places)}`,
    unit: '%',
    direction: 'higher',
    target: Object.fromEntries(
      years.map((year, step) => [year, { operator: '>=', value: (level + 25 * step) / 1000 }]),
    ),
    baseline: { value: (level - 15) / 1000, year: 2019 },
    term: 'short',
    frequency: dice.one(['year', 'fourMonths', 'month']),
    responsible: dice.one(plan.roles).id,
    origin,
  };
}

/** @param {Chance} dice @param {Entity} plan @returns {Entity} */
function effectsOn(dice, plan) {
  const goals = dice.some(plan.goals, dice.between(1, 3)).map(({ id }) => ({
    on: id,
    amount: Object.fromEntries(years.map((year) => [year, dice.one([-2, -1, 1, 2, 3])])),
  }));
  const kpis = dice.some(plan.kpis, dice.between(0, 2)).map(({ id }) => ({
    on: id,
    amount: Object.fromEntries(years.map((year) => [year, dice.between(1, 40) / 1000])),
  }));
  return [...goals, ...kpis];
}

/** @param {Chance} dice @param {Entity} plan */
function scoresBy(dice, plan) {
  const known = plan.criteria.filter(() => !dice.happens(4)); // what is missing is missing, never 0
  const low = (/** @type {Entity} */ { scale }) => Math.min(scale.worst, scale.best);
  const high = (/** @type {Entity} */ { scale }) => Math.max(scale.worst, scale.best);
  return Object.fromEntries(
    known
      .map((/** @type {Entity} */ one) => [one.id, dice.between(low(one), high(one))])
      .sort((/** @type {[string, number]} */ one, /** @type {[string, number]} */ other) =>
        one[0] < other[0] ? -1 : 1,
      ),
  );
}

/** @param {Chance} dice @param {number} number @param {Entity} plan @returns {Entity} */
function measure(dice, number, plan) {
  const isSaving = dice.happens(20);
  const earlier = plan.measures.length;
  const links = (/** @type {number} */ percent) =>
    dice.happens(percent) ? dice.some(plan.measures, dice.between(1, 2)).map(({ id }) => id) : [];
  const needed = earlier > 0 ? links(12) : [];
  const excluded = (earlier > 0 ? links(5) : []).filter((id) => !needed.includes(id));
  const status = dice.one(['proposed', 'planned', 'ongoing', 'delayed', 'done']);
  return {
    id: idOf('m', number),
    title: `${capitalised(subject(dice))}, etapp ${number}`,
    description: dice.some(sentences, dice.between(1, 3)).join(' '),
    body: dice.one(['regionstaben', 'vardval']),
    goals: dice.some(plan.goals, dice.between(1, 3)).map(({ id }) => id),
    costs: isSaving ? byYear(dice, -4000, -50) : byYear(dice, 50, 6000),
    ...(dice.happens(60) && { staff: quartersByYear(dice) }),
    scores: scoresBy(dice, plan),
    effects: effectsOn(dice, plan),
    ...(needed.length > 0 && { requires: needed }),
    ...(excluded.length > 0 && { excludes: excluded }),
    ...(status !== 'proposed' && { status }),
    origin,
  };
}

/** @param {Chance} dice @param {number} number @param {Entity} plan @returns {Entity} */
function influence(dice, number, plan) {
  const [from, to] = dice.some(plan.goals, 2);
  return {
    id: idOf('i', number),
    from: from.id,
    to: to.id,
    strength: dice.one([-3, -2, -1, 1, 2, 3]),
    assessor: dice.one(assessors),
    reason: dice.one(reasons),
    horizon: '1–3 år',
    confidence: dice.one(['low', 'medium', 'high']),
    origin,
  };
}

/**
 * Changes that were made, each with the hash of the one before.
 * @param {Chance} dice @param {Entity} plan
 */
function journal(dice, plan) {
  /** @type {string | null} */
  let previous = null;
  /** @type {Entity[]} */
  const entries = [];
  for (let number = 1; number <= plan.measures.length / 10; ++number) {
    /** @type {Entity} */
    const entry = {
      number,
      time: `2019-11-${two((number % 28) + 1)}T09:${two(number % 60)}:00+01:00`,
      who: dice.one(['Åsa Öberg', 'Märta Ängström', 'Bo Lund']),
      action: 'do',
      command: {
        kind: 'setField',
        entity: dice.one(plan.measures).id,
        pointer: '/costs/2020',
        value: dice.between(50, 6000),
      },
      reason: dice.happens(30) ? dice.one(sentences) : '',
      previous,
    };
    entries.push(entry);
    previous = createHash('sha256').update(JSON.stringify(entry)).digest('hex');
  }
  return entries;
}

/** @param {Entity} plan @returns {string} one entity a line, as our own files */
function laidOut(plan) {
  const lines = Object.entries(plan).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/**
 * A plan file with just so many measures.
 * @param {number} measures at least as many as the sample has
 * @param {number} [seed]
 * @returns {string}
 */
export function largePlan(measures, seed = 1) {
  const dice = chance(seed);
  const plan = JSON.parse(readFileSync(sample, 'utf8'));
  const grow = (
    /** @type {string} */ collection,
    /** @type {number} */ count,
    /** @type {(dice: Chance, number: number, plan: Entity) => Entity} */ make,
  ) => {
    for (let number = 1; plan[collection].length < count; ++number) {
      plan[collection].push(make(dice, number, plan));
    }
  };
  const share = Math.ceil(measures / plan.measures.length);
  plan.plan.id = `stor-${measures}`;
  plan.plan.title = `Stor plan med ${measures} åtgärder`;
  for (const { room } of plan.frames) {
    for (const year of Object.keys(room ?? {})) room[year] *= share;
  }
  grow('goals', Math.round(2.6 * Math.sqrt(measures)), goal);
  grow('kpis', Math.round(1.3 * plan.goals.length), kpi);
  grow('measures', measures, measure);
  grow('influences', 4 * plan.goals.length, influence);
  plan.journal = journal(dice, plan);
  return laidOut(plan);
}

/**
 * A plan file of about so many bytes.
 * @param {number} bytes @param {number} [seed]
 * @returns {string}
 */
export function largePlanOfBytes(bytes, seed = 1) {
  const bytesOf = (/** @type {number} */ measures) => Buffer.byteLength(largePlan(measures, seed));
  const few = 1000;
  const guess = Math.round((bytes * few) / bytesOf(few));
  return largePlan(Math.round((bytes * guess) / bytesOf(guess)), seed);
}

function main() {
  const { values } = parseArgs({
    options: {
      measures: { type: 'string' },
      bytes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      output: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (!values.output || !values.measures === !values.bytes) {
    throw new Error('usage: large_plan.mjs (--measures N | --bytes N) [--seed N] --output FILE');
  }
  writeFileSync(
    values.output,
    values.bytes
      ? largePlanOfBytes(Number(values.bytes), seed)
      : largePlan(Number(values.measures), seed),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
