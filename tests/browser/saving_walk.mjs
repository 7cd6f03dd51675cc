// @ts-check
// A person who works in small plans, at random: writes, presses Back in the midst of it, reloads,
// closes, opens another plan, saves to files, in two tabs, with faults to order and with the power
// going. After every step what can be seen is held against the model.
import assert from 'node:assert/strict';
import { serve } from '../../web/server.mjs';
import { ready, site } from './browser.mjs';
import { chance } from './choices.mjs';
import { diskOf, fail, loseContext, withFaults } from './faults.mjs';
import { newProfile, startKillable } from './killable.mjs';
import { createModel, longestUnsaved, measureCount, smallPlan, valuesIn } from './saving_model.mjs';
import { ranking } from './steps.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./saving_model.mjs').Plan} Plan
 * @typedef {import('./saving_model.mjs').Values} Values
 * @typedef {import('./faults.mjs').Way} Way
 *
 * plan: the one that is open, none: the sample. past, future: what undo and redo lead to.
 * file: where Ctrl+S must write, none: it asks.
 * read: shown while another tab has it; it is the tab's own once that one is gone
 * @typedef {{ page: Page, plan: Plan | undefined, read: Plan | undefined, past: Values[],
 *             future: Values[], file: string | undefined }} Tab
 */

const patience = 30_000; // milliseconds for anything to be seen
const mostPlans = 7;
const mostTabs = 2;
const roundsOfAVisitor = 50;

const wait = (/** @type {number} */ milliseconds) =>
  new Promise((passed) => setTimeout(passed, milliseconds));

/**
 * @template Result @param {() => Promise<Result>} look @param {(seen: Result) => boolean} isRight
 * @returns {Promise<Result>} as it was seen last
 */
async function seenAs(look, isRight) {
  const end = Date.now() + patience;
  let seen = await look();
  while (!isRight(seen) && Date.now() < end) {
    await wait(40);
    seen = await look();
  }
  return seen;
}

/** What can be wrong when the app starts: calls and how they fail. */
export const startFaults = [
  ...['throw', 'error', 'hang', 'slow'].flatMap((way) => [`open ${way}`, `read ${way}`, `get ${way}`]),
  ...['transaction throw', 'transaction hang', 'indexedDB throw', 'persist hang'],
  ...['request throw', 'request error', 'request hang', 'query hang', 'locks null'],
  ...['sessionStorage throw', 'localStorage throw', 'sessionStorage throw, indexedDB throw'],
  ...['register throw', 'register hang', 'serviceWorker throw', 'open hang, request hang, register hang'],
  ...['Worker throw', 'Worker error', 'Worker hang', 'Worker twice'],
];

/** @param {string} words such as "open throw, read hang" @returns {import('./faults.mjs').Faults} */
export const faultsOf = (words) =>
  Object.fromEntries(
    words.split(', ').map((fault) => {
      const [call, way] = fault.split(' ');
      return [call, { way: /** @type {Way} */ (way) }];
    }),
  );

// --- what a person sees and does -----------------------------------------------------------------

/** @param {Page} page @param {string} name */
const link = (page, name) => page.getByRole('link', { name, exact: true });

/** @param {Page} page */
const choiceHeading = (page) =>
  page.getByRole('heading', { level: 1, name: 'Vad ska gå först, och varför?' });

/** @param {Page} page */
async function toChoice(page) {
  if ((await choiceHeading(page).count()) > 0) return;
  await link(page, 'Val').click();
  await choiceHeading(page).waitFor();
}

/** @param {Page} page */
async function toPlans(page) {
  await link(page, 'Mer').click();
  await page.getByRole('heading', { level: 1, name: 'Vilken plan arbetar ni med?' }).waitFor();
}

/** A line of the list of plans, the short one first. @param {Page} page @param {import('playwright-core').Locator} line */
async function inPlans(page, line) {
  const all = page.getByRole('button', { name: /^Visa alla \d+ planer$/ });
  await line.or(all).first().waitFor({ state: 'attached' }).catch(() => {});
  if ((await line.count()) > 0) return true;
  if ((await all.count()) > 0) await all.click();
  await line.waitFor({ state: 'attached' }).catch(() => {});
  return (await line.count()) > 0;
}

/** What stands in the browser's own tab. @param {Page} page */
const openTitle = async (page) => (await page.title()).split(' · ')[0];

