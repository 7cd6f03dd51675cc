// @ts-check
// Keys that are the app's: shortcuts, and Escape. What the browser does with a key in a field or on
// a control stays the browser's.
import { fieldAt } from './fields.mjs';
import { mirroredAt } from './semantics.mjs';

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead']);
const textKeys = new Set([
  'a',
  'c',
  'v',
  'x',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'Insert',
]);
const undoKeys = new Set(['z', 'y']); // and the only commands that go on for as long as they are held
const controlKeys = new Set([
  'Enter',
  ' ',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

const gridKeys = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/**
 * @param {{ send: (message: import('./program.mjs').Message) => boolean, settle: () => void,
 *           isWritten: (element: Element) => boolean }} options
 */
export function listenForKeys({ send, settle, isWritten }) {
  /** @param {KeyboardEvent} event @param {boolean} isCommand */
  function isForBrowser(event, isCommand) {
    const field = fieldAt(event.target);
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (gridKeys.has(key) && mirroredAt(event.target)?.dataset.role === 'gridcell') return false;
    if (!field) return !isCommand && event.target !== document.body && isControlKey(event, key);
    if (!isCommand) return true;
    return textKeys.has(key) || (undoKeys.has(key) && isWritten(field));
  }

  /** @param {HTMLElement | null} element */
  function dismiss(element) {
    const dialog = element?.closest('[role="dialog"]');
    const id = (dialog instanceof HTMLElement ? dialog : element)?.dataset.id;
    if (id) send({ type: 'dismiss', id });
  }

  window.addEventListener('keydown', (event) => {
    const element = mirroredAt(event.target);
    if (event.isComposing || event.key === 'Tab' || modifiers.has(event.key)) return;
    const ctrl = event.ctrlKey || event.metaKey;
    // Alt alone is the browser's: Back, menus, and on a Mac every other sign that can be written.
    if (event.altKey && !ctrl) return;
    const isCommand =
      (ctrl && !event.getModifierState('AltGraph')) || /^F\d+$/.test(event.key);
    if (isHeld(event, isCommand)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && !fieldAt(event.target)) dismiss(element);
    if (isForBrowser(event, isCommand)) {
      activateByKey(event, element, send, settle);
      return;
    }
    const isOurs = send({
      type: 'key',
      key: event.key,
      ctrl,
      shift: event.shiftKey,
      alt: event.altKey,
    });
    if (!isOurs) return;
    event.preventDefault();
    settle();
  });
}

/**
 * A key that is held goes on pressing what it is on, and a command is given again and again: once is
 * what was meant.
 * @param {KeyboardEvent} event @param {boolean} isCommand
 */
function isHeld({ repeat, key, target }, isCommand) {
  if (!repeat || fieldAt(target) || mirroredAt(target)?.dataset.role === 'gridcell') return false;
  return isCommand ? !undoKeys.has(key.toLowerCase()) : key === 'Enter' || key === ' ';
}

/**
 * Whether a key does something to the control that has the focus, or scrolls what it stands in. A
 * button that stands still, as before a projector, knows only the keys that press it.
 * @param {KeyboardEvent} event @param {string} key
 */
function isControlKey({ target }, key) {
  const standsStill =
    target instanceof Element &&
    target.matches('button, a, main') &&
    !target.closest('[data-scrolls]') &&
    !target.querySelector('[data-scrolls]');
  return controlKeys.has(key) && (!standsStill || key === 'Enter' || key === ' ');
}

/**
 * What can be reached though it is no control is pressed by the keys that press a button.
 * @param {KeyboardEvent} event @param {HTMLElement | null} element
 * @param {(message: import('./program.mjs').Message) => boolean} send @param {() => void} settle
 */
function activateByKey(event, element, send, settle) {
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (!isPress || !element?.matches('[tabindex="0"]:not(a, button, input, select, textarea)'))
    return;
  event.preventDefault();
  send({ type: 'activate', id: element.dataset.id });
  settle();
}
