// @ts-check
// Autosave in this browser: a slot for each tab, so that no tab writes over another's plan.

/**
 * @typedef {{ slot: string, title: string, at: string, bytes: Uint8Array<ArrayBuffer> }} Stored
 * @typedef {{ slot: string, title: string, at: string, size: number, open: boolean }} SlotLine
 */

const databaseName = 'malvag';
const storeName = 'slots';
const slotOfThisTab = 'malvag-slot';
const slotsAtMost = 100;
// Firefox asks the person, in the midst of their first change, what other browsers decide without a
// word. There the plan is kept as everything else is: as long as the disk has room.
const persistingAsks = navigator.userAgent.includes('Firefox/');
const lockPatience = 2500; // milliseconds, for the lock of the page that this one replaces

/** @template Result @param {IDBRequest<Result>} request @returns {Promise<Result>} */
function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'slot' });
  return answerOf(request);
}

/** @param {string} slot */
const lockOf = (slot) => `malvag-slot-${slot}`;

/**
 * Holds the slot's lock for as long as the page lives; false when another tab has it.
 * @param {string} slot @param {number} patience milliseconds, 0: does not wait
 * @returns {Promise<boolean>}
 */
function hold(slot, patience) {
  /** @type {LockOptions} */
  const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(slot), options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise(() => {}) : undefined;
      })
      .catch(() => resolve(false));
  });
}

/** A tab keeps its slot over a reload. @returns {string | null} */
function rememberedSlot() {
  try {
    return sessionStorage.getItem(slotOfThisTab);
  } catch {
    return null;
  }
}

/** @param {string} slot */
function rememberSlot(slot) {
  try {
    sessionStorage.setItem(slotOfThisTab, slot);
  } catch {
    // Without it a reload takes the first free slot.
  }
}

const unusedSlot = () => `${Date.now()}-${Math.floor(Math.random() * 1e9)}`;

async function takeSlot() {
  const remembered = rememberedSlot();
  if (!navigator.locks) return remembered ?? unusedSlot(); // no way to know what is free
  if (remembered && (await hold(remembered, lockPatience))) return remembered;
  for (let number = 1; number <= slotsAtMost; ++number) {
    if (await hold(String(number), 0)) return String(number);
  }
  return unusedSlot();
}

/** @returns {Promise<Set<string>>} slots that a tab has open, this one among them */
async function openSlots() {
  const state = await navigator.locks?.query();
  const prefix = lockOf('');
  const names = (state?.held ?? []).map((lock) => lock.name ?? '');
  return new Set(
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  );
}

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    ? 'full'
    : 'unavailable';
}

export async function openStorage() {
  /** @type {Promise<IDBDatabase>} */
  const database = openDatabase();
  database.catch(() => {}); // said when it is used
  const slot = await takeSlot();
  rememberSlot(slot);
  let hasAskedToPersist = false;

  /** @param {IDBTransactionMode} mode */
  async function slots(mode) {
    return (await database).transaction(storeName, mode).objectStore(storeName);
  }

  /** @returns {Promise<Stored | undefined>} */
  async function stored(/** @type {string} */ wanted) {
    try {
      return await answerOf((await slots('readonly')).get(wanted));
    } catch {
      return undefined;
    }
  }

  /** @returns {Promise<SlotLine[]>} */
  async function list() {
    try {
      /** @type {Stored[]} */
      const all = await answerOf((await slots('readonly')).getAll());
      const open = await openSlots();
      return all.map(({ slot: name, title, at, bytes }) => ({
        slot: name,
        title,
        at,
        size: bytes.length,
        open: name !== slot && open.has(name),
      }));
    } catch {
      return [];
    }
  }

  /** @param {Stored} plan @returns {Promise<string | undefined>} the reason when it failed */
  async function store(plan) {
    try {
      await answerOf((await slots('readwrite')).put(plan));
      if (!hasAskedToPersist && !persistingAsks) {
        hasAskedToPersist = true;
        navigator.storage?.persist?.().catch(() => {});
      }
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** @param {string} wanted */
  async function forget(wanted) {
    try {
      await answerOf((await slots('readwrite')).delete(wanted));
    } catch {
      // What cannot be opened holds nothing.
    }
  }

  return { slot, stored, list, store, forget };
}

/** @typedef {Awaited<ReturnType<typeof openStorage>>} Storage */
