// @ts-check
// The page: starts the app, feeds it events, draws a frame when there is a cause, and does what the
// app asks. The words between the two are in app/platform/host.hpp.
import { createFields } from './fields.mjs';
import { createFiles } from './files.mjs';
import { createJobs } from './jobs.mjs';
import { listenForKeys } from './keyboard.mjs';
import { keepOffline, keepOfflineToo } from './offline.mjs';
import { listenForPastes } from './paste.mjs';
import { listenForPointers } from './pointer.mjs';
import { compiled } from './parts.mjs';
import { startProgram } from './program.mjs';
import { freely } from './patience.mjs';
import { showRecovery } from './recovery.mjs';
import { binaryOf, bytesNow, bytesOf, isSingleFile, scriptOf } from './resources.mjs';
import { createMirror } from './semantics.mjs';
import { createPrinting } from './printing.mjs';
import { createSolver } from './solver.mjs';
import { openStorage, reasonOf } from './storage.mjs';

/**
 * @typedef {import('./program.mjs').Message} Message
 * @typedef {import('./elements.mjs').Node} Node
 * Milliseconds of a frame: making it, drawing it, and carrying out what it asks for, the mirror
 * most of all.
 * @typedef {{ made: number, drawn: number, performed: number }} FrameTimes
 * What tests ask for: only there with ?test in the address.
 * @typedef {{ tree: () => (Node & { depth: number })[], frames: () => number, isWaiting: () => boolean,
 *             frameMilliseconds: () => FrameTimes[], eventMilliseconds: () => number[],
 *             memory: () => number, early: () => number,
 *             loseContext: () => void, rank: (plan: string) => string }} TestDoor
 */

const samplePlan = 'rs-2020';
const framesToSettle = 4; // so many at most are drawn within one event of the browser
const storePatience = 5000; // milliseconds, then it is said that storing does not answer
const listDelay = 2000; // milliseconds, then it is looked whether another tab has let its plan go
const begunAgain = 'malvag-begun-again'; // when: under this name, for the tab
const tooSoon = 30_000; // milliseconds
const sayWaiting = 500; // milliseconds that something a person did has waited
const lostPatience = 3000; // milliseconds without a drawing context, then it is said
const faces = [
  { name: 'regular', weight: '400' },
  { name: 'semibold', weight: '600' },
  { name: 'bold', weight: '700' },
];

/** @param {string} id @returns {HTMLElement} */
function required(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Local time with its offset from UTC. @param {Date} date @returns {string} */
function timeOf(date) {
  const offset = -date.getTimezoneOffset();
  const two = (/** @type {number} */ number) => String(Math.trunc(number)).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

const queries = {
  contrast: matchMedia('(prefers-contrast: more), (forced-colors: active)'),
  dark: matchMedia('(prefers-color-scheme: dark)'),
  reducedMotion: matchMedia('(prefers-reduced-motion: reduce)'),
  touch: matchMedia('(pointer: coarse)'),
};

/** Under which name a person's own choices of looks are kept. */
const looks = 'malvag-looks';

/** @returns {{ language?: string, theme?: string, textSize?: number }} what a person has chosen */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(looks) ?? '{}') ?? {};
  } catch {
    return {}; // storage that is closed, or holds something else
  }
}

/** @param {Message} chosen */
function remember({ language, theme, textSize }) {
  try {
    localStorage.setItem(looks, JSON.stringify({ language, theme, textSize }));
  } catch {
    // The choice holds for this visit.
  }
}

function preferences() {
  const chosen = remembered().theme;
  return {
    theme: chosen ?? (queries.contrast.matches ? 'contrast' : queries.dark.matches ? 'dark' : 'light'),
    reducedMotion: queries.reducedMotion.matches,
    touch: queries.touch.matches,
  };
}

const stage = required('stage');
const canvas = /** @type {HTMLCanvasElement} */ (required('canvas'));
const root = required('mirror');

