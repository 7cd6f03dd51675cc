// @ts-check
// Faults to order. What a browser promises an app (storage, locks, files, workers, a drawing
// context) is made to throw, to be refused, to say nothing, to take back what it said, or to say it
// twice. The app knows nothing of it. A plan of faults lasts over a reload, for one tab.
// The disk that pickers and drops show is the origin's own private one, so that handles are real.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} Context */

/**
 * throw: at the call. error: as an event, or a promise refused. hang: never an answer.
 * late: well first, then taken back. slow: after some seconds. twice: two answers.
 * closed: the connection is gone, as after cleared site data. null: there is no such thing.
 * @typedef {'throw' | 'error' | 'hang' | 'late' | 'slow' | 'twice' | 'closed' | 'null'} Way
 *
 * after: so many calls go well first. times: so many fail then; without it, all.
 * @typedef {{ way: Way, after?: number, times?: number }} Fault
 *
 * By the name of the call. `read` and `write` stand for all of that kind.
 * indexedDB, open, transaction, read, get, getAll, write, put, delete, locks, request, query,
 * persist, sessionStorage, localStorage, register, Worker, getContext, openPicker, savePicker,
 * getFile, createWritable, writeFile, close
 * @typedef {Record<string, Fault>} Faults
 */

export const slowness = 4000; // milliseconds until what is slow answers

