// @ts-check
// Rows that are pasted anywhere on the page but in a field, where the browser pastes them itself.
// What is too large is refused before it is read.
import { fieldAt } from './fields.mjs';

/**
 * @param {{ send: (message: import('./program.mjs').Message, bytes?: Uint8Array) => boolean,
 *           settle: () => void, limit: () => number }} options limit: in bytes
 */
export function listenForPastes({ send, settle, limit }) {
  window.addEventListener('paste', (event) => {
    if (fieldAt(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    const size = text.length; // never more than the text's bytes
    if (size > limit()) send({ type: 'paste', size });
    else send({ type: 'paste', size }, new TextEncoder().encode(text));
    settle();
  });
}