/** @type {import('./program.mjs').Program} */
let program;
const storage = openStorage();
/** The slot of the document that is open. */
let ownSlot = '';
let waiting = new AbortController(); // for another tab to let go the plan that is shown here
const load = Date.now(); // this page's among the entries of the browser's history
/** Whether this tab shall come back to the document: not where it stands in for one not read. */
let isRemembering = true;
let warnsOfLeaving = false;
let isLeaving = false;

// --- events and frames ---------------------------------------------------------------------------

/**
 * @type {{ message: Message, bytes: Uint8Array<ArrayBuffer> }[]} effects that are still to be done
 */
const effects = [];
let isPerforming = false;
let scheduled = 0;
let isLost = false;
let hasFailed = false;
let frames = 0;
/** @type {FrameTimes[]} */
const frameMilliseconds = [];
/** @type {number[]} */
const eventMilliseconds = [];
const isTest = new URLSearchParams(location.search).has('test');

/**
 * Calls the program. One that has failed is called no more: better to stop, with what is stored,
 * than to go on with what may be wrong.
 * @template Result @param {() => Result} call @returns {Result | undefined} nothing if it has
 */
function run(call) {
  if (hasFailed) return undefined;
  try {
    return call();
  } catch (error) {
    hasFailed = true;
    console.error(error);
    if (!warnsOfLeaving && mayBeginAgain()) {
      location.reload();
    } else {
      giveUp('stopped');
      required('cause').textContent = `${error}`;
    }
    return undefined;
  }
}

/**
 * A program that fails begins again by itself: it then has all that was stored. One that fails
 * again soon after stays stopped, and so does one with something that is kept nowhere else.
 */
function mayBeginAgain() {
  return freely(() => {
    const last = Number(sessionStorage.getItem(begunAgain) ?? 0);
    sessionStorage.setItem(begunAgain, String(Date.now()));
    return Math.abs(Date.now() - last) > tooSoon;
  });
}

/** For the page that comes after one whose program failed. */
function tellOfBeginningAgain() {
  const last = freely(() => Number(sessionStorage.getItem(begunAgain) ?? 0)) ?? 0;
  if (Math.abs(Date.now() - last) > tooSoon) return;
  const notice = required('begun-again');
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => (notice.hidden = true));
}

/** What a person does, or what changes which things are shown. */
const takesInFirst = new Set(
  'activate key route opened openFailed plan paste hidden dismiss leftOut'.split(' '),
);

/**
 * Whether what stands half written in a field is to be taken in before the app hears of this: all
 * that could lead away from the thing that it was written for. A press in the field itself does not.
 * @param {Message} message
 */
function comesAfterWriting({ type, kind, on }) {
  if (type !== 'pointer') return takesInFirst.has(type);
  return (kind === 'down' || kind === 'up') && !(on && fields.isWritten(mirror.elementOf(on)));
}

// Who comes for the first time sees Läget before all of the program is there. What the browser tells
// is taken in meanwhile; what a person presses waits.
const takenAlone = new Set(
  'texts resize preferences scroll focus blur font slots storage stored storeFailed timer job contextRestored'.split(
    ' ',
  ),
);
const keysThatWait = new Set('zyks'); // with Ctrl; others are the browser's, or can be pressed again
let isUsable = false;
let isWhole = false; // the program, and its texts
/** @type {Message[]} in their order */
const held = [];

/** @param {Message} message */
const mustWait = ({ type, kind }) =>
  isUsable &&
  !isWhole &&
  !takenAlone.has(type) &&
  !(type === 'pointer' && (kind === 'move' || kind === 'leave'));

/**
 * A press waits as one of the thing that was pressed, wherever that has moved to by then.
 * @param {Message} message @returns {Message | undefined} none: it is not waited with
 */
function asHeld({ type, kind, on, ...rest }) {
  if (type === 'pointer') return kind === 'up' && on ? { type: 'activate', id: on } : undefined;
  if (type !== 'key') return type === 'hidden' || type === 'print' ? undefined : { type, ...rest };
  return rest.ctrl && !rest.alt && keysThatWait.has(rest.key) ? { type, ...rest } : undefined;
}