/** Runs in the page, before anything else there. @param {{ first: Faults, slowness: number }} given */
function install({ first, slowness: delay }) {
  /** @type {any} */
  const page = window;
  if (page.malvagFaults) return;
  const key = 'malvag-test-faults';
  /** @type {Storage | undefined} */
  let memory;
  try {
    memory = window.sessionStorage;
  } catch {
    // The plan holds for this document then.
  }
  /** @type {Faults} */
  let plan = JSON.parse(memory?.getItem(key) ?? 'null') ?? first;
  /** @type {Record<string, number>} */
  let calls = {};
  /** @type {Record<string, number>} how many failed, by the name in the plan */
  let failed = {};

  /** @param {string[]} names @returns {Way | undefined} how this call is to fail */
  function due(...names) {
    for (const name of names) {
      const fault = plan[name];
      if (!fault) continue;
      calls[name] = (calls[name] ?? 0) + 1;
      const place = calls[name] - (fault.after ?? 0);
      if (place < 1 || place > (fault.times ?? Infinity)) continue;
      failed[name] = (failed[name] ?? 0) + 1;
      return fault.way;
    }
    return undefined;
  }

  const wrong = (/** @type {string} */ name) => new DOMException('a fault to order', name);
  const never = () => new Promise(() => {});

  /**
   * In the place of a function that answers with a promise.
   * @param {any} owner @param {string} name @param {string} fault its name in the plan
   * @param {string} error
   */
  function wrapPromised(owner, name, fault, error) {
    const own = owner?.[name];
    if (!own) return;
    owner[name] = function (/** @type {any[]} */ ...given) {
      const way = due(fault);
      if (way === 'throw') throw wrong(error);
      if (way === 'error') return Promise.reject(wrong(error));
      if (way === 'hang') return never();
      const answer = own.apply(this, given);
      if (way === 'late')
        return Promise.resolve(answer).then(() => {
          throw wrong(error);
        });
      if (way === 'slow')
        return new Promise((answered) => setTimeout(() => answered(answer), delay));
      return answer;
    };
  }

  /**
   * In the place of a property that can be missing, or that must not be touched.
   * @param {any} owner @param {string} name
   */
  function wrapProperty(owner, name) {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    if (!own?.get) return;
    const { get } = own;
    Object.defineProperty(owner, name, {
      ...own,
      get() {
        const way = due(name);
        if (way === 'throw') throw wrong('SecurityError');
        return way === 'null' ? undefined : get.call(this);
      },
    });
  }

  // --- IndexedDB ---------------------------------------------------------------------------------

  /** Asked, and never answered, unless somebody fires an event. */
  class Unanswered extends EventTarget {
    constructor() {
      super();
      /** @type {unknown} */
      this.result = undefined;
      this.readyState = 'pending';
      /** @type {DOMException | null} */
      this.error = null;
      for (const kind of ['success', 'error', 'blocked', 'upgradeneeded'])
        this.addEventListener(kind, (event) => /** @type {any} */ (this)[`on${kind}`]?.(event));
    }
  }

  /** @type {WeakMap<object, 'silent' | 'aborts' | 'twice'>} by transaction */
  const marks = new WeakMap();

  /** @param {IDBTransaction} transaction @param {DOMException} error */
  function abort(transaction, error) {
    Object.defineProperty(transaction, 'error', { get: () => error });
    transaction.abort();
  }

  /** @param {EventTarget} target @param {string} kind */
  function once(target, kind) {
    target.addEventListener(
      kind,
      () => setTimeout(() => target.dispatchEvent(new Event(kind))),
      { once: true },
    );
  }

  /** @param {IDBRequest} request @param {DOMException} error */
  function answerWithError(request, error) {
    const { transaction } = request;
    request.addEventListener('success', (event) => {
      event.stopImmediatePropagation();
      Object.defineProperty(request, 'error', { get: () => error });
      Object.defineProperty(request, 'result', { get: () => undefined });
      request.dispatchEvent(new Event('error', { bubbles: true, cancelable: true }));
      if (transaction) abort(transaction, error);
    });
  }

  /** @param {IDBRequest} request */
  function answerSlowly(request) {
    let isDue = false;
    request.addEventListener('success', (event) => {
      if (isDue) return;
      event.stopImmediatePropagation();
      setTimeout(() => {
        isDue = true;
        request.dispatchEvent(new Event('success'));
      }, delay);
    });
  }

  /** What was said to be done is undone. @param {IDBRequest} request @param {DOMException} error */
  function takeBack(request, error) {
    const { source, transaction } = request;
    request.addEventListener('success', () => {
      if (!(source instanceof IDBObjectStore) || !transaction) return;
      source.count().addEventListener('success', () => abort(transaction, error));
    });
  }

  /** @param {any} owner @param {string} name @param {'read' | 'write'} kind */
  function wrapRequest(owner, name, kind) {
    const own = owner[name];
    const reason = kind === 'write' ? 'QuotaExceededError' : 'UnknownError';
    owner[name] = function (/** @type {any[]} */ ...given) {
      const way = due(name, kind);
      if (way === 'throw') throw wrong('InvalidStateError');
      const transaction = this.transaction ?? this.objectStore?.transaction;
      if (way === 'hang') {
        marks.set(transaction, 'silent');
        return new Unanswered();
      }
      if (way === 'error' || way === 'late') marks.set(transaction, 'aborts');
      if (way === 'twice') marks.set(transaction, 'twice');
      /** @type {IDBRequest} */
      const request = own.apply(this, given);
      if (way === 'error') answerWithError(request, wrong(reason));
      if (way === 'late') takeBack(request, wrong(reason));
      if (way === 'slow') answerSlowly(request);
      if (way === 'twice') {
        once(request, 'success');
        once(transaction, 'complete');
      }
      return request;
    };
  }

  function wrapDatabase() {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (/** @type {[string, number?]} */ ...given) {
      const way = due('open');
      if (way === 'throw') throw wrong('SecurityError');
      if (way === 'hang' || way === 'error') {
        const request = new Unanswered();
        request.error = wrong('UnknownError');
        if (way === 'error')
          setTimeout(() => request.dispatchEvent(new Event('error', { cancelable: true })));
        return /** @type {any} */ (request);
      }
      const request = open.apply(this, given);
      if (way === 'slow') answerSlowly(request);
      if (way === 'twice') once(request, 'success');
      return request;
    };

    const { transaction: begin } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (
      /** @type {[any, IDBTransactionMode?, IDBTransactionOptions?]} */ ...given
    ) {
      const way = due('transaction');
      if (way === 'throw') throw wrong('InvalidStateError');
      if (way === 'closed') {
        this.close();
        setTimeout(() => this.dispatchEvent(new Event('close')));
      }
      const transaction = begin.apply(this, given);
      if (way === 'hang') marks.set(transaction, 'silent');
      for (const kind of ['complete', 'abort', 'error'])
        transaction.addEventListener(kind, (event) => {
          if (marks.get(transaction) === 'silent') event.stopImmediatePropagation();
        });
      return transaction;
    };

    const { commit } = IDBTransaction.prototype;
    IDBTransaction.prototype.commit = function () {
      if (marks.get(this) !== 'aborts') commit.call(this); // what is committed cannot be aborted
    };

    const store = IDBObjectStore.prototype;
    for (const name of ['get', 'getAll', 'getKey', 'getAllKeys', 'openCursor'])
      wrapRequest(store, name, 'read');
    for (const name of ['get', 'getAll', 'openCursor'])
      wrapRequest(IDBIndex.prototype, name, 'read');
    for (const name of ['put', 'add', 'delete', 'clear']) wrapRequest(store, name, 'write');
  }

  // --- locks, small storage, service worker, workers, drawing ------------------------------------

  function wrapWorkers() {
    const Own = window.Worker;
    window.Worker = class extends Own {
      /** @param {string | URL} address @param {WorkerOptions} [options] */
      constructor(address, options) {
        const way = due('Worker');
        if (way === 'throw') throw wrong('SecurityError');
        super(address, options);
        if (way === 'hang' || way === 'error') this.postMessage = () => {};
        if (way === 'error') setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
        if (way !== 'twice') return;
        let isSecond = false;
        this.addEventListener('message', ({ data }) => {
          if (isSecond) return;
          isSecond = true;
          this.dispatchEvent(new MessageEvent('message', { data }));
          isSecond = false;
        });
      }
    };
  }

  const { getContext } = HTMLCanvasElement.prototype;
  function wrapDrawing() {
    const prototype = /** @type {any} */ (HTMLCanvasElement.prototype);
    prototype.getContext = function (/** @type {any[]} */ ...given) {
      return due('getContext') ? null : Reflect.apply(getContext, this, given);
    };
  }

  // --- files -------------------------------------------------------------------------------------

  const { getFile, createWritable } = FileSystemFileHandle.prototype;
  const { write } = FileSystemWritableFileStream.prototype;
  const { close } = WritableStream.prototype;

  /** @param {string} path such as "a/plan.json" @returns {Promise<FileSystemFileHandle>} */
  async function handleAt(path) {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    let folder = await navigator.storage.getDirectory();
    for (const next of folders) folder = await folder.getDirectoryHandle(next, { create: true });
    return folder.getFileHandle(name, { create: true });
  }

  /** @type {{ chosen?: string, dropped?: FileSystemFileHandle, saves: string[] }} */
  const disk = { saves: [] };

  const doors = {
    disk,
    /** Behind the app's back. @param {string} path @param {string} text */
    async write(path, text) {
      const stream = await createWritable.call(await handleAt(path));
      await write.call(stream, text);
      await close.call(stream);
    },
    /** @param {string} path */
    async read(path) {
      for (let left = 50; ; --left) {
        try {
          return await (await getFile.call(await handleAt(path))).text();
        } catch (error) {
          if (left === 0) throw error; // it was being written
          await new Promise((passed) => setTimeout(passed, 20));
        }
      }
    },
    /** The next open picker is answered with it. @param {string} path */
    choose: (path) => void (disk.chosen = path),
    /** @param {string} path @param {boolean} withHandle */
    async drop(path, withHandle) {
      const handle = await handleAt(path);
      disk.dropped = withHandle ? handle : undefined;
      const transfer = new DataTransfer();
      transfer.items.add(await getFile.call(handle));
      for (const kind of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    },
  };

  function wrapFiles() {
    page.showOpenFilePicker = async () => {
      const { chosen } = disk;
      disk.chosen = undefined;
      if (!chosen) throw wrong('AbortError');
      return [await handleAt(chosen)];
    };
    page.showSaveFilePicker = async (/** @type {any} */ { suggestedName }) => {
      const path = `saved-${Date.now()}-${disk.saves.length}/${suggestedName}`;
      disk.saves.push(path);
      return handleAt(path);
    };
    /** @type {any} */ (DataTransferItem.prototype).getAsFileSystemHandle = async () =>
      disk.dropped ?? null;
    wrapPromised(page, 'showOpenFilePicker', 'openPicker', 'SecurityError');
    wrapPromised(page, 'showSaveFilePicker', 'savePicker', 'SecurityError');
    wrapPromised(FileSystemFileHandle.prototype, 'getFile', 'getFile', 'NotFoundError');
    wrapPromised(FileSystemFileHandle.prototype, 'createWritable', 'createWritable', 'NotAllowedError');
    const stream = /** @type {any} */ (FileSystemWritableFileStream.prototype);
    wrapPromised(stream, 'write', 'writeFile', 'QuotaExceededError');
    wrapPromised(stream, 'close', 'close', 'QuotaExceededError');
  }

  page.malvagFaults = {
    ...doors,
    failed: () => failed,
    /** @param {Faults} next */
    set(next) {
      plan = next;
      calls = {};
      failed = {};
      memory?.setItem(key, JSON.stringify(next));
    },
    /** For good: nobody gives it back. */
    loseContext() {
      const canvas = document.querySelector('canvas');
      const drawing = canvas && getContext.call(canvas, 'webgl2');
      /** @type {any} */ (drawing)?.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };

  wrapDatabase();
  wrapPromised(LockManager.prototype, 'request', 'request', 'SecurityError');
  wrapPromised(LockManager.prototype, 'query', 'query', 'SecurityError');
  wrapPromised(StorageManager.prototype, 'persist', 'persist', 'UnknownError');
  wrapPromised(StorageManager.prototype, 'estimate', 'persist', 'UnknownError');
  wrapPromised(window.ServiceWorkerContainer?.prototype, 'register', 'register', 'SecurityError');
  wrapProperty(Navigator.prototype, 'locks');
  wrapProperty(Navigator.prototype, 'serviceWorker');
  for (const name of ['indexedDB', 'sessionStorage', 'localStorage']) wrapProperty(window, name);
  wrapWorkers();
  wrapDrawing();
  wrapFiles();
}

/**
 * Every page of the context can be made to fail from now on.
 * @param {Context} context @param {Faults} [first] what fails already when a new tab starts
 */
export const withFaults = (context, first = {}) =>
  context.addInitScript(install, { first, slowness });

/**
 * From now on this fails, and nothing else.
 * @param {Page} page @param {Faults} [faults]
 */
export const fail = (page, faults = {}) =>
  // @ts-ignore: the page's own doors
  page.evaluate((plan) => window.malvagFaults.set(plan), faults);

/** How many calls have failed. @param {Page} page @returns {Promise<number>} */
export const failures = (page) =>
  page.evaluate(() =>
    // @ts-ignore: the page's own doors
    Object.values(window.malvagFaults.failed()).reduce((sum, count) => sum + count, 0),
  );

/** The drawing context is lost and not given back. @param {Page} page */
export const loseContext = (page) =>
  // @ts-ignore: the page's own doors
  page.evaluate(() => window.malvagFaults.loseContext());

/** The disk, as another program sees it. @param {Page} page */
export const diskOf = (page) => ({
  /** @param {string} path @param {string} text @returns {Promise<void>} */
  write: (path, text) =>
    // @ts-ignore: the page's own doors
    page.evaluate((given) => window.malvagFaults.write(...given), [path, text]),
  /** @param {string} path @returns {Promise<string>} */
  // @ts-ignore: the page's own doors
  read: (path) => page.evaluate((given) => window.malvagFaults.read(given), path),
  /** The picker that the app opens next is answered with it. @param {string} path */
  // @ts-ignore: the page's own doors
  choose: (path) => page.evaluate((given) => window.malvagFaults.choose(given), path),
  /** @param {string} path @param {boolean} [withHandle] */
  drop: (path, withHandle = true) =>
    // @ts-ignore: the page's own doors
    page.evaluate((given) => window.malvagFaults.drop(...given), [path, withHandle]),
  /** Where the save pickers so far have led. @returns {Promise<string[]>} */
  // @ts-ignore: the page's own doors
  saves: () => page.evaluate(() => window.malvagFaults.disk.saves),
});
