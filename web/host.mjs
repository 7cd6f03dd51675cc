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
import { startProgram } from './program.mjs';
import { binaryOf, bytesOf, isSingleFile, scriptOf } from './resources.mjs';
import { createMirror } from './semantics.mjs';
import { createSolver } from './solver.mjs';
import { openStorage } from './storage.mjs';

/**
 * @typedef {import('./program.mjs').Message} Message
 * @typedef {import('./elements.mjs').Node} Node
 * Milliseconds of a frame: making it, drawing it, and carrying out what it asks for, the mirror
 * most of all.
 * @typedef {{ made: number, drawn: number, performed: number }} FrameTimes
 * What tests ask for: only there with ?test in the address.
 * @typedef {{ tree: () => (Node & { depth: number })[], frames: () => number, isWaiting: () => boolean,
 *             frameMilliseconds: () => FrameTimes[], eventMilliseconds: () => number[],
 *             memory: () => number,
 *             loseContext: () => void, rank: (plan: string) => string }} TestDoor
 */

const samplePlan = 'rs-2020';
const framesToSettle = 4; // so many at most are drawn within one event of the browser
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
/** @type {import('./storage.mjs').Storage} */
let storage;

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
 * @param {() => boolean} call @returns {boolean}
 */
function run(call) {
  if (hasFailed) return false;
  try {
    return call();
  } catch (error) {
    hasFailed = true;
    console.error(error);
    giveUp('stopped');
    return false;
  }
}

/** @param {Message} message @param {Uint8Array} [bytes] @returns {boolean} it was for the app */
function send(message, bytes) {
  const before = performance.now();
  const handled = run(() => program.event({ ...message, now: timeOf(new Date()) }, bytes));
  if (isTest) eventMilliseconds.push(performance.now() - before);
  wake();
  return handled;
}

function wake() {
  if (scheduled === 0) scheduled = requestAnimationFrame(onAnimationFrame);
}

function onAnimationFrame() {
  scheduled = 0;
  if (draw()) wake();
}

/** @returns {boolean} another frame is due */
function draw() {
  if (isLost) return false;
  const start = performance.now();
  const more = run(() => program.frame(start));
  const made = performance.now();
  run(() => {
    program.draw();
    return true;
  });
  const drawn = performance.now();
  ++frames;
  performEffects();
  if (isTest) {
    const performed = performance.now() - drawn;
    frameMilliseconds.push({ made: made - start, drawn: drawn - made, performed });
  }
  return more;
}

/**
 * Shows at once what came of an event, so that what it asks for happens within the person's gesture.
 */
function settle() {
  for (let frame = 0; frame < framesToSettle && draw(); ++frame);
}

function performEffects() {
  if (isPerforming) return; // an effect made an event; its effects come after those that wait
  isPerforming = true;
  for (let next = effects.shift(); next; next = effects.shift()) {
    performers[next.message.type]?.(next.message, next.bytes);
  }
  isPerforming = false;
}

// --- what the app asks for -----------------------------------------------------------------------

const fields = createFields(root);
const mirror = createMirror(root, { send, isBeingChanged: fields.isBeingChanged });
const files = createFiles({
  limit: () => program.limitOfFile(),
  opened: (name, source, bytes) => send({ type: 'opened', name, source }, bytes),
  openFailed: (name, reason, size) => send({ type: 'openFailed', name, reason, size }),
  saved: (ok, how, name) => send({ type: 'saved', ok, how, name }),
});
const jobs = createJobs({
  address: () => scriptOf('worker.mjs'),
  compiled: () => program.compiled,
  answer: (message, bytes) => send({ ...message, type: 'job' }, bytes),
});
const solver = createSolver({
  address: isSingleFile() ? undefined : 'highs/worker.mjs',
  ready: keepOfflineToo,
  answer: (message) => send({ ...message, type: 'solver' }),
});
let timer = 0;

/** @type {Record<string, (message: Message, bytes: Uint8Array<ArrayBuffer>) => void>} */
const performers = {
  semantics: (patch) => mirror.apply(patch),
  focus: ({ id }) => mirror.focus(id),
  route: ({ route, replace }) => history[replace ? 'replaceState' : 'pushState'](null, '', route),
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
  save: ({ name, mime, again }, bytes) => files.save(name, mime, again ?? false, bytes),
  handOut: ({ name, mime }, bytes) => files.download(name, mime, bytes),
  remember: (chosen) => remember(chosen),
  store: ({ slot, title, at }, bytes) => store({ slot: String(slot), title, at, bytes }),
  recover: ({ slot }) => recover(String(slot)),
  sample: ({ name }) => openSample(name),
  notices: () => sendNotices(),
  forget: ({ slot }) => storage.forget(String(slot)),
  timer: ({ after }) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      send({ type: 'timer' });
    }, after);
  },
  job: ({ type, ...message }, bytes) => jobs.send(message, bytes),
  solver: ({ type, ...message }, bytes) => solver.send(message, bytes),
};

/** @param {import('./storage.mjs').Stored} plan */
async function store(plan) {
  const reason = await storage.store(plan);
  if (reason === undefined) send({ type: 'stored', slot: plan.slot });
  else send({ type: 'storeFailed', slot: plan.slot, reason });
}

/** @param {string} slot */
async function recover(slot) {
  const stored = await storage.stored(slot);
  if (stored) send({ type: 'plan', name: stored.title, source: 'recovered' }, stored.bytes);
  else send({ type: 'openFailed', name: '', reason: 'unreadable', size: 0 });
}