/** @param {Message} message @returns {boolean} as for send */
function hold(message) {
  const waits = asHeld(message);
  if (!waits) return false;
  if (held.length === 0) setTimeout(() => (required('fetching').hidden = held.length === 0), sayWaiting);
  held.push(waits);
  return true;
}

function releaseHeld() {
  for (let next = held.shift(); next; next = held.shift()) {
    if (next.type === 'activate' && !mirror.elementOf(next.id)) continue; // it is gone
    send(next);
    settle();
  }
  required('fetching').hidden = true;
}

const texts = { sv: 'texts/sv.txt', en: 'texts/en.txt' };
/** @typedef {keyof typeof texts} Language */
const languages = /** @type {Language[]} */ (Object.keys(texts));
/** @type {Set<Language>} whose texts the app has */
const given = new Set();

/** @type {Map<Language, Promise<Uint8Array<ArrayBuffer>>>} on their way, or here */
const coming = new Map();

/** @param {Language} language */
function textsIn(language) {
  const bytes = coming.get(language) ?? bytesOf(texts[language]);
  coming.set(language, bytes);
  bytes.catch(() => coming.delete(language)); // another time they may come
  return bytes;
}

/** @param {Language} language */
async function giveTexts(language) {
  if (!send({ type: 'texts', language }, await textsIn(language)))
    throw new Error('texts of another program');
  given.add(language);
}

/** @type {(parts: import('./program.mjs').Compiled) => void} */
let tellWhole = () => {};
/** @type {Promise<import('./program.mjs').Compiled>} kept, however often fetching it fails */
const wholeProgram = new Promise((resolve) => (tellWhole = resolve));

async function fetchRest() {
  const lacking = languages.filter((language) => !given.has(language));
  const [parts] = await Promise.all([
    program.complete(),
    ...lacking.map((language) => giveTexts(language)),
  ]);
  isWhole = true;
  tellWhole(parts);
  releaseHeld();
}

/** Until it succeeds. */
function keepFetchingRest(patience = 1000) {
  fetchRest().catch((error) => {
    console.warn(error);
    setTimeout(() => keepFetchingRest(Math.min(2 * patience, 8000)), patience);
  });
}

/** @param {Message} message @param {Uint8Array} [bytes] @returns {boolean} it was for the app */
function send(message, bytes) {
  if (mustWait(message)) return hold(message);
  if (comesAfterWriting(message)) fields.takeIn();
  const before = performance.now();
  const handled = run(() => program.event({ ...message, now: timeOf(new Date()) }, bytes));
  if (isTest) eventMilliseconds.push(performance.now() - before);
  performEffects(); // keeping what was done waits for no frame
  if (!isPerforming && message.type !== 'timer') ringOverdue();
  wake();
  return handled === true;
}

function wake() {
  if (scheduled === 0) scheduled = requestAnimationFrame(onAnimationFrame);
}

function onAnimationFrame() {
  scheduled = 0;
  if (draw()) wake();
}

/** That the browser has taken the canvas away it tells of only later. */
function drawOnCanvas() {
  if (isLost) return;
  try {
    program.draw();
  } catch (error) {
    if (!canvas.getContext('webgl2')?.isContextLost()) throw error;
  }
}

/** @returns {import('./program.mjs').Due} */
function draw() {
  const start = performance.now();
  const due = run(() => program.frame(start)) ?? '';
  const made = performance.now();
  run(drawOnCanvas);
  const drawn = performance.now();
  ++frames;
  performEffects();
  if (isTest) {
    const performed = performance.now() - drawn;
    frameMilliseconds.push({ made: made - start, drawn: drawn - made, performed });
  }
  return due;
}

/**
 * Shows at once what came of an event, so that what it asks for happens within the person's gesture.
 * It is heard in the first frame that is drawn, which may have to wait for what the screen shows.
 */
function settle() {
  let due = draw();
  while (due === 'own') due = draw();
  for (let frame = 1; frame < framesToSettle && due === 'frame'; ++frame) due = draw();
}

