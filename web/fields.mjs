// @ts-check
// Text fields, ranges and selects of the mirror: what a person writes or moves in them is told to
// the app when it is meant, and shown as the app has it when it is not.
//
// What stands half written belongs to the field that it was written in, by the field's id, which
// names the thing that it is about. It is taken in before anything else reaches the app (host.mjs).
import { mirroredAt } from './semantics.mjs';

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {EventTarget | null} target @returns {Field | undefined} */
export function fieldAt(target) {
  const isField =
    (target instanceof HTMLInputElement && target.type === 'text') ||
    target instanceof HTMLTextAreaElement;
  return isField && mirroredAt(target) === target ? target : undefined;
}

/** @param {EventTarget | null} target @returns {HTMLInputElement | undefined} */
function rangeAt(target) {
  const isRange = target instanceof HTMLInputElement && target.type === 'range';
  return isRange && mirroredAt(target) === target ? target : undefined;
}

/** @param {HTMLElement} root the mirror */
export function createFields(root) {
  /** @type {Field | undefined} the field that holds something which is not told yet */
  let written;
  /** @type {HTMLInputElement | undefined} the range that is being moved */
  let moved;
  /** @type {HTMLInputElement | undefined} the range that a finger is on */
  let fingered;
  let isKeyDown = false;
  let tellWritten = () => {};

  /** @param {Element} element */
  const isBeingChanged = (element) => element === written || element === moved;

  /**
   * @param {{ send: (message: import('./program.mjs').Message) => void, settle: () => void,
   *           writing: (id: string, value: string | undefined) => void, leftAside: () => void,
   *           mirror: import('./semantics.mjs').Mirror }} options
   *   writing: what stands in a field that has not been left; no value: it is taken in
   *   leftAside: the person does not want it
   */
  function listen({ send, settle, writing, leftAside, mirror }) {
    /** @param {Field} field */
    function commit(field) {
      if (field !== written) return;
      written = undefined;
      const id = field.dataset.id ?? '';
      send({ type: 'set', id, value: field.value });
      settle();
      writing(id, undefined);
      mirror.restore(field);
    }

    tellWritten = () => written && commit(written);

    /** @param {Field} field */
    function cancel(field) {
      written = undefined;
      mirror.restore(field);
      leftAside();
      send({ type: 'input', id: field.dataset.id, value: field.value });
      send({ type: 'dismiss', id: field.dataset.id });
    }

    /** @param {HTMLInputElement} range */
    function moveRange(range) {
      if (moved !== range) {
        moved = range;
        send({ type: 'gesture', id: range.dataset.id, phase: 'begin' });
      }
      send({ type: 'set', id: range.dataset.id, value: range.value });
    }

    function endMove() {
      if (!moved) return;
      const range = moved;
      moved = undefined;
      send({ type: 'gesture', id: range.dataset.id, phase: 'end' });
      settle();
      mirror.restore(range);
    }

    root.addEventListener('input', ({ target }) => {
      const field = fieldAt(target);
      const range = rangeAt(target);
      if (field) {
        if (written !== field) tellWritten();
        written = field;
        writing(field.dataset.id ?? '', field.value);
        send({ type: 'input', id: field.dataset.id, value: field.value });
      } else if (range && range === fingered) {
        mirror.restore(range);
      } else if (range) {
        moveRange(range);
      }
    });
    root.addEventListener('change', ({ target }) => {
      if (rangeAt(target) && !isKeyDown) endMove();
      if (!(target instanceof HTMLSelectElement)) return;
      tellWritten();
      send({ type: 'set', id: target.dataset.id, value: target.value });
      settle();
      mirror.restore(target);
    });
    root.addEventListener('keydown', (event) => {
      isKeyDown = true;
      const field = fieldAt(event.target);
      if (!field || event.isComposing) return;
      const isLeaving =
        field instanceof HTMLTextAreaElement ? event.ctrlKey || event.metaKey : true;
      if (event.key === 'Enter' && isLeaving) {
        if (event.repeat) return;
        commit(field);
        send({ type: 'activate', id: field.dataset.id });
      } else if (event.key === 'Escape') cancel(field);
    });
    root.addEventListener('keyup', () => {
      isKeyDown = false;
      endMove();
    });
    root.addEventListener('focusout', ({ target }) => {
      if (mirror.isQuiet()) return;
      isKeyDown = false;
      endMove();
      const field = fieldAt(target);
      if (field) commit(field);
    });

    // Mouse and finger move the range on the canvas, by coordinates; not a second time here. From
    // the mouse the press is taken; a finger may be on its way to scroll, which is the browser's.
    root.addEventListener('mousedown', (event) => {
      const range = rangeAt(event.target);
      if (!range || range.disabled) return;
      event.preventDefault();
      range.focus({ preventScroll: true });
    });
    root.addEventListener('touchstart', ({ target }) => (fingered = rangeAt(target)), {
      passive: true,
    });
    for (const end of ['touchend', 'touchcancel']) {
      root.addEventListener(end, () => setTimeout(() => (fingered = undefined)), { passive: true });
    }
  }

  /** @param {Element | null} element holds something that was written and is not told yet */
  const isWritten = (element) => element !== null && element === written;

  /** What is written and not told yet is told: something else is about to reach the app. */
  const takeIn = () => tellWritten();

  return { isBeingChanged, isWritten, takeIn, listen };
}