/** @param {string} name */
async function openSample(name) {
  try {
    send({ type: 'plan', name, source: 'sample' }, await bytesOf(`plans/${name}.json`));
  } catch {
    send({ type: 'openFailed', name, reason: 'unreadable', size: 0 });
  }
}

async function sendNotices() {
  try {
    send({ type: 'notices' }, await bytesOf('licenses.txt'));
  } catch {
    send({ type: 'notices' });
  }
}

// --- start ---------------------------------------------------------------------------------------

/** @typedef {{ message: Message, bytes: Uint8Array<ArrayBuffer> }} FirstPlan */

const planInAddress = new URLSearchParams(location.search).get('plan');

/**
 * The plan that the address names, if it lies on this site.
 * @returns {Promise<FirstPlan | undefined>}
 */
async function planOfAddress() {
  if (!planInAddress) return undefined;
  const address = new URL(planInAddress, location.href);
  const name = address.pathname.split('/').at(-1) ?? planInAddress;
  if (address.origin !== location.origin) return undefined;
  const bytes = await bytesOf(address.href).catch(() => undefined);
  return bytes && { message: { type: 'plan', name, source: 'query', readOnly: true }, bytes };
}

/**
 * @param {Promise<Uint8Array<ArrayBuffer>>} sample on its way already
 * @returns {Promise<FirstPlan>}
 */
async function firstPlan(sample) {
  const fromAddress = await planOfAddress();
  if (fromAddress) return fromAddress;
  const stored = await storage.stored(storage.slot);
  if (stored)
    return {
      message: { type: 'plan', name: stored.title, source: 'recovered' },
      bytes: stored.bytes,
    };
  return { message: { type: 'plan', name: samplePlan, source: 'sample' }, bytes: await sample };
}

/**
 * Fits the canvas to the stage in the screen's own pixels.
 * @returns {{ width: number, height: number, ratio: number }}
 */
function fit() {
  const ratio = window.devicePixelRatio || 1;
  const width = stage.clientWidth;
  const height = stage.clientHeight;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  return { width, height, ratio };
}

function refit() {
  send({ type: 'resize', ...fit() });
  draw(); // at once: a canvas that was given another size is empty
}

function listenForSize() {
  new ResizeObserver(refit).observe(stage);
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
  });
  canvas.addEventListener('webglcontextrestored', () => {
    isLost = false;
    program.canvasRestored();
    send({ type: 'contextRestored' });
  });
}

function listenForPage() {
  const hide = () => {
    fields.commitWritten();
    send({ type: 'hidden' });
    settle();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hide() : wake()));
  window.addEventListener('pagehide', hide);
  window.addEventListener('popstate', () => send({ type: 'route', route: location.hash }));
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
  required(id).hidden = false;
  stage.hidden = true;
}

/** @returns {TestDoor} */
function testDoor() {
  return {
    tree: mirror.tree,
    frames: () => frames,
    isWaiting: () => scheduled !== 0 || timer !== 0 || jobs.isBusy() || solver.isBusy(),
    frameMilliseconds: () => frameMilliseconds,
    eventMilliseconds: () => eventMilliseconds,
    memory: () => program.memory(),
    rank: (plan) => {
      program.rank(new TextEncoder().encode(plan));
      return new TextDecoder().decode(effects.pop()?.bytes);
    },
    loseContext: () => {
      const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      extension?.loseContext();
      setTimeout(() => extension?.restoreContext(), 50);
    },
  };
}

async function start() {
  const sample = bytesOf(`plans/${samplePlan}.json`);
  sample.catch(() => {}); // said where it is used
  const fonts = Promise.all(faces.map(({ name }) => bytesOf(`fonts/${name}.ttf`)));
  const opened = openStorage().then(async (given) => {
    storage = given;
    return Promise.all([firstPlan(sample), storage.list()]);
  });
  program = await startProgram(binaryOf('malvag.wasm'), (message, bytes) =>
    effects.push({ message, bytes: /** @type {Uint8Array<ArrayBuffer>} */ (bytes) }),
  );
  const beforeCanvas = performance.now();
  const canDraw = program.openCanvas();
  performance.measure('malvag-canvas', { start: beforeCanvas });
  if (!canDraw) {
    giveUp('no-drawing');
    return;
  }
  const [loaded, [plan, slots]] = await Promise.all([fonts, opened]);
  addFonts(loaded);
  send(plan.message, plan.bytes);
  send({
    type: 'start',
    ...fit(),
    ...preferences(),
    language: remembered().language ?? document.documentElement.lang,
    textSize: remembered().textSize ?? 1,
    route: location.hash,
    slots,
    slot: storage.slot,
  });
  if (planInAddress && plan.message.source !== 'query')
    send({ type: 'openFailed', name: planInAddress, reason: 'notThere', size: 0 });
  fields.listen({ send, settle, mirror });
  listenForPointers(stage, { send, settle, mirror });
  listenForKeys({ send, settle, ...fields });
  listenForPastes({ send, settle, limit: program.limitOfTable });
  listenForSize();
  listenForContext();
  listenForPage();
  if (isTest) window.malvagTest = testDoor();
  draw(); // events have scheduled what is to follow
  performance.mark('malvag-usable');
  required('starting').hidden = true;
  document.documentElement.dataset.ready = '';
  if (!isSingleFile()) keepOffline();
}

start().catch((error) => {
  console.error(error);
  giveUp('no-start');
});