function performEffects() {
  if (isPerforming) return; // an effect made an event; its effects come after those that wait
  isPerforming = true;
  for (let next = effects.shift(); next; next = effects.shift()) {
    try {
      performers[next.message.type]?.(next.message, next.bytes);
    } catch (error) {
      console.error(error); // what else is asked for is done all the same
    }
  }
  isPerforming = false;
}

// --- what the app asks for -----------------------------------------------------------------------

const fields = createFields(root);
const mirror = createMirror(root, { send, isBeingChanged: fields.isBeingChanged });
const files = createFiles({
  limit: () => program.limitOfFile(),
  unusedSlot: storage.unusedSlot,
  opened: (name, source, slot, bytes) => send({ type: 'opened', name, source, slot }, bytes),
  openFailed: (name, reason, size) => send({ type: 'openFailed', name, reason, size }),
  leftOut: (names) => send({ type: 'leftOut', names: names.join(', ') }),
  saved: ({ slot, change }, name, how) => send({ type: 'saved', ok: true, slot, change, how, name }),
  saveFailed: ({ slot, change }, name, reason) =>
    send({ type: 'saved', ok: false, slot, change, name, reason }),
});
const print = createPrinting(() => send({ type: 'print' }));
const jobs = createJobs({
  address: () => scriptOf('worker.mjs'),
  compiled: wholeProgram,
  answer: (message, bytes) => send({ ...message, type: 'job' }, bytes),
});
const solver = createSolver({
  address: isSingleFile() ? undefined : 'highs/worker.mjs',
  ready: keepOfflineToo,
  answer: (message) => send({ ...message, type: 'solver' }),
});
/** @type {Map<string, { id: number, due: number }>} by the name that the app gives them */
const timers = new Map();

/** @param {string} name */
function ring(name) {
  clearTimeout(timers.get(name)?.id);
  timers.delete(name);
  send({ type: 'timer', name });
}

/** A browser lets input go before timers: who types without a pause would never be stored. */
function ringOverdue() {
  for (const [name, { due }] of timers) {
    if (performance.now() > due) ring(name);
  }
}

/** @type {Record<string, (message: Message, bytes: Uint8Array<ArrayBuffer>) => void>} */
const performers = {
  semantics: (patch) => {
    mirror.apply(patch);
    goOnWriting();
  },
  focus: ({ id }) => mirror.focus(id),
  route: ({ route, replace, visit }) =>
    freely(() => history[replace ? 'replaceState' : 'pushState']({ load, visit }, '', route)),
  page: ({ title, language }) => {
    document.title = title;
    document.documentElement.lang = language;
  },
  theme: ({ name, colors, size }) => {
    const { style, dataset } = document.documentElement;
    dataset.theme = name;
    for (const [token, color] of Object.entries(colors)) style.setProperty(`--${token}`, color);
    style.setProperty('--text-size', String(size));
  },
  cursor: ({ shape }) => {
    stage.style.cursor = shape;
  },
  open: ({ accept }) => files.open(accept ?? '.json'),
  save: ({ slot, change, name, mime, again, asItIs }, bytes) =>
    files.save({ slot, change, name, mime, again, asItIs, bytes }),
  handOut: ({ name, mime }, bytes) => files.download(name, mime, bytes),
  print: (_, bytes) => print(bytes),
  remember: (chosen) => remember(chosen),
  store: ({ slot, title, at, change, drafts }, bytes) =>
    store({ slot, title, at, drafts, bytes }, change),
  hold: ({ slot, reading }) => {
    waiting.abort();
    ownSlot = slot;
    if (!reading) storage.hold(slot);
    if (isRemembering) storage.remember(slot);
    firstIsOpen();
  },
  release: ({ slot }) => {
    storage.release(slot);
    list();
  },
  list: () => list(),
  recover: ({ slot, copy }) => recover(slot, copy ?? false),
  handOutStored: ({ slot }) => handOutStored(slot),
  warnOfLeaving: ({ on }) => {
    warnsOfLeaving = on;
  },
  stop: () => giveUp('no-start'),
  sample: ({ name, insteadOfOther }) => openSample(name, insteadOfOther ?? false),
  font: ({ name }) => addFont(name),
  notices: () => sendNotices(),
  forget: ({ slot }) => storage.forget(slot).then(list, list),
  timer: ({ name, after }) => {
    clearTimeout(timers.get(name)?.id);
    const id = window.setTimeout(() => ring(name), after);
    timers.set(name, { id, due: performance.now() + after });
  },
  job: ({ type, ...message }, bytes) => jobs.send(message, bytes),
  solver: ({ type, ...message }, bytes) => solver.send(message, bytes),
};

