// @ts-check
// The program comes in two parts: what the first screen needs, and the rest, which is fetched when
// that is drawn. What is called before the rest is there brings it at once, and waits.

/** @typedef {Response | BufferSource | WebAssembly.Module} Binary */

/** What a program is started from. In the page that is one file it is all in the first part.
 * @typedef {{ first: Binary | Promise<Binary>, rest?: () => Promise<Binary>,
 *             restNow?: () => BufferSource }} Parts */

/**
 * @param {Binary} binary
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(binary) {
  if (binary instanceof WebAssembly.Module) return binary;
  if (!(binary instanceof Response)) return WebAssembly.compile(binary);
  const type = binary.headers.get('content-type') ?? '';
  if (type.startsWith('application/wasm')) return WebAssembly.compileStreaming(binary);
  return WebAssembly.compile(await binary.arrayBuffer());
}

/**
 * Where the first part calls the rest: by its place in the table that both write their functions to.
 * @param {Parts} parts
 */
export function createSeam({ rest, restNow }) {
  /** @type {WebAssembly.Instance | undefined} */
  let first;
  let isLinked = false;
  let early = 0;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let coming;

  const imports = () => {
    if (!first) throw new Error('the rest was called before the program began');
    return { first: first.exports };
  };

  function linkNow() {
    if (isLinked || !restNow) return;
    ++early;
    const module = new WebAssembly.Module(restNow());
    new WebAssembly.Instance(module, imports()); // writes its functions into the table
    isLinked = true;
    coming = Promise.resolve(module);
  }

  /** @param {string} place @returns {(...values: any[]) => any} */
  const placeholder =
    (place) =>
    (...values) => {
      linkNow();
      const table = Object.values(first?.exports ?? {}).find(
        (exported) => exported instanceof WebAssembly.Table,
      );
      return /** @type {WebAssembly.Table} */ (table).get(Number(place))(...values);
    };

  /** @param {() => Promise<Binary>} fetched */
  async function linked(fetched) {
    const module = await compiled(await fetched());
    if (!isLinked) await WebAssembly.instantiate(module, imports());
    isLinked = true;
    return module;
  }

  /** Fetches the rest, if that is not done. @returns {Promise<WebAssembly.Module | undefined>} */
  async function complete() {
    if (!rest) return undefined;
    coming ??= linked(rest);
    const mine = coming;
    try {
      return await mine;
    } catch (error) {
      if (coming !== mine) return coming; // it was brought at once meanwhile
      coming = undefined; // another time it may come
      throw error;
    }
  }

  return {
    /** @type {WebAssembly.ModuleImports} */
    placeholders: new Proxy({}, { get: (_, place) => placeholder(String(place)) }),
    /** @param {WebAssembly.Instance} instance */
    begin: (instance) => void (first = instance),
    complete,
    /** How often the rest was called before it was there. */
    early: () => early,
  };
}
