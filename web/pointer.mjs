// @ts-check
// Mouse, finger and pen, for canvas and mirror together. A real click on a mirrored element reaches
// the app by its coordinates; one that no pointer made (keyboard, screen reader) by the node's id.
import { mirroredAt } from './semantics.mjs';

const clickAfterUp = 700; // milliseconds: a click that comes later was not made by that pointer

/**
 * A link that is to open elsewhere; a select, whose list takes the release that would follow.
 * @param {PointerEvent} event
 */
const isForBrowser = ({ button, ctrlKey, metaKey, shiftKey, target }) =>
  target instanceof Element &&
  (target.closest('select') !== null ||
    (target.closest('a[href]') !== null && (button === 1 || ctrlKey || metaKey || shiftKey)));

/** @param {HTMLElement} element */
const isOutside = (element) => /^(https?:|mailto:)/.test(element.getAttribute('href') ?? '');

/**
 * @param {HTMLElement} stage canvas and mirror
 * @param {{ send: (message: import('./program.mjs').Message) => void,
 *           settle: () => void,
 *           mirror: import('./semantics.mjs').Mirror }} options
 *   settle: shows at once what came of it, within the person's own gesture
 */
export function listenForPointers(stage, { send, settle, mirror }) {
  /** @type {PointerEvent | undefined} that is not released yet */
  let pressed;
  let upAt = -Infinity;

  /** @param {PointerEvent} event @param {string} kind */
  function tell(event, kind) {
    const { left, top } = stage.getBoundingClientRect();
    mirror.tellScrolls();
    send({
      type: 'pointer',
      kind,
      x: event.clientX - left,
      y: event.clientY - top,
      button: Math.max(event.button, 0),
      pointer: event.pointerType || 'mouse',
      on: mirroredAt(event.target)?.dataset.id,
    });
  }

  /** Ends a press whose release never comes. What a drag has reached stays, so it is shown first. */
  function breakOff() {
    if (!pressed) return;
    const event = pressed;
    pressed = undefined;
    settle();
    tell(event, 'cancel');
    settle();
  }

  stage.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || isForBrowser(event)) return;
    breakOff();
    pressed = event;
    tell(event, 'down');
  });
  window.addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    if (event.buttons === 0) breakOff(); // released where nobody saw it
    if (pressed || (event.target instanceof Node && stage.contains(event.target)))
      tell(event, 'move');
  });
  window.addEventListener('pointerup', (event) => {
    if (!event.isPrimary || !pressed) return;
    pressed = undefined;
    upAt = event.timeStamp;
    tell(event, 'up');
    settle();
  });
  window.addEventListener('pointercancel', (event) => event.isPrimary && breakOff());
  window.addEventListener('lostpointercapture', breakOff); // after pointerup: nothing is pressed
  window.addEventListener('blur', breakOff);
  stage.addEventListener('pointerleave', (event) => {
    if (event.isPrimary && !pressed) tell(event, 'leave');
  });

  stage.addEventListener('click', (event) => {
    const element = mirroredAt(event.target);
    if (!element || isOutside(element)) return;
    if (element instanceof HTMLAnchorElement && (event.ctrlKey || event.metaKey || event.shiftKey))
      return;
    const isToggle =
      element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);
    if (isToggle || element instanceof HTMLAnchorElement) event.preventDefault();
    const wasPointer = event.detail > 0 && event.timeStamp - upAt < clickAfterUp;
    upAt = -Infinity;
    if (wasPointer || element.getAttribute('aria-disabled') === 'true') return;
    if (!isToggle && !element.matches('a, button, [tabindex="0"]')) return;
    send({ type: 'activate', id: element.dataset.id });
    settle();
    // The browser takes back what it changed before this handler, and what the app changed in it.
    if (isToggle) setTimeout(() => mirror.restore(element));
  });
}