/**
 * The app hears how it went, each time: also of what is written after it was given up.
 * @param {import('./storage.mjs').Stored} stored @param {number} change
 */
function store(stored, change) {
  const { slot } = stored;
  const fail = (/** @type {string} */ reason) =>
    send({ type: 'storeFailed', slot, change, reason });
  const patience = setTimeout(() => {
    storage.disconnect();
    fail('silent');
  }, storePatience);
  const isOver = () => clearTimeout(patience);
  storage
    .store(stored, unfinished?.slot === slot ? unfinished : toGoOn.get(slot), isLeaving)
    .finally(isOver)
    .then(
      () => {
        if (slot === ownSlot) storage.remember(slot);
        send({ type: 'stored', slot, change });
      },
      (error) => fail(reasonOf(error)),
    );
}

let listed = '';
let listTimer = 0;

/** Told when it is another than before. A list that cannot be read stays as it was. */
async function list() {
  clearTimeout(listTimer);
  const slots = await storage.list().catch(() => undefined);
  // A tab that is closed tells nobody; and what could not be read once can be read later.
  const isAskedAgain = slots?.some(({ open }) => open) ?? true;
  if (isAskedAgain && !document.hidden) listTimer = window.setTimeout(list, listDelay);
  if (!slots || JSON.stringify(slots) === listed) return;
  listed = JSON.stringify(slots);
  send({ type: 'slots', slots });
}

/** @param {string} slot @param {boolean} copy to be changed here while another tab has it */
async function recover(slot, copy) {
  try {
    const isMine = copy || (await storage.hold(slot)) === 'mine';
    const { stored, writing } = await storage.kept(slot);
    if (!stored) throw new Error(`nothing is kept in ${slot}`);
    if (copy) return openStored(stored, 'copy', storage.unusedSlot());
    if (isMine && writing) toGoOn.set(slot, writing);
    openStored(stored, isMine ? 'recovered' : 'elsewhere', slot);
  } catch (error) {
    console.warn(error);
    send({ type: 'openFailed', name: '', reason: 'unreadable', size: 0 });
  }
}

/**
 * freed: what was open elsewhere is no longer, and may be changed here.
 * @param {import('./storage.mjs').Stored} stored
 * @param {'recovered' | 'elsewhere' | 'freed' | 'copy'} source
 * @param {string} slot
 */
function openStored({ title: name, at, drafts, bytes }, source, slot) {
  const kept = source === 'copy' ? {} : { at };
  send({ type: 'plan', name, source, slot, drafts, ...kept }, bytes);
  if (source === 'elsewhere') takeOverWhenFree(slot);
}

/**
 * The other tab may be on its way away already, with more to store than could be read.
 * @param {string} slot
 */
async function takeOverWhenFree(slot) {
  waiting = new AbortController();
  const { signal } = waiting;
  const isHeld = await storage.holdWhenFree(slot, signal).catch(() => false);
  if (!isHeld) return;
  const { stored, writing } = await storage
    .kept(slot)
    .catch(() => ({ stored: undefined, writing: undefined }));
  if (signal.aborted || !stored) {
    if (slot !== ownSlot || !stored) storage.release(slot);
    return;
  }
  if (writing) toGoOn.set(slot, writing);
  openStored(stored, 'freed', slot);
}

/** @param {string} slot */
async function handOutStored(slot) {
  try {
    const stored = await storage.stored(slot);
    if (stored) files.download(`${stored.title}.json`, 'application/json', stored.bytes);
  } catch {
    send({ type: 'openFailed', name: '', reason: 'unreadable', size: 0 });
  }
}