/** How the top bar says that the plan is kept. @param {Page} page */
async function keptWords(page) {
  const says = [
    ...(await page.getByRole('status').allTextContents()),
    ...(await page.getByRole('alert').allTextContents()),
  ];
  return says.find((words) => keepingSaid.test(words)) ?? '';
}

const keepingSaid = /^(Sparad|Sparar|Inga ändringar|Hämtad|Lämnad|Webbläsaren kan inte)/;
const nothingWaits = /^(Sparad|Inga ändringar|Hämtad|Lämnad)/;

const isPromise = (/** @type {string} */ words) => /^Sparad i den här webbläsaren/.test(words);

/** @param {Page} page @param {number} measure */
const row = (page, measure) =>
  page
    .getByRole('table')
    .getByRole('cell')
    .getByRole('button')
    .nth(measure - 1);

/**
 * Opens them from whatever is in view. A screen that is just being left, as by Back, can be gone
 * between two presses: then once more, as a person would.
 * @param {Page} page @param {number} measure
 */
async function openFields(page, measure) {
  for (let tries = 1; ; ++tries) {
    try {
      await tryToOpenFields(page, measure);
      return;
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

const quick = { timeout: 8000 };

/** @param {Page} page @param {number} measure */
async function tryToOpenFields(page, measure) {
  await toChoice(page);
  if (!page.url().endsWith(`#/val/m-${measure}`)) {
    await row(page, measure).click(quick);
    await page.waitForURL(new RegExp(`#/val/m-${measure}$`), quick);
  }
  const edit = page.getByRole('button', { name: 'Ändra åtgärden' });
  await edit.waitFor(quick);
  if ((await edit.getAttribute('aria-expanded')) !== 'true') await edit.click(quick);
  await fieldOf(page, 'title').waitFor(quick);
}

const fieldNames = { title: 'Rubrik', description: 'Beskrivning' };

/** @param {Page} page @param {'title' | 'description'} kind */
const fieldOf = (page, kind) =>
  page
    .getByRole('region', { name: 'Om åtgärden' })
    .getByRole('textbox', { name: fieldNames[kind], exact: true });

/** @param {Page} page @returns {Promise<Values>} */
async function titlesSeen(page) {
  await toChoice(page);
  const titles = await ranking(page);
  if (titles.length !== measureCount) return {}; // of another plan, or not there yet
  return Object.fromEntries(titles.map((title, at) => [`${at + 1}/title`, title]));
}

/** @param {Page} page @returns {Promise<Values>} */
async function allSeen(page) {
  const seen = await titlesSeen(page);
  for (let measure = 1; measure <= measureCount; ++measure) {
    await openFields(page, measure);
    // What was cut off while it was written is taken in once its field is there.
    const shown = await seenAs(
      async () => ({
        field: await fieldOf(page, 'title').inputValue(),
        row: (await ranking(page))[measure - 1],
        heading: (await page.getByRole('heading', { level: 2 }).allTextContents()).join('\n'),
      }),
      ({ field, row: title, heading }) =>
        field === title && heading.includes(`Varför hamnar ”${title}” här?`),
    );
    seen[`${measure}/title`] = shown.row;
    seen[`${measure}/description`] = await fieldOf(page, 'description').inputValue();
  }
  return seen;
}

/**
 * How long the machine takes now for what the app does when it stores: a busy one takes longer.
 * @param {Page} page @returns {Promise<number>} milliseconds
 */
const timeToStore = (page) =>
  page.evaluate(
    () =>
      new Promise((told) => {
        const start = performance.now();
        const request = indexedDB.open('clock', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('clock');
        request.onsuccess = () => {
          const transaction = request.result.transaction('clock', 'readwrite');
          transaction.objectStore('clock').put(start, 0);
          transaction.oncomplete = () => {
            request.result.close();
            told(performance.now() - start);
          };
        };
      }),
  );

/**
 * The same again and again while something else goes on: a machine can become busy meanwhile.
 * @param {Page} page @returns {Promise<() => Promise<number>>} the longest so far, milliseconds
 */
async function slowestToStore(page) {
  await page.evaluate(() => {
    const clock = { slowest: 0, since: performance.now() };
    /** @type {any} */ (window).clock = clock;
    const request = indexedDB.open('clock', 1);
    request.onsuccess = function again() {
      clock.since = performance.now();
      const transaction = request.result.transaction('clock', 'readwrite');
      transaction.objectStore('clock').put(0, 0);
      transaction.oncomplete = () => {
        clock.slowest = Math.max(clock.slowest, performance.now() - clock.since);
        setTimeout(again, 50);
      };
    };
  });
  return () =>
    page.evaluate(() => {
      const { slowest, since } = /** @type {any} */ (window).clock;
      return Math.max(slowest, performance.now() - since - 50);
    });
}

/** What the browser itself keeps, to tell what is gone from what is only not shown. @param {Page} page @returns {Promise<string>} */
const titlesStored = (page) =>
  page.evaluate(
    () =>
      new Promise((told) => {
        const request = indexedDB.open('malvag');
        request.onerror = () => told('unknown');
        request.onsuccess = () => {
          const all = request.result.transaction('heads').objectStore('heads').getAll();
          all.onerror = () => told('unreadable');
          all.onsuccess = () => {
            request.result.close();
            told(all.result.map((/** @type {any} */ { title }) => title).join(', '));
          };
        };
      }),
  );

// --- the walk ------------------------------------------------------------------------------------

/** @param {number} seed @param {number} rounds @param {string} address */
async function visit(seed, rounds, address) {
  const next = chance(seed);
  const below = (/** @type {number} */ count) => Math.floor(next() * count);
  /** @template Item @param {readonly Item[]} items @returns {Item} */
  const one = (items) => items[below(items.length)];
  const model = createModel();
  const profile = newProfile();
  /** @type {string[]} what was done, the latest last */
  const log = [];
  /** @type {string[]} */
  const faultsFound = [];
  /** @type {Map<string, string>} by path: what must stand in the file */
  const files = new Map();
  /** @type {Tab[]} */
  let tabs = [];
  /** @type {Map<Plan, string>} by plan: the path that it was opened from or saved to */
  const own = new Map();
  let texts = 0;
  const newText = () => `Text ${++texts}.`; // with an end, so that none is the beginning of another
  let plansMade = 0;
  let browser = await startKillable(profile);
  await withFaults(browser.context);

  const note = (/** @type {string} */ words) => void log.push(words);

  /** @param {string} words */
  function found(words) {
    faultsFound.push(`${words}\n    seed ${seed}, after: ${log.slice(-10).join('; ')}`);
  }

  // --- tabs --------------------------------------------------------------------------------------

  /** @param {Page} page starts, or says why not */
  async function started(page) {
    const state = () =>
      page.evaluate(() => {
        if (document.documentElement.dataset.ready !== undefined) return 'ready';
        const shown = [...document.querySelectorAll('main.page')].find(
          (part) => part instanceof HTMLElement && !part.hidden,
        );
        return shown?.id ?? 'nothing';
      });
    return seenAs(
      () => state().catch(() => 'loading'),
      (said) => !['starting', 'nothing', 'loading'].includes(said),
    );
  }

  /** @returns {Promise<Tab>} */
  async function newTab() {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(patience);
    page.on('dialog', (dialog) => dialog.accept().catch(() => {})); // leaves all the same
    await page.goto(`${address}?test#/val`);
    await ready(page);
    const plan = model.plans.get(await openTitle(page));
    /** @type {Tab} */
    const tab = { page, plan, read: undefined, past: [], future: [], file: undefined };
    const said = page.getByText(/öppen i en annan flik/).first();
    if (plan && tabs.some((other) => other.plan === plan)) {
      if (!(await said.waitFor().then(() => true, () => false))) // some frames after the first
        found(`${plan.title} can be changed in two tabs`);
      Object.assign(tab, { plan: undefined, read: plan });
    } else {
      await said.waitFor({ state: 'detached' }); // while one is on its way away
    }
    tabs.push(tab);
    return tab;
  }

  /** The tab shows it, wherever it was. @param {Tab} tab @param {Plan} plan */
  async function bring(tab, plan) {
    const { page } = tab;
    await page.bringToFront();
    if ((await openTitle(page)) !== plan.title) {
      await toPlans(page);
      const fetch = page.getByRole('button', { name: `Hämta: ${plan.title}`, exact: true }).first();
      // Where its lock could not be asked for it lies here twice, the later first; a tab that was just
      // closed may not have let that one go yet.
      const latest = page.getByRole('button', { name: new RegExp(`: ${plan.title}$`) }).first();
      await seenAs(
        async () => ((await latest.count()) > 0 ? await latest.textContent() : ''),
        (name) => !name || name.startsWith('Hämta'),
      );
      if (!(await inPlans(page, fetch))) {
        const there = `open: ${await openTitle(page)}, stored: ${await titlesStored(page)}`;
        found(`lost: ${plan.title} is neither open nor listed (${there})`);
        model.planGone();
        model.plans.delete(plan.title);
        tab.plan = undefined;
        return;
      }
      await fetch.click();
      await seenAs(() => openTitle(page), (title) => title === plan.title);
      assert.equal(await openTitle(page), plan.title, 'fetched plan');
    }
    Object.assign(tab, { plan, read: undefined, past: [], future: [], file: undefined });
  }

  /** Those that no tab has, nor waits for. */
  const plansNotOpen = () =>
    [...model.plans.values()].filter((plan) =>
      tabs.every((other) => other.plan !== plan && other.read !== plan),
    );

  /** @param {Tab} tab @param {() => Promise<Values>} look */
  async function compare(tab, look) {
    const { plan, page } = tab;
    if (!plan) return {};
    const seen = await seenAs(look, (values) => model.isRight(plan, values));
    const wrong = model.wrongIn(plan, seen);
    if (!wrong) return seen;
    found(`${wrong}\n    at ${page.url()}, ${await keptWords(page)}`);
    const all = await allSeen(page);
    model.found(plan, all);
    Object.assign(tab, { past: [], future: [] });
    return all;
  }

  /** @param {Tab} tab what is in view, and what the words promise */
  async function check(tab) {
    await compare(tab, () => titlesSeen(tab.page));
    if (tab.plan && isPromise(await keptWords(tab.page))) model.promise(tab.plan);
  }

  /** @param {Tab} tab every text of the plan; so it is from now on */
  async function checkAll(tab) {
    const { plan, page } = tab;
    if (plan) model.found(plan, await compare(tab, () => allSeen(page)));
  }

  /** It is open, or can be fetched. @param {Tab} tab @param {Plan | undefined} plan */
  async function checkAfterStart(tab, plan) {
    if (!plan) return;
    await bring(tab, plan);
    await checkAll(tab);
  }

  // --- writing -----------------------------------------------------------------------------------

  /** @param {Tab} tab */
  const done = (tab) => {
    if (!tab.plan) return;
    tab.past.push(model.latest(tab.plan));
    tab.future = [];
  };

  /**
   * Something stands written in a field, and is not left yet.
   * @param {Tab} tab @returns {Promise<{ field: string, kind: 'title' | 'description', text: string }>}
   */
  async function write(tab) {
    const measure = 1 + below(measureCount);
    const kind = one(/** @type {const} */ (['title', 'title', 'description']));
    const text = newText();
    await openFields(tab.page, measure);
    await fieldOf(tab.page, kind).click();
    await tab.page.keyboard.press('Control+a');
    await tab.page.keyboard.type(text);
    note(`wrote "${text}" in ${tab.plan?.title} ${measure}/${kind}`);
    return { field: `${measure}/${kind}`, kind, text };
  }

  /** After a reload with nothing wrong the tab shows the same plan. @param {Tab} tab */
  async function checkReloaded(tab) {
    const { plan, page } = tab;
    if (plan && (await openTitle(page)) !== plan.title)
      found(`the tab does not keep ${plan.title}: it shows ${await openTitle(page)}`);
    await checkAfterStart(tab, plan);
  }

  /** @type {Record<string, (page: Page, kind: 'title' | 'description', measure: number) => Promise<unknown>>} */
  const leavings = {
    Enter: (page, kind) => page.keyboard.press(kind === 'title' ? 'Enter' : 'Control+Enter'),
    Tab: (page) => page.keyboard.press('Tab'),
    'the mouse elsewhere': (page) => choiceHeading(page).click(),
    'another measure': (page, _, measure) => row(page, 1 + (measure % measureCount)).click(),
    'a link': (page) => link(page, one(['Läget', 'Målkonflikter', 'Mer'])).click(),
    Back: (page) => page.goBack(),
  };

  /** @param {Tab} tab @param {string[]} [ways] */
  async function edit(tab, ways = Object.keys(leavings)) {
    const { page, plan } = tab;
    if (!plan) return;
    const { field, kind, text } = await write(tab);
    const way = one(ways);
    note(`left by ${way}`);
    await leavings[way](page, kind, Number(field[0]));
    done(tab);
    model.write(plan, field, text);
    if (way !== 'Back' || page.url().startsWith(address)) return;
    model.promise(plan);
    await page.goForward();
    await started(page);
    Object.assign(tab, { past: [], future: [], file: undefined });
    await checkReloaded(tab);
  }

  /** What stands half written, and then. @param {Tab} tab @param {string} words @param {(measure: number) => Promise<unknown>} task */
  async function writeAnd(tab, words, task) {
    const { plan } = tab;
    if (!plan) return;
    const { field, text } = await write(tab);
    note(words);
    done(tab);
    model.write(plan, field, text);
    model.promise(plan);
    await task(Number(field[0]));
  }

  // --- steps -------------------------------------------------------------------------------------

  /** @param {Tab} tab */
  async function openFile(tab) {
    const { page } = tab;
    const number = ++plansMade;
    const { title, values, text } = smallPlan(number);
    const path = `${number}/plan.json`;
    const disk = diskOf(page);
    await disk.write(path, text);
    files.set(path, text);
    const how = one(/** @type {const} */ (['drop', 'drop', 'drop without handle', 'picker']));
    note(`opened ${title} by ${how}`);
    const before = tab.plan;
    if (how === 'picker') {
      await disk.choose(path);
      await page.keyboard.press('Control+o');
    } else {
      await disk.drop(path, how === 'drop');
    }
    await seenAs(() => openTitle(page), (now) => now === title);
    assert.equal(await openTitle(page), title, 'opened file');
    const plan = model.add(title, values);
    const file = how === 'drop without handle' ? undefined : path;
    Object.assign(tab, { plan, read: undefined, past: [], future: [], file });
    if (tab.file) own.set(plan, path);
    if (before) model.promise(before);
  }

  /** @param {Tab} tab */
  async function saveFile(tab) {
    const { page, plan } = tab;
    if (!plan) return;
    const disk = diskOf(page);
    const saves = (await disk.saves()).length;
    await page.keyboard.press('Control+s');
    const wanted = model.latest(plan);
    const target = async () => tab.file ?? (await disk.saves())[saves] ?? own.get(plan);
    const fits = (/** @type {string} */ text) => {
      try {
        return JSON.stringify(valuesIn(text)) === JSON.stringify(ordered(wanted));
      } catch {
        return false;
      }
    };
    const text = await seenAs(async () => {
      const path = await target();
      return path ? disk.read(path) : '';
    }, fits);
    const path = await target();
    if (!fits(text)) found(`lost: ${plan.title} was not saved to ${path ?? 'any file'}: ${text.slice(0, 300)}`);
    if ((await disk.saves()).length > saves + (tab.file ? 0 : 1))
      found(`asked where to save ${plan.title}, which was opened from ${tab.file}`);
    if (path) {
      files.set(path, text);
      own.set(plan, path);
      tab.file = path;
    }
    for (const [other, kept] of files) {
      const now = await disk.read(other);
      if (holds(now) === holds(kept)) continue;
      found(`misplaced: ${other} was written over with ${now.slice(0, 200)}`);
      files.set(other, now);
    }
  }

  /** What a file says, however it is set: of a plan that nobody changed a save changes no more. @param {string} text */
  const holds = (text) => {
    try {
      return JSON.stringify([JSON.parse(text).plan.title, valuesIn(text)]);
    } catch {
      return text;
    }
  };

  const ordered = (/** @type {Values} */ values) =>
    Object.fromEntries(
      Array.from({ length: measureCount }, (_, at) => at + 1).flatMap((measure) => [
        [`${measure}/title`, values[`${measure}/title`]],
        [`${measure}/description`, values[`${measure}/description`]],
      ]),
    );

  /** @param {Tab} tab */
  async function reload(tab) {
    await tab.page.reload();
    const said = await started(tab.page);
    Object.assign(tab, { past: [], future: [], file: undefined });
    return said;
  }

  /** As a person closes it. @param {Tab} tab */
  async function closeTab(tab) {
    const gone = tab.page.waitForEvent('close');
    await tab.page.close({ runBeforeUnload: true });
    await gone;
    tabs = tabs.filter((other) => other !== tab);
  }

  /** @param {number} slack milliseconds that the machine may be late with what was due */
  async function killAndStart(slack) {
    const at = Date.now();
    const open = tabs.map(({ plan }) => plan);
    await browser.kill();
    for (const plan of model.plans.values()) model.cutOff(plan, at - slack);
    tabs = [];
    browser = await startKillable(profile);
    await withFaults(browser.context);
    const tab = await newTab();
    for (const plan of open) await checkAfterStart(tab, plan);
  }

  /** @param {Tab} tab @param {RegExp} words */
  async function saysSoon(tab, words) {
    const said = await seenAs(() => keptWords(tab.page), (seen) => words.test(seen));
    if (!words.test(said)) found(`says "${said}" and not ${words}`);
    return words.test(said);
  }

  const writeWays = /** @type {Way[]} */ (['throw', 'error', 'late', 'hang']);

  /** @type {[number, string, (tab: Tab) => Promise<unknown>][]} how often, what, the step */
  const steps = [
    [40, 'edit', async (tab) => {
      await edit(tab);
      await check(tab);
    }],
    [8, 'undo', async (tab) => {
      const values = tab.past.pop();
      if (!values || !tab.plan) return;
      tab.future.push(model.latest(tab.plan));
      if (next() < 0.5) await tab.page.getByRole('button', { name: /^Ångra/ }).click();
      else {
        await choiceHeading(tab.page).click().catch(() => {});
        await tab.page.keyboard.press('Control+z');
      }
      model.become(tab.plan, values);
      await check(tab);
    }],
    [4, 'redo', async (tab) => {
      const values = tab.future.pop();
      if (!values || !tab.plan) return;
      tab.past.push(model.latest(tab.plan));
      await tab.page.getByRole('button', { name: /^Gör om/ }).click();
      model.become(tab.plan, values);
      await check(tab);
    }],
    [4, 'undo while writing', async (tab) => {
      const { plan } = tab;
      if (!plan || tab.past.length === 0) return; // the button cannot be pressed then
      const { field, text } = await write(tab);
      await tab.page.getByRole('button', { name: /^Ångra/ }).click();
      // The press takes in the text first, and then takes it back.
      const before = model.latest(plan);
      model.write(plan, field, text);
      tab.future = [model.latest(plan)];
      model.become(plan, before);
      model.promise(plan);
      await check(tab);
    }],
    [5, 'edit and reload at once', async (tab) => {
      await edit(tab, ['Enter', 'Tab', 'the mouse elsewhere']);
      if (tab.plan) model.promise(tab.plan);
      await reload(tab);
      await checkReloaded(tab);
    }],
    [5, 'half written, reload', async (tab) => {
      await writeAnd(tab, 'reloaded', () => reload(tab));
      await checkReloaded(tab);
    }],
    [3, 'half written, away and back', async (tab) => {
      await writeAnd(tab, 'went away', async () => {
        await tab.page.goto('about:blank');
        await tab.page.goBack();
        await started(tab.page);
      });
      await checkReloaded(tab);
    }],
    [4, 'half written, tab closed', async (tab) => {
      const { plan } = tab;
      let reopened = tab;
      await writeAnd(tab, 'closed', async () => {
        await closeTab(tab);
        reopened = await newTab();
      });
      await checkAfterStart(reopened, plan);
    }],
    [3, 'half written, the address changed', async (tab) => {
      await writeAnd(tab, 'went to another measure by the address', (measure) =>
        tab.page.evaluate((hash) => void (location.hash = hash), `#/val/m-${1 + (measure % measureCount)}`),
      );
      await check(tab);
    }],
    [4, 'half written, Ctrl+S', async (tab) => {
      await writeAnd(tab, 'Ctrl+S', async () => {});
      await saveFile(tab);
      await check(tab);
    }],
    [4, 'Ctrl+S', async (tab) => {
      await saveFile(tab);
      await check(tab);
    }],
    [5, 'half written, another plan opened', async (tab) => {
      if (plansMade >= mostPlans) return;
      await writeAnd(tab, 'opened another', () => Promise.resolve());
      await openFile(tab);
      await checkAll(tab);
    }],
    [5, 'an earlier plan', async (tab) => {
      const others = plansNotOpen();
      if (others.length === 0) return;
      if (tab.plan) model.promise(tab.plan);
      if (tab.plan && next() < 0.5) await writeAnd(tab, 'went to the plans', () => Promise.resolve());
      const plan = one(others);
      note(`fetches ${plan.title}`);
      await bring(tab, plan);
      await checkAll(tab);
    }],
    [2, 'a second tab', async (tab) => {
      if (tabs.length >= mostTabs) {
        if (tab.plan) model.promise(tab.plan);
        await closeTab(tab);
        return;
      }
      await writeAnd(tab, 'opened a second tab', () => newTab());
      const second = tabs[tabs.length - 1];
      if (second.plan) await checkAll(second);
      await tab.page.bringToFront();
      await tab.page.keyboard.press('Tab'); // it may still stand in its field
      await check(tab);
    }],
    [3, 'the list', async (tab) => {
      await toPlans(tab.page);
      for (const plan of [...model.plans.values()]) {
        if (plan === tab.plan) continue;
        const line = tab.page.getByText(new RegExp(`^${plan.title}, `)).first();
        if (await inPlans(tab.page, line)) continue;
        found(`lost: ${plan.title} is not listed (stored: ${await titlesStored(tab.page)})`);
        model.planGone();
        model.plans.delete(plan.title);
      }
    }],
    [4, 'storage full', async (tab) => {
      const { plan, page } = tab;
      if (!plan) return;
      await saysSoon(tab, nothingWaits);
      model.promise(plan);
      const way = one(writeWays);
      note(`writes ${way}`);
      await fail(page, { write: { way } });
      for (let left = 1 + below(2); left > 0; --left) await edit(tab, ['Enter', 'Tab']);
      if (way === 'hang') {
        await wait(2 * longestUnsaved);
        const words = await keptWords(page);
        if (isPromise(words)) found(`says "${words}" though nothing was stored`);
      } else {
        await saysSoon(tab, /^Webbläsaren kan inte spara/);
      }
      const isReloading = next() < 0.3 || way === 'hang';
      note(isReloading ? 'reloads' : 'room again');
      if (!isReloading) {
        await fail(page);
        if (await saysSoon(tab, /^Sparad i den här webbläsaren/)) model.promise(plan);
        await check(tab);
        return;
      }
      await reload(tab);
      await fail(page);
      await reload(tab);
      await checkAfterStart(tab, plan);
    }],
    [2, 'a write that goes wrong once', async (tab) => {
      const { plan, page } = tab;
      if (!plan) return;
      const way = one(/** @type {Way[]} */ ([...writeWays.filter((name) => name !== 'hang'), 'twice']));
      note(`write ${way} once`);
      await fail(page, { write: { way, times: 1 } });
      await edit(tab, ['Enter', 'Tab']);
      if (await saysSoon(tab, /^Sparad i den här webbläsaren/)) model.promise(plan);
      await fail(page);
      await check(tab);
    }],
    [1, 'site data cleared connection', async (tab) => {
      const { plan, page } = tab;
      if (!plan) return;
      await fail(page, { transaction: { way: 'closed', times: 1 } });
      await edit(tab, ['Enter', 'Tab']);
      if (await saysSoon(tab, /^Sparad i den här webbläsaren/)) model.promise(plan);
      await fail(page);
      await check(tab);
    }],
    [5, 'faults at the start', async (tab) => {
      const { plan, page } = tab;
      if (!plan) return;
      await saysSoon(tab, nothingWaits);
      model.promise(plan);
      const words = one(startFaults);
      note(words);
      await fail(page, faultsOf(words));
      const said = await reload(tab);
      note(said);
      if (['starting', 'nothing', 'loading', 'no-start', 'stopped'].includes(said))
        found(`does not start with ${words}: ${said}`);
      if (said === 'ready') await workWith(tab, plan);
      await fail(page).catch(() => {});
      await reload(tab);
      await checkAfterStart(tab, plan);
    }],
    [2, 'the drawing context is lost', async (tab) => {
      const { plan, page } = tab;
      if (!plan) return;
      const { field, text } = await write(tab);
      await loseContext(page);
      await page.keyboard.press('Tab');
      model.write(plan, field, text);
      model.promise(plan);
      if (next() < 0.5) await wait(longestUnsaved);
      await reload(tab);
      await checkReloaded(tab);
    }],
    [2, 'a file that cannot be written', async (tab) => {
      const { plan, page, file: target } = tab;
      if (!plan || !target) return;
      const call = one(['createWritable', 'writeFile', 'close']);
      note(`${call} fails`);
      await fail(page, { [call]: { way: 'error' } });
      await page.keyboard.press('Control+s');
      const said = page.getByText(/(kunde|kan|gick) inte.*(spara|skriv)|(spara|skriv).*(kunde|kan|gick) inte|inte sparad/i);
      await said.first().waitFor({ state: 'attached' }).catch(() => found(`${call} fails without a word`));
      await fail(page);
      const close = page.getByRole('button', { name: 'Stäng', exact: true }).first();
      await close.click(); // in a window that low the words take the place of a measure
      if (holds(await diskOf(page).read(target)) !== holds(files.get(target) ?? ''))
        found(`lost: ${target} was damaged by a write that failed`);
      await check(tab);
    }],
    [2, 'the power goes a second later', async (tab) => {
      if (!tab.plan) return;
      await edit(tab, ['Enter', 'Tab']);
      const slack = await timeToStore(tab.page);
      // By the page's own clock, which a busy machine holds up too.
      await tab.page.evaluate((time) => new Promise((passed) => setTimeout(passed, time)), longestUnsaved + slack);
      model.promise(tab.plan);
      await killAndStart(slack);
    }],
    [2, 'the power goes when it says that it is saved', async (tab) => {
      if (!tab.plan) return;
      await edit(tab, ['Enter', 'Tab']);
      if (await saysSoon(tab, /^Sparad i den här webbläsaren/)) model.promise(tab.plan);
      await killAndStart(longestUnsaved);
    }],
    [2, 'the power goes in a stream of edits', async (tab) => {
      if (!tab.plan) return;
      const { page, plan } = tab;
      await openFields(page, 1);
      await fieldOf(page, 'title').click();
      await timeToStore(page); // makes what the next writes in
      const slowest = await slowestToStore(page);
      const end = Date.now() + 3 * longestUnsaved;
      while (Date.now() < end) {
        const text = newText();
        model.writing(plan, '1/title', text);
        await page.keyboard.press('Control+a');
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
        model.write(plan, '1/title', text);
      }
      note(`stream to "Text ${texts}." in ${plan.title} 1/title`);
      await killAndStart(500 + 2 * (await slowest()));
    }],
  ];

  /** Works with whatever a start with faults shows. @param {Tab} tab @param {Plan} plan */
  async function workWith(tab, plan) {
    const { page } = tab;
    const title = await openTitle(page);
    note(`shows ${title}`);
    if (title !== plan.title && model.plans.has(title)) return;
    await toChoice(page);
    if (title === plan.title) {
      await edit(tab, ['Enter', 'Tab']);
    } else {
      await row(page, 1).click();
      const button = page.getByRole('button', { name: 'Ändra åtgärden' });
      await button.waitFor();
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
      await fieldOf(page, 'title').fill('Ändrat i det som visas');
      await page.keyboard.press('Enter');
    }
    await wait(longestUnsaved);
  }

  const total = steps.reduce((sum, [often]) => sum + often, 0);
  const costs = new Map();
  let round = 0;
  try {
    await openFile(await newTab());
    for (; round < rounds; ++round) {
      const tab = one(tabs.length > 0 ? tabs : [await newTab()]);
      await tab.page.bringToFront();
      if (!tab.plan) {
        const rest = plansNotOpen();
        if (plansMade < mostPlans) await openFile(tab);
        else if (rest.length > 0) await bring(tab, one(rest));
        continue;
      }
      let place = below(total);
      const [, words, step] = steps.find(([often]) => (place -= often) < 0) ?? steps[0];
      note(`${round}: ${words}`);
      const start = Date.now();
      await step(tab);
      const spent = costs.get(words) ?? [0, 0];
      costs.set(words, [spent[0] + 1, spent[1] + Date.now() - start]);
    }
    const [tab] = tabs.length > 0 ? tabs : [await newTab()];
    for (const other of tabs.slice(1)) {
      if (other.plan) model.promise(other.plan);
      await closeTab(other);
    }
    if (tab.plan) model.promise(tab.plan);
    note('the end');
    for (const plan of [...model.plans.values()]) await checkAfterStart(tab, plan);
  } catch (error) {
    found(`stopped in round ${round}: ${error instanceof Error ? error.stack : error}`);
  } finally {
    await browser.kill().catch(() => {});
  }
  return { ...model.counts(), found: faultsFound, rounds: round, costs };
}

/**
 * @param {{ seed: number, rounds: number, say?: (words: string) => void }} options
 * @returns {Promise<{ rounds: number, lost: number, misplaced: number, found: string[] }>}
 */
export async function walk({ seed, rounds, say = () => {} }) {
  const server = await serve(site);
  const sum = { rounds: 0, lost: 0, misplaced: 0, found: /** @type {string[]} */ ([]) };
  try {
    for (let from = 0; from < rounds; from += roundsOfAVisitor) {
      const seedOfVisitor = seed + from / roundsOfAVisitor;
      const result = await visit(seedOfVisitor, Math.min(roundsOfAVisitor, rounds - from), server.address);
      sum.rounds += result.rounds;
      sum.lost += result.lost;
      sum.misplaced += result.misplaced;
      sum.found.push(...result.found);
      for (const words of result.found) say(words);
      if (process.env.MALVAG_COSTS) say(JSON.stringify([...result.costs]));
    }
  } finally {
    await server.close();
  }
  return sum;
}
