// @ts-check
// Mirrors the semantic tree as real elements over the canvas: transparent and in place, with the
// browser's own focus and scrolling. A patch puts, removes and orders them.
import { describe, elementFor, needsOtherElement, setValue } from './elements.mjs';

/**
 * @typedef {import('./elements.mjs').Node} Node
 * @typedef {{ put?: Node[], remove?: string[], order?: { parent: string, children: string[] }[] }} Patch
 *
 * content: where the children go; for what scrolls a spacer as high as its content.
 * @typedef {{ node: Node, element: HTMLElement, content: HTMLElement }} Entry
 */

const controls = 'a[href], button, input, select, textarea, [tabindex="0"]';
const liveRoles = new Set(['status', 'alert']);
const liveDelay = 100; // a live region is read when it changes, so it must be there first

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null} the mirrored element around it
 */
export function mirroredAt(target) {
  return target instanceof Element ? target.closest('[data-id]') : null;
}

/**
 * Keeps focus and state of what moves, where the browser can.
 * @param {HTMLElement} parent @param {HTMLElement} element @param {ChildNode | null} before
 */
function move(parent, element, before) {
  const top = element.scrollTop;
  if (parent.moveBefore && element.isConnected && parent.isConnected)
    parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
  if (top > 0) element.scrollTop = top;
}

/**
 * @param {HTMLElement} root
 * @param {{ send: (message: import('./program.mjs').Message) => void,
 *           isBeingChanged: (element: Element) => boolean }} options
 */