/** @param {string} name @param {boolean} insteadOfOther of a plan that could not be opened */
async function openSample(name, insteadOfOther) {
  try {
    const bytes = await bytesOf(`plans/${name}.json`);
    const slot = storage.unusedSlot();
    send({ type: 'plan', name, source: 'sample', slot, insteadOfOther }, bytes);
  } catch {
    send({ type: 'openFailed', name, reason: 'unreadable', size: 0 });
  }
}

/** Signs that few plans need. Without the file they stay empty boxes. @param {string} name */
async function addFont(name) {
  const font = await bytesOf(`fonts/${name}.ttf`).catch(() => undefined);
  if (!font) return;
  document.fonts.add(new FontFace('Open Sans', font, { weight: '400' }));
  send({ type: 'font', name }, font);
}

async function sendNotices() {
  try {
    send({ type: 'notices' }, await bytesOf('licenses.txt'));
  } catch {
    send({ type: 'notices' });
  }
}

// --- what is being written -----------------------------------------------------------------------

/** @type {import('./storage.mjs').Writing | undefined} what stands in a field that is not left */
let unfinished;
let isKeepingUnfinished = false;
/**
 * What stood in a field when a page went away, by the slot.
 * @type {Map<string, import('./storage.mjs').Writing>}
 */
const toGoOn = new Map();

/** @param {string} id @param {string | undefined} value none: it is taken in */
function writing(id, value) {
  unfinished = value === undefined ? undefined : { slot: ownSlot, id, value };
  keepUnfinished();
}

// What is taken in is stored with the plan, and let go in the same transaction; this is not.
function leftAside() {
  if (unfinished) storage.dropWriting(unfinished.slot).catch(() => {});
  unfinished = undefined;
}

// Each sign at once, but for those that come while one is on its way: the last of them after it.
async function keepUnfinished() {
  if (isKeepingUnfinished) return;
  isKeepingUnfinished = true;
  for (let last; unfinished && unfinished !== last; ) {
    last = unfinished;
    await storage.keepWriting(last).catch(() => {});
  }
  isKeepingUnfinished = false;
}

/** What was cut off in the middle of a word is taken in where it was written. */
function goOnWriting() {
  const writing = toGoOn.get(ownSlot);
  if (!writing || !mirror.elementOf(writing.id)) return;
  toGoOn.delete(ownSlot);
  send({ type: 'set', id: writing.id, value: writing.value });
}

// --- start ---------------------------------------------------------------------------------------

const planInAddress = new URLSearchParams(location.search).get('plan');

/**
 * The plan that the address names, if it lies on this site.
 * @param {string} given
 * @returns {Promise<{ name: string, bytes: Uint8Array<ArrayBuffer> } | undefined>}
 */
async function planOfAddress(given) {
  const address = freely(() => new URL(given, location.href));
  if (address?.origin !== location.origin) return undefined;
  const name = address.pathname.split('/').at(-1) ?? given;
  const bytes = await bytesOf(address.href).catch(() => undefined);
  return bytes && { name, bytes };
}

let isAddressEmpty = false;
let firstIsOpen = () => {};
/** @type {Promise<void>} */
const isFirstOpen = new Promise((resolve) => (firstIsOpen = resolve));

/**
 * The plan of the address, what this tab had open or what was last worked on, else the sample.
 * @param {Promise<Uint8Array<ArrayBuffer>>} sample on its way already
 * @returns {Promise<() => Promise<void>>} opens it
 */
async function firstPlan(sample) {
  if (planInAddress) {
    const plan = await planOfAddress(planInAddress);
    isAddressEmpty = plan === undefined;
    return async () => {
      if (!plan) return openSample(samplePlan, false);
      const slot = storage.unusedSlot();
      const { name, bytes } = plan;
      send({ type: 'plan', name, source: 'query', slot, readOnly: true }, bytes);
    };
  }
  const { slot, stored, writing: cutOff, isOpenElsewhere, state } = await storage.begin();
  isRemembering = state === '';
  return async () => {
    if (cutOff) toGoOn.set(slot, cutOff);
    if (state) send({ type: 'storage', state });
    if (stored && isOpenElsewhere) openStored(stored, 'elsewhere', slot);
    else if (stored) openStored(stored, stored.slot === slot ? 'recovered' : 'copy', slot);
    else send({ type: 'plan', name: samplePlan, source: 'sample', slot }, await sample);
  };
}

