// @ts-check
// WebKit drops what a page that goes away has begun to write. What it writes into the small storage
// is there at once, as far as it has room; it is used where it is later than what the slot holds.
import { freely } from './patience.mjs';

/**
 * What a page left as it went away. stored: none where the slot held it already. writing: none where
 * nothing stood half written any more.
 * @typedef {import('./storage.mjs').Stored} Stored
 * @typedef {import('./storage.mjs').Kept} Kept
 * @typedef {Kept & { slot: string, written: number }} Parting
 */

/** @param {string} slot */
const nameOf = (slot) => `malvag-parting-${slot}`;

/** @param {Parting} parting */
export function part(parting) {
  const { stored } = parting;
  const asText = stored && { ...stored, bytes: new TextDecoder().decode(stored.bytes) };
  const text = JSON.stringify({ ...parting, stored: asText });
  freely(() => localStorage.setItem(nameOf(parting.slot), text));
}

/** @param {string} slot @returns {Parting | undefined} */
export function partingIn(slot) {
  const text = freely(() => localStorage.getItem(nameOf(slot)));
  const parting = text ? freely(() => JSON.parse(text)) : undefined;
  if (!(parting?.written > 0)) return undefined;
  const asText = parting.stored ?? (parting.bytes && parting); // as an earlier version left it
  const stored = asText && { ...asText, bytes: new TextEncoder().encode(asText.bytes) };
  const { written, writing } = parting;
  return { slot, written, stored, writing };
}

/**
 * The later of each. Storing a document says what of its fields stands half written, too.
 * @param {Parting | undefined} parting @param {Kept} kept @returns {Kept}
 */
export function rejoined(parting, kept) {
  const inSlot = kept.stored?.written ?? 0;
  if (!parting || parting.written <= inSlot) return kept;
  return {
    stored: (parting.stored?.written ?? 0) > inSlot ? parting.stored : kept.stored,
    writing: (kept.writing?.written ?? 0) > parting.written ? kept.writing : parting.writing,
  };
}

/** @param {string} slot @param {number} written one that was written later stays */
export function forgetParting(slot, written) {
  if ((partingIn(slot)?.written ?? 0) > written) return;
  freely(() => localStorage.removeItem(nameOf(slot)));
}

/** @returns {string[]} the slots that a page left something of in the small storage */
export function partedSlots() {
  const names = freely(() => Object.keys(localStorage)) ?? [];
  const beginning = nameOf('');
  return names
    .filter((name) => name.startsWith(beginning))
    .map((name) => name.slice(beginning.length));
}
