// @ts-check
// What this browser keeps: each document in a slot of its own, from when it is opened until a person
// deletes it, so that none is written where another lies. A tab holds its slot's lock for as long as
// it has the document open.
//
// Not being able to read is not being empty: every function that reads or writes says by a rejection
// that it could not, and nobody waits for ever for one that does not answer.
import { forgetParting, part, partedSlots, partingIn, rejoined } from './parting.mjs';
import { freely, inTime } from './patience.mjs';

/**
 * drafts: what is written in forms and not decided yet, by the field's id.
 * written: when it was handed over, in milliseconds; of one slot, each time more than before.
 * @typedef {{ slot: string, title: string, at: string, bytes: Uint8Array<ArrayBuffer>,
 *             drafts?: Record<string, string>, written?: number }} Stored
 * @typedef {{ slot: string, title: string, at: string, size: number }} Head
 * @typedef {Head & { open: boolean }} SlotLine
 * What stands in a field that has not been left yet. written: as of the document.
 * @typedef {{ slot: string, id: string, value: string, written?: number }} Writing
 * @typedef {{ stored?: Stored, writing?: Writing }} Kept of a slot
 * What the page begins with. state "unreadable": something may be kept, and could not be read;
 * "unavailable": this browser keeps nothing.
 * @typedef {{ slot: string, stored?: Stored, writing?: Writing, isOpenElsewhere?: boolean,
 *             state: '' | 'unreadable' | 'unavailable' }} Beginning
 */

const databaseName = 'malvag';
const databaseVersion = 2;
const slotOfThisTab = 'malvag-slot';
// Firefox asks the person, in the midst of their first change, what other browsers decide without a
// word. There the plan is kept as everything else is: as long as the disk has room.
const persistingAsks = navigator.userAgent.includes('Firefox/');
const lockPatience = 2500; // milliseconds, for the lock of the page that this one replaces
const shortLockPatience = 1000; // for that of a tab that was closed just now
const reloadPatience = 5000; // for a page to take again the lock that it let go to be loaded anew
const readPatience = 4000;
const beginPatience = 5000; // for all of it together, before the page starts without

/** @template Result @param {IDBRequest<Result>} request @returns {Promise<Result>} */
function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} when it is on the disk */
function endOf(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
}

/** @param {Stored} stored @returns {Head} */
const headOf = ({ slot, title, at, bytes }) => ({ slot, title, at, size: bytes.length });

/** @param {IDBVersionChangeEvent} event @param {IDBOpenDBRequest} request */
function upgrade({ oldVersion }, request) {
  const database = request.result;
  if (oldVersion < 1) database.createObjectStore('slots', { keyPath: 'slot' });
  const heads = database.createObjectStore('heads', { keyPath: 'slot' });
  database.createObjectStore('writings', { keyPath: 'slot' });
  const slots = request.transaction?.objectStore('slots');
  if (oldVersion < 1 || !slots) return;
  slots.openCursor().onsuccess = (event) => {
    const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (event.target).result;
    if (!cursor) return;
    heads.put(headOf(cursor.value));
    cursor.continue();
  };
}

/** @returns {Promise<IDBDatabase>} */
async function openDatabase() {
  const request = indexedDB.open(databaseName, databaseVersion);
  request.onupgradeneeded = (event) => upgrade(event, request);
  return answerOf(request);
}

// Chromium goes on writing after what a full disk or a power cut left half written in its file, and at
// the start after that finds the file broken and throws away all that the site has kept. Where a
// database is deleted it begins a new file: one is, before anything is called saved.
async function beginNewFile() {
  const name = 'malvag-new-file';
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore('nothing');
  (await answerOf(request)).close();
  await answerOf(indexedDB.deleteDatabase(name));
}

const unusedSlot = () => `${Date.now()}-${Math.floor(Math.random() * 1e9)}`;
/** @param {string} slot */
const lockOf = (slot) => `malvag-slot-${slot}`;