/** @type {ResizeObserverSize | undefined} the canvas in the screen's own pixels, as laid out */
let laidOut;

/**
 * What makes so many pixels when the app, which counts in single precision, takes it by the ratio.
 * @param {number} pixels @param {number} ratio
 */
function unitsOf(pixels, ratio) {
  const units = Math.fround(pixels / ratio);
  const isEnough = Math.fround(units * Math.fround(ratio)) >= pixels;
  return isEnough ? units : units * (1 + 2 ** -22);
}

/**
 * What the browser lays out, where it knows: under an emulated ratio it tells the real screen's.
 * @param {number} product of size and ratio @param {number} [told]
 */
const pixelsOf = (product, told = NaN) =>
  Math.abs(told - product) < 2 ? told : Math.round(product);

/**
 * Fits the canvas to the stage in the screen's own pixels.
 * @returns {{ width: number, height: number, ratio: number }}
 */
function fit() {
  const ratio = window.devicePixelRatio || 1;
  const wide = pixelsOf(stage.clientWidth * ratio, laidOut?.inlineSize);
  const high = pixelsOf(stage.clientHeight * ratio, laidOut?.blockSize);
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  return { width: unitsOf(wide, ratio), height: unitsOf(high, ratio), ratio };
}

function refit() {
  send({ type: 'resize', ...fit() });
  draw(); // at once: a canvas that was given another size is empty
}

function listenForSize() {
  // At ratios like 1.25 only the browser knows to which whole pixels it lays the canvas out.
  const observer = new ResizeObserver(([entry]) => {
    laidOut = entry.devicePixelContentBoxSize?.[0];
    refit();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // a browser that does not tell
  }
  const watchRatio = () =>
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        refit();
        watchRatio();
      },
      { once: true },
    );
  watchRatio();
}

function listenForContext() {
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // so that it is given back
    isLost = true;
    setTimeout(() => (required('lost-drawing').hidden = !isLost), lostPatience);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    isLost = false;
    required('lost-drawing').hidden = true;
    program.canvasRestored();
    send({ type: 'contextRestored' });
  });
}

function listenForPage() {
  freely(() => history.replaceState({ load, visit: 0 }, ''));
  const hide = () => {
    isPerforming = false; // Firefox may end a script of a tab that is closed in the midst of it
    fields.takeIn();
    settle(); // what was done may not have been heard
    isLeaving = true;
    send({ type: 'hidden' });
    isLeaving = false;
    if (unfinished) storage.keepWriting(unfinished).catch(() => {});
    storage.partWriting(ownSlot, unfinished ?? toGoOn.get(ownSlot));
  };
  const show = () => {
    wake();
    list();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hide() : show()));
  window.addEventListener('focus', list);
  window.addEventListener('pagehide', hide);
  window.addEventListener('beforeunload', (event) => {
    fields.takeIn();
    if (warnsOfLeaving) event.preventDefault();
  });
  window.addEventListener('popstate', ({ state }) => {
    const visit = state?.load === load ? state.visit : undefined;
    send({ type: 'route', route: location.hash, visit });
  });
  for (const query of Object.values(queries)) {
    query.addEventListener('change', () => send({ type: 'preferences', ...preferences() }));
  }
  required('skip').addEventListener('click', () => {
    const main = root.querySelector('main');
    if (main instanceof HTMLElement && main.dataset.id) mirror.focus(main.dataset.id);
  });
}

/** @param {Uint8Array<ArrayBuffer>[]} fonts in the order of `faces` */
function addFonts(fonts) {
  faces.forEach(({ name, weight }, place) => {
    document.fonts.add(new FontFace('Open Sans', fonts[place], { weight }));
    program.event({ type: 'font', name }, fonts[place]);
  });
}

