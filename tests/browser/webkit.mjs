// @ts-check
// Debian's WebKitGTK for the walk. Playwright cannot drive it; the W3C's WebDriver protocol can. Here
// is as much of Playwright's page as the walk uses, on top of that. A thing is found by the role and
// the name that WebKit itself computes for it. Its driver has no touch (a finger comes as a mouse),
// no way to answer a file picker, and does not tell what the console says.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openScreen } from './screen.mjs';

/**
 * @typedef {{ role?: string, name?: string | RegExp, exact?: boolean, level?: number,
 *             text?: string | RegExp }} Step on the way to a thing: below it, by role or by text
 * @typedef {{ [member: string]: any }} Json
 * @typedef {(method: string, path: string, body?: Json) => Promise<any>} Call to the session
 */

const patience = 15_000; // milliseconds for anything to appear
const pause = 50;
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'; // marks an element in the protocol

/** Keys that have signs of their own in the protocol. @type {Record<string, string>} */
const keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const wait = (/** @type {number} */ milliseconds) =>
  new Promise((passed) => setTimeout(passed, milliseconds));

/** @template Given, Result @param {Given[]} all @param {(one: Given) => Promise<Result>} task */
async function inTurn(all, task) {
  const results = [];
  for (const one of all) results.push(await task(one));
  return results;
}

/** @template Result @param {string} what @param {() => Promise<Result | undefined>} look */
async function waitFor(what, look) {
  for (const end = Date.now() + patience; Date.now() < end; await wait(pause)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`not there after ${patience} ms: ${what}`);
}

// --- the browser ---------------------------------------------------------------------------------

function browserPath() {
  const libraries = '/usr/lib';
  const path = readdirSync(libraries)
    .flatMap((machine) =>
      ['4.1', '4.0', '6.0'].map((version) =>
        join(libraries, machine, `webkit2gtk-${version}`, 'MiniBrowser'),
      ),
    )
    .find((candidate) => existsSync(candidate));
  if (!path) throw new Error('no browser: install webkit2gtk-driver');
  return path;
}

/** @returns {Promise<number>} a port that nobody listens at */
function freePort() {
  const server = createServer();
  return new Promise((found, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const place = server.address();
      const port = typeof place === 'object' && place ? place.port : 0;
      server.close(() => found(port));
    });
  });
}

/** @param {string} method @param {string} address @param {Json} [body] */
async function ask(method, address, body) {
  const answer = await fetch(address, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(2 * patience),
  });
  const { value } = /** @type {Json} */ (await answer.json());
  if (!answer.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}

/**
 * @typedef {{ page: import('playwright-core').Page, downloads: string, close: () => Promise<void> }} WebKit
 *   downloads: the folder that saved files come to
 */

/** A browser with one window, and nothing stored. @returns {Promise<WebKit>} */
export async function openWebKit() {
  const screen = await openScreen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, ...screen.environment },
  });
  const end = () => {
    process.off('exit', end);
    driver.kill();
    screen.close();
  };
  process.on('exit', end);
  const host = `http://127.0.0.1:${port}`;
  try {
    await new Promise((started, failed) => {
      driver.once('spawn', () => started(undefined));
      driver.once('error', () => failed(new Error('no driver: install webkit2gtk-driver')));
    });
    await waitFor('WebKitWebDriver', () => ask('GET', `${host}/status`).catch(() => undefined));
    const browser = { binary: browserPath(), args: ['--automation'] };
    const { sessionId } = await ask('POST', `${host}/session`, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } },
    });
    const session = `${host}/session/${sessionId}`;
    /** @type {Call} */
    const call = (method, path, body) => ask(method, session + path, body);
    await call('POST', '/window/rect', { x: 0, y: 0, width: 1440, height: 938 });
    const close = async () => {
      await call('DELETE', '').catch(() => {});
      end();
    };
    return { page: pageOf(call), downloads: screen.environment.HOME, close };
  } catch (error) {
    end();
    throw error;
  }
}