export function createMirror(root, { send, isBeingChanged }) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Map<string, number>} by scroll area: where the app knows it to be */
  const tops = new Map();
  /** @type {Map<string, string>} by dialog: what had the focus before it */
  const returns = new Map();
  let focused = '';
  let isQuiet = false; // the mirror moves elements itself; a person did nothing

  /** @param {string | undefined} id */
  const contentOf = (id) => (id ? entries.get(id)?.content : undefined) ?? root;

  /** @param {Entry} entry */
  function fitContent(entry) {
    if (entry.node.scrolls) entry.content.style.height = `${entry.node.contentHeight ?? 0}px`;
  }

  /** @param {Node} node @returns {Entry} */
  function made(node) {
    const element = elementFor(node);
    if (!node.scrolls) return { node, element, content: element };
    const content = document.createElement('div');
    content.className = 'content';
    element.append(content);
    element.dataset.scrolls = '';
    return { node, element, content };
  }

  /** @param {Entry} known @param {Entry} entry */
  function takeOver(known, entry) {
    for (const child of [...known.content.children]) entry.content.append(child);
    known.element.replaceWith(entry.element);
  }

  /** @param {Entry} entry @param {boolean} isNew */
  function show(entry, isNew) {
    if (isNew && liveRoles.has(entry.node.role)) {
      setTimeout(() => describe(entry.element, entry.node), liveDelay);
      return;
    }
    describe(entry.element, entry.node);
    fitContent(entry);
    if (!isBeingChanged(entry.element)) setValue(entry.element, entry.node);
  }

  /** @param {Node} node */
  function put(node) {
    const known = entries.get(node.id);
    const isNew = !known || needsOtherElement(known.node, node);
    const entry = isNew ? made(node) : known;
    entry.node = node;
    entries.set(node.id, entry);
    if (isNew && known) takeOver(known, entry);
    const parent = contentOf(node.parent);
    if (entry.element.parentNode !== parent) move(parent, entry.element, null);
    if (node.role === 'tab') parent.setAttribute('role', 'tablist');
    show(entry, isNew);
  }

  /** @param {string} id */
  function remove(id) {
    entries.get(id)?.element.remove();
    entries.delete(id);
    tops.delete(id);
  }

  /** @param {string} parent @param {string[]} children */
  function arrange(parent, children) {
    const content = contentOf(parent);
    let cursor = content.firstElementChild;
    for (const id of children) {
      const element = entries.get(id)?.element;
      if (!element) continue;
      if (element === cursor) cursor = cursor.nextElementSibling;
      else move(content, element, cursor);
    }
  }

  /**
   * @param {Map<string, number | undefined>} wantedBefore where each was wanted before the patch
   */
  function scrollTo(/** @type {Node} */ node, wantedBefore) {
    const element = entries.get(node.id)?.element;
    if (!element || !node.scrolls) return;
    const isNew = !wantedBefore.has(node.id);
    const isWanted = node.scrollTop !== undefined && node.scrollTop !== wantedBefore.get(node.id);
    if (!isNew && !isWanted) return;
    if (isWanted) element.scrollTop = node.scrollTop ?? 0;
    tops.delete(node.id); // the app waits for an answer, even where nothing moved
    tellScroll(node.id, element);
  }

  /** What somebody writes in stays in view when its scroll area gets lower. @param {Set<string>} lower */
  function keepInView(lower) {
    const element = document.activeElement;
    const area = element?.parentElement?.closest('[data-scrolls]');
    if (area instanceof HTMLElement && lower.has(area.dataset.id ?? ''))
      element?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} id @param {HTMLElement} element */
  function tellScroll(id, element) {
    const top = element.scrollTop;
    if (tops.get(id) === top) return;
    tops.set(id, top);
    send({ type: 'scroll', id, top });
  }

  /** The browser tells of scrolling with its next frame; a press can come before that. */
  function tellScrolls() {
    for (const id of tops.keys()) {
      const element = entries.get(id)?.element;
      if (element) tellScroll(id, element);
    }
  }

  /** A scroll area without a control in it is reached by Tab itself, to be scrolled by keys. */
  function reachScrollAreas() {
    for (const { node, element } of entries.values()) {
      if (!node.scrolls || node.focusable) continue;
      if (element.querySelector(controls)) element.removeAttribute('tabindex');
      else element.tabIndex = 0;
    }
  }

  /** All but the dialog, and what it lies in, is out of reach. @param {HTMLElement} dialog */
  function closeOffAround(dialog) {
    for (let level = dialog; level !== root && level.parentElement; level = level.parentElement) {
      for (const sibling of level.parentElement.children) {
        if (sibling !== level && sibling instanceof HTMLElement) sibling.inert = true;
      }
    }
  }

  function tendDialogs() {
    for (const [id, before] of returns) {
      if (entries.has(id)) continue;
      returns.delete(id);
      reopen();
      if (!root.contains(document.activeElement)) focus(before);
    }
    const dialogs = [...entries.values()].filter(({ node }) => node.role === 'dialog');
    const last = dialogs.at(-1);
    if (!last) return;
    reopen();
    closeOffAround(last.element);
    if (returns.has(last.node.id)) return;
    returns.set(last.node.id, focused);
    const first = last.element.querySelector(controls);
    if (first instanceof HTMLElement) first.focus();
  }

  function reopen() {
    for (const element of root.querySelectorAll('[inert]')) element.removeAttribute('inert');
  }

  /** @param {string} before the id that had the focus */
  function keepFocus(before) {
    const element = entries.get(before)?.element;
    if (element) {
      if (document.activeElement !== element) element.focus({ preventScroll: true });
    } else if (before) {
      focused = '';
      send({ type: 'blur', id: before });
    }
  }

  /** @param {Patch} patch */
  function apply({ put: nodes = [], remove: ids = [], order = [] }) {
    const focusedBefore = focused;
    const wantedBefore = new Map(
      nodes.flatMap(({ id }) => {
        const known = entries.get(id);
        return known?.node.scrolls ? [[id, known.node.scrollTop]] : [];
      }),
    );
    const lower = new Set(
      nodes.filter(({ id, b }) => b[3] < (entries.get(id)?.node.b[3] ?? 0)).map(({ id }) => id),
    );
    isQuiet = true;
    nodes.forEach(put);
    ids.forEach(remove);
    for (const { parent, children } of order) arrange(parent, children);
    keepFocus(focusedBefore);
    isQuiet = false;
    for (const node of nodes) scrollTo(node, wantedBefore);
    keepInView(lower);
    reachScrollAreas();
    tendDialogs();
  }

  /** @param {string} id */
  function focus(id) {
    const element = entries.get(id)?.element;
    if (!element) return;
    if (!element.matches(controls) && !element.hasAttribute('tabindex')) element.tabIndex = -1;
    element.focus();
  }

  root.addEventListener('focusin', ({ target }) => {
    const element = mirroredAt(target);
    if (isQuiet || !element) return;
    focused = element.dataset.id ?? '';
    send({ type: 'focus', id: focused, visible: element.matches(':focus-visible') });
  });
  root.addEventListener('focusout', ({ target }) => {
    const id = mirroredAt(target)?.dataset.id;
    if (isQuiet || !id) return;
    if (focused === id) focused = '';
    send({ type: 'blur', id });
  });
  root.addEventListener(
    'scroll',
    ({ target }) => {
      if (target instanceof HTMLElement && target.dataset.id) tellScroll(target.dataset.id, target);
    },
    { capture: true, passive: true },
  );

  /** The element shows again what the app has. @param {Element} element */
  function restore(element) {
    const entry =
      element instanceof HTMLElement ? entries.get(element.dataset.id ?? '') : undefined;
    if (entry && !isBeingChanged(entry.element)) setValue(entry.element, entry.node);
  }

  /** @param {string} id */
  const nodeOf = (id) => entries.get(id)?.node;

  /** Every node in reading order, with its depth. @returns {(Node & { depth: number })[]} */
  function tree() {
    return [...root.querySelectorAll('[data-id]')].flatMap((element) => {
      const node = element instanceof HTMLElement ? nodeOf(element.dataset.id ?? '') : undefined;
      let depth = 0;
      for (
        let above = mirroredAt(element.parentElement);
        above;
        above = mirroredAt(above.parentElement)
      )
        ++depth;
      return node ? [{ ...node, depth }] : [];
    });
  }

  /** @param {string} id */
  const elementOf = (id) => entries.get(id)?.element ?? null;

  return { apply, focus, restore, tellScrolls, nodeOf, elementOf, tree, isQuiet: () => isQuiet };
}

/** @typedef {ReturnType<typeof createMirror>} Mirror */