/** Shows a page in the app's place. @param {'no-drawing' | 'no-start' | 'stopped'} id */
function giveUp(id) {
  required('starting').hidden = true;
  if (id !== 'no-drawing') showRecovery(required('recovery'), storage, files.download);
  required(id).hidden = false;
  stage.hidden = true;
}

/** @returns {TestDoor} */
function testDoor() {
  return {
    tree: mirror.tree,
    frames: () => frames,
    isWaiting: () => scheduled !== 0 || timers.size > 0 || jobs.isBusy() || solver.isBusy(),
    frameMilliseconds: () => frameMilliseconds,
    eventMilliseconds: () => eventMilliseconds,
    memory: () => program.memory(),
    rank: (plan) => {
      program.rank(new TextEncoder().encode(plan));
      return new TextDecoder().decode(effects.pop()?.bytes);
    },
    early: () => program.early(),
    loseContext: () => {
      const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      extension?.loseContext();
      setTimeout(() => extension?.restoreContext(), 50);
    },
  };
}

/** @param {boolean} atOnce both parts @returns {import('./parts.mjs').Parts} */
function programParts(atOnce) {
  const first = binaryOf('malvag.wasm');
  if (isSingleFile()) return { first };
  const fetched = () => binaryOf('rest.wasm');
  let ahead = atOnce ? fetched().then(compiled) : undefined;
  ahead?.catch(() => {}); // said where it is used
  const rest = () => {
    const coming = ahead ?? fetched();
    ahead = undefined;
    return coming;
  };
  return { first, rest, restNow: () => bytesNow('rest.wasm') };
}

async function start() {
  const wanted = remembered().language ?? document.documentElement.lang;
  const language = languages.find((one) => one === wanted) ?? languages[0];
  // All is here who has been here before, and other screens need more of the program at once.
  const isFirstScreen = /^(#\/laget)?$/.test(location.hash) && !navigator.serviceWorker?.controller;
  for (const one of isFirstScreen ? [language] : languages) textsIn(one); // beside the program
  const sample = bytesOf(`plans/${samplePlan}.json`);
  sample.catch(() => {}); // said where it is used
  const fonts = Promise.all(faces.map(({ name }) => bytesOf(`fonts/${name}.ttf`)));
  const first = firstPlan(sample);
  program = await startProgram(programParts(!isFirstScreen), (message, bytes) =>
    effects.push({ message, bytes: /** @type {Uint8Array<ArrayBuffer>} */ (bytes) }),
  );
  const words = isFirstScreen ? giveTexts(language) : fetchRest();
  words.catch(() => {}); // said where it is waited for
  const beforeCanvas = performance.now();
  const canDraw = program.openCanvas();
  performance.measure('malvag-canvas', { start: beforeCanvas });
  if (!canDraw) {
    giveUp('no-drawing');
    return;
  }
  const [loaded, openFirst] = await Promise.all([fonts, first, words]);
  addFonts(loaded);
  await openFirst();
  await isFirstOpen;
  send({
    type: 'start',
    ...fit(),
    ...preferences(),
    language,
    textSize: remembered().textSize ?? 1,
    route: location.hash,
  });
  if (isAddressEmpty)
    send({ type: 'openFailed', name: planInAddress, reason: 'notThere', size: 0 });
  fields.listen({ send, settle, writing, leftAside, mirror });
  listenForPointers(stage, { send, settle, mirror });
  listenForKeys({ send, settle, ...fields });
  listenForPastes({ send, settle, limit: program.limitOfTable });
  listenForSize();
  listenForContext();
  listenForPage();
  tellOfBeginningAgain();
  if (isTest) window.malvagTest = testDoor();
  // Events have scheduled what is to follow; before there is anything to see nothing is usable.
  while (draw() === 'own') await new Promise((passed) => setTimeout(passed));
  list();
  performance.mark('malvag-usable');
  required('starting').hidden = true;
  document.documentElement.dataset.ready = '';
  isUsable = true;
  if (!isWhole) keepFetchingRest();
  if (!isSingleFile()) keepOffline();
}

start().catch((error) => {
  console.error(error);
  giveUp('no-start');
});