// --- finding things ------------------------------------------------------------------------------

/**
 * Runs in the page: what lies below `starts`, can be seen and may be what the step means.
 * @param {Step} step @param {(Element | null)[]} starts null: the page
 */
function candidates(step, ...starts) {
  /** @type {Record<string, string>} */
  const ofTags = {
    A: 'link',
    ASIDE: 'complementary',
    BUTTON: 'button',
    MAIN: 'main',
    NAV: 'navigation',
    SECTION: 'region',
    SELECT: 'combobox',
    TEXTAREA: 'textbox',
  };
  /** @type {Record<string, string>} */
  const ofInputs = { checkbox: 'checkbox', radio: 'radio', range: 'slider', text: 'textbox' };
  const roleOf = (/** @type {Element} */ element) =>
    element.getAttribute('role') ??
    (element instanceof HTMLInputElement ? ofInputs[element.type] : ofTags[element.tagName]) ??
    (element instanceof HTMLHeadingElement ? 'heading' : '');
  const hasText = (/** @type {Element} */ element) =>
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const fits = (/** @type {Element} */ element) =>
    step.role
      ? roleOf(element) === step.role && (!step.level || element.tagName === `H${step.level}`)
      : hasText(element);
  const found = starts
    .flatMap((start) => [...(start ?? document).querySelectorAll('*')])
    .filter((element) => fits(element) && element.checkVisibility() && !element.closest('[inert]'));
  return [...new Set(found)];
}

/** @param {string} said @param {string | RegExp} wanted @param {boolean} [exact] */
function isSaid(said, wanted, exact) {
  const text = said.replace(/\s+/g, ' ').trim();
  if (wanted instanceof RegExp) return wanted.test(text);
  return exact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase());
}

/**
 * Runs in the page: brings what is pressed into view, and tells where it then is.
 * WebKit does not scroll to what would lie within the window, were it not clipped away.
 * @param {Element} target
 */
function placeInView(target) {
  target.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = target.getBoundingClientRect();
  return [x, y, width, height].join();
}

/** @param {unknown} error */
const isPassing = (error) =>
  /stale element|no such element|not interactable|intercepted/.test(String(error));

// --- the page ------------------------------------------------------------------------------------