/** @param {unknown} error why nothing could be stored, as the app is told it */
export function reasonOf(error) {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'full' : name === 'TimeoutError' ? 'silent' : 'unavailable';
}

export function openStorage() {
  /** @type {IDBDatabase | undefined} */
  let database;
  /** @type {Promise<IDBDatabase> | undefined} */
  let opening;
  /** @type {Map<string, () => void>} by slot: lets its lock go */
  const held = new Map();
  /** @type {Set<string>} slots whose lock this page has, or has not quite let go yet */
  const own = new Set();
  let hasAskedToPersist = false;
  // What is later is told by this count, not by the clock, which may be put back between two pages.
  let lastWritten = 0;
  /** @type {Map<string, number>} by slot: what stands half written, or does no more, is on its way */
  const writingsOnTheWay = new Map();
  /** @type {Promise<void> | undefined} none: something may have been left half written */
  let newFile;

  function disconnect() {
    freely(() => database?.close());
    database = undefined;
    opening = undefined;
    newFile = undefined;
  }

  function inNewFile() {
    newFile ??= inTime(readPatience, beginNewFile());
    newFile.catch(() => (newFile = undefined));
    return newFile;
  }

  /** A connection that the browser has closed, as when site data are cleared, is made anew. */
  function connected() {
    if (database) return Promise.resolve(database);
    opening ??= openDatabase().then((opened) => {
      opened.onclose = opened.onversionchange = () => {
        if (database === opened) disconnect();
      };
      return (database = opened);
    });
    opening.catch(() => (opening = undefined));
    return opening;
  }

  /**
   * Begins at once where there is a connection: a page that goes away has no later.
   * @template Result
   * @param {number} patience @param {(database: IDBDatabase) => Promise<Result>} use
   * @returns {Promise<Result>}
   */
  async function using(patience, use) {
    try {
      return await inTime(patience, database ? use(database) : connected().then(use));
    } catch (error) {
      disconnect();
      throw error;
    }
  }

  /** @param {string} name @param {string} [slot] all without one @returns {Promise<any>} */
  const read = (name, slot) =>
    using(readPatience, (opened) => {
      const store = opened.transaction(name, 'readonly').objectStore(name);
      return answerOf(slot === undefined ? store.getAll() : store.get(slot));
    });

  /**
   * @param {string[]} names @param {(store: (name: string) => IDBObjectStore) => void} change
   * @param {number} [patience]
   */
  const write = (names, change, patience = Infinity) =>
    using(patience, (opened) => {
      const transaction = opened.transaction(names, 'readwrite', { durability: 'strict' });
      const end = endOf(transaction);
      change((name) => transaction.objectStore(name));
      transaction.commit?.(); // or a page that goes away would take it along
      return end;
    });

  // --- locks ---------------------------------------------------------------------------------------

  /**
   * @param {LockManager} locks @param {string} slot @param {LockOptions} options
   * @returns {Promise<boolean>} held, for as long as the page lives or until it is let go
   */
  function request(locks, slot, options) {
    return new Promise((resolve, reject) => {
      locks
        .request(lockOf(slot), options, (lock) => {
          resolve(lock !== null);
          if (lock) own.add(slot);
          return lock && new Promise((letGo) => held.set(slot, () => letGo(undefined)));
        })
        .then(() => own.delete(slot), reject);
    });
  }

  /**
   * @param {string} slot @param {number} patience for the one who has it to let it go
   * @returns {Promise<'mine' | 'taken' | 'unknown'>} unknown: nobody can say
   */
  function hold(slot, patience) {
    const locks = freely(() => navigator.locks);
    if (!locks || held.has(slot)) return Promise.resolve('mine'); // no way to know what is free
    const ask = async () => {
      if (await request(locks, slot, { ifAvailable: true })) return 'mine';
      const signal = AbortSignal.timeout(patience);
      return request(locks, slot, { signal }).then(
        () => /** @type {const} */ ('mine'),
        () => /** @type {const} */ ('taken'),
      );
    };
    return inTime(patience + readPatience, ask()).catch(() => 'unknown');
  }

  /**
   * Waits, for as long as it takes, until no other tab has it: one that is loaded anew has it still.
   * @param {string} slot @param {AbortSignal} signal the wait is over
   * @returns {Promise<boolean>} held
   */
  async function holdWhenFree(slot, signal) {
    while (!signal.aborted) {
      await navigator.locks.request(lockOf(slot), { signal }, () => {});
      await new Promise((passed) => setTimeout(passed, reloadPatience));
      if (signal.aborted || !(await request(navigator.locks, slot, { ifAvailable: true }))) continue;
      if (!signal.aborted) return true;
      release(slot);
    }
    return false;
  }

  /** @param {string} slot */
  function release(slot) {
    held.get(slot)?.();
    held.delete(slot);
  }

  /** @returns {Promise<Set<string>>} slots that a tab has open, this one among them */
  async function openSlots() {
    const prefix = lockOf('');
    const query = freely(() => navigator.locks.query());
    const state = await inTime(readPatience, Promise.resolve(query)).catch(() => undefined);
    const names = (state?.held ?? []).map((lock) => lock.name ?? '');
    return new Set(
      names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
    );
  }

  // --- the tab's slot --------------------------------------------------------------------------------

  /** A tab keeps its slot over a reload. @param {string} slot */
  const remember = (slot) => freely(() => sessionStorage.setItem(slotOfThisTab, slot));

  /** What pages left in the small storage comes to the rest, where that has not got later. */
  const gatherPartings = () =>
    Promise.all(
      partedSlots().map(async (slot) => {
        const parting = partingIn(slot);
        if (!parting) return;
        await using(readPatience, (opened) => {
          const transaction = opened.transaction(['slots', 'heads', 'writings'], 'readwrite');
          const [slots, heads, writings] = ['slots', 'heads', 'writings'].map((name) =>
            transaction.objectStore(name),
          );
          Promise.all([answerOf(slots.get(slot)), answerOf(writings.get(slot))])
            .then(([inSlot, inWritings]) => {
              const { stored, writing } = rejoined(parting, { stored: inSlot, writing: inWritings });
              if (stored) slots.put(stored);
              if (stored) heads.put(headOf(stored));
              if (writing) writings.put(writing);
              else writings.delete(slot);
            })
            .catch(() => freely(() => transaction.abort()));
          return endOf(transaction);
        });
        forgetParting(slot, parting.written);
      }),
    );

  /** @param {string} slot @returns {Promise<Kept>} */
  async function kept(slot) {
    const [stored, writing] = await Promise.all([read('slots', slot), read('writings', slot)]);
    const parting = partingIn(slot);
    const together = rejoined(parting, { stored, writing });
    const counts = [together.stored, together.writing, parting].map((one) => one?.written ?? 0);
    lastWritten = Math.max(lastWritten, ...counts);
    return together;
  }

  async function newestSlot() {
    /** @type {Head[]} */
    const heads = await read('heads');
    heads.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    return heads.at(0)?.slot;
  }

  /** What this tab had open; else what was last worked on here. @returns {Promise<Beginning>} */
  const begin = () =>
    inTime(beginPatience, tryToBegin()).catch(() => ({ slot: unusedSlot(), state: 'unreadable' }));

  /** @returns {Promise<Beginning>} */
  async function tryToBegin() {
    if (!freely(() => indexedDB)) return { slot: unusedSlot(), state: 'unavailable' };
    try {
      inNewFile().catch(() => {}); // tried again before anything is called saved
      await gatherPartings().catch(() => {}); // they stay where they are
      const remembered = freely(() => sessionStorage.getItem(slotOfThisTab)) ?? undefined;
      const slot = remembered ?? (await newestSlot());
      if (!slot) return { slot: unusedSlot(), state: '' };
      const lock = await hold(slot, remembered ? lockPatience : shortLockPatience);
      const { stored, writing } = await kept(slot);
      if (lock === 'mine') return { slot, stored, writing, state: '' };
      // Where nobody can say whether another tab has it, what is changed here is kept beside it.
      if (lock === 'unknown') return { slot: unusedSlot(), stored, state: '' };
      return { slot: stored ? slot : unusedSlot(), stored, isOpenElsewhere: true, state: '' };
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'SecurityError';
      return { slot: unusedSlot(), state: isClosed ? 'unavailable' : 'unreadable' };
    }
  }

  /** @returns {Promise<SlotLine[]>} the latest first */
  async function list() {
    const mine = new Set([...own, ...held.keys()]); // as of now: what is let go is asked about too late
    /** @type {[Head[], Set<string>]} */
    const [heads, open] = await Promise.all([read('heads'), openSlots()]);
    return heads
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .map((head) => ({
        ...head,
        open: open.has(head.slot) && !mine.has(head.slot),
      }));
  }

  const nextCount = () => (lastWritten = Math.max(lastWritten + 1, Date.now()));

  /**
   * Rejects when it has not been written.
   * @param {Stored} stored @param {Writing | undefined} unfinished what is not in it yet
   * @param {boolean} isLeaving the page may be gone before it is
   */
  async function store(stored, unfinished, isLeaving) {
    const { slot } = stored;
    const written = nextCount();
    stored.written = written;
    const writing = unfinished && { ...unfinished, written };
    const isWritten = write(['slots', 'heads', 'writings'], (named) => {
      named('slots').put(stored);
      named('heads').put(headOf(stored));
      if (writing) named('writings').put(writing);
      else named('writings').delete(slot);
    });
    if (isLeaving) part({ slot, written, stored, writing });
    await isWritten;
    hasArrived(slot, written);
    await inNewFile();
    forgetParting(slot, written);
    if (hasAskedToPersist || persistingAsks) return;
    hasAskedToPersist = true;
    freely(() => navigator.storage.persist().catch(() => {}));
  }

  /** @param {string} slot */
  function forget(slot) {
    forgetParting(slot, Infinity);
    const names = ['slots', 'heads', 'writings'];
    return write(names, (named) => names.forEach((name) => named(name).delete(slot)), readPatience);
  }

  /** @param {string} slot @param {number} written */
  function hasArrived(slot, written) {
    if ((writingsOnTheWay.get(slot) ?? Infinity) <= written) writingsOnTheWay.delete(slot);
  }

  /** @param {Writing} unfinished */
  async function keepWriting(unfinished) {
    const writing = { ...unfinished, written: nextCount() };
    writingsOnTheWay.set(writing.slot, writing.written);
    await write(['writings'], (named) => named('writings').put(writing), readPatience);
    hasArrived(writing.slot, writing.written);
  }

  /** @param {string} slot */
  async function dropWriting(slot) {
    const written = nextCount();
    writingsOnTheWay.set(slot, written);
    const parting = partingIn(slot); // of this page, when it was hidden
    if (parting?.writing) part({ ...parting, written, writing: undefined });
    await write(['writings'], (named) => named('writings').delete(slot));
    hasArrived(slot, written);
  }

  /**
   * The page goes away: what it has told of what stands half written may go with it.
   * @param {string} slot @param {Writing | undefined} unfinished
   */
  function partWriting(slot, unfinished) {
    if (!writingsOnTheWay.has(slot)) return;
    const written = nextCount();
    const writing = unfinished && { ...unfinished, written };
    part({ ...partingIn(slot), slot, written, writing });
  }

  return {
    begin,
    hold: (/** @type {string} */ slot) => hold(slot, shortLockPatience),
    holdWhenFree,
    release,
    remember,
    kept,
    /** @returns {Promise<Stored | undefined>} */
    stored: async (/** @type {string} */ slot) =>
      rejoined(partingIn(slot), { stored: await read('slots', slot) }).stored,
    list,
    store,
    forget,
    keepWriting,
    dropWriting,
    partWriting,
    disconnect,
    unusedSlot,
  };
}

/** @typedef {ReturnType<typeof openStorage>} Storage */