/** @param {Call} call @returns {any} in the place of Playwright's page */
function pageOf(call) {
  /** @param {(...given: any[]) => unknown} task @param {unknown[]} given @returns {Promise<any>} */
  const inPage = (task, ...given) =>
    call('POST', '/execute/sync', { script: `return (${task})(...arguments)`, args: given });

  /** @param {Json} element @param {string} path @param {Json} [body] */
  const ofElement = (element, path, body) =>
    call(body ? 'POST' : 'GET', `/element/${element[elementKey]}/${path}`, body);

  /** @param {Json[]} elements @param {Step} step those that the step's name or text fits */
  async function fitting(elements, { role, text, name, exact }) {
    const wanted = role ? name : text;
    if (wanted === undefined) return elements;
    const said = role
      ? await inTurn(elements, (element) => ofElement(element, 'computedlabel'))
      : await inPage((...all) => all.map(({ textContent }) => textContent), ...elements);
    return elements.filter((_, place) => isSaid(said[place], wanted, exact));
  }

  /** @param {Step[]} steps @returns {Promise<Json[]>} */
  async function elementsAt(steps) {
    /** @type {(Json | null)[]} */
    let elements = [null];
    for (const step of steps) {
      elements = await fitting(await inPage(candidates, step, ...elements), step);
    }
    const role = steps.at(-1)?.role;
    const [first] = elements;
    if (role && first) {
      const computed = await ofElement(first, 'computedrole');
      if (computed !== role) throw new Error(`WebKit gives a ${role} the role ${computed}`);
    }
    return /** @type {Json[]} */ (elements);
  }

  /**
   * The driver presses where a thing was when it looked: one that moves still would be missed.
   * @param {Json} element
   */
  async function atRest(element) {
    const look = () => inPage(placeInView, element);
    await waitFor('a place that is kept', async () => {
      const before = await look();
      await wait(pause);
      return before === (await look()) || undefined;
    });
  }

  /** @param {string[]} signs pressed together */
  function press(signs) {
    const actions = [
      ...signs.map((value) => ({ type: 'keyDown', value })),
      ...signs.map((value) => ({ type: 'keyUp', value })).reverse(),
    ];
    return call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  const keyboard = {
    /** @param {string} names such as "Control+s" */
    press: (names) => press(names.split('+').map((name) => keys[name] ?? name)),
    /** @param {string} text */
    type: async (text) => {
      await inTurn([...text], (sign) => press([sign]));
    },
  };

  /** @param {Step[]} steps @returns {any} in the place of Playwright's locator */
  function thing(steps) {
    const plain = (/** @type {any} */ value) => (value instanceof RegExp ? `${value}` : value);
    const said = JSON.stringify(steps, (_, value) => plain(value));
    // What is found can be gone, or not yet in its place, when it is used: it is looked for again.
    /** @template Result @param {(element: Json) => Promise<Result>} use @returns {Promise<Result>} */
    const using = async (use) => {
      const { result } = await waitFor(said, async () => {
        try {
          const [element] = await elementsAt(steps);
          return element && { result: await use(element) };
        } catch (error) {
          if (isPassing(error)) return undefined;
          throw error;
        }
      }).catch(async (error) => {
        const shown = await inPage(() => document.body.innerText.slice(0, 2000)).catch(String);
        throw new Error(`${error.message}; the page says: ${shown}`);
      });
      return result;
    };
    const focus = () => using((element) => inPage((target) => target.focus(), element));
    return {
      first: () => thing(steps), // it is the first that is used
      getByRole: (/** @type {string} */ role, /** @type {Json} */ options) =>
        thing([...steps, { role, ...options }]),
      waitFor: () => using(async () => {}),
      focus,
      click: () =>
        using(async (element) => {
          await atRest(element);
          await ofElement(element, 'click', {});
        }),
      press: async (/** @type {string} */ names) => {
        await focus();
        await keyboard.press(names);
      },
      fill: async (/** @type {string} */ text) => {
        await focus();
        await keyboard.press('Control+a');
        await keyboard.type(text);
      },
      textContent: () => using((element) => ofElement(element, 'property/textContent')),
      inputValue: () => using((element) => ofElement(element, 'property/value')),
      getAttribute: (/** @type {string} */ name) =>
        using((element) => ofElement(element, `attribute/${name}`)),
      allTextContents: async () =>
        inPage(
          (...elements) => elements.map((element) => element.textContent),
          ...(await elementsAt(steps)),
        ),
    };
  }

  return {
    goto: (/** @type {string} */ address) => call('POST', '/url', { url: address }),
    goBack: () => call('POST', '/back', {}),
    reload: () => call('POST', '/refresh', {}),
    /** Closes the tab, as a person does, and opens another. */
    reopen: async (/** @type {string} */ address) => {
      const { handle } = await call('POST', '/window/new', { type: 'tab' });
      await call('DELETE', '/window');
      await call('POST', '/window', { handle });
      await call('POST', '/url', { url: address });
    },
    getByRole: (/** @type {string} */ role, /** @type {Json} */ options) =>
      thing([{ role, ...options }]),
    getByText: (/** @type {string | RegExp} */ text, /** @type {Json} */ options) =>
      thing([{ text, ...options }]),
    evaluate: (/** @type {any} */ task, /** @type {unknown} */ given) => inPage(task, given),
    waitForFunction: (/** @type {any} */ task) =>
      waitFor(String(task), async () => (await inPage(task)) || undefined),
    screenshot: async () => Buffer.from(await call('GET', '/screenshot'), 'base64'),
    waitForTimeout: wait,
    keyboard,
  };
}
