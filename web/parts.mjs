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

  /** @param {WebAssembly.Module} module */
  function link(module) {
    if (isLinked) return;
    new WebAssembly.Instance(module, imports()); // writes its functions into the table
    isLinked = true;
  }

  function linkNow() {
    if (isLinked || !restNow) return;
    ++early;
    link(new WebAssembly.Module(restNow()));
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

  /** Fetches the rest, if that is not done. @returns {Promise<WebAssembly.Module | undefined>} */
  async function complete() {
    if (!rest) return undefined;
    coming ??= rest().then(compiled);
    try {
      const module = await coming;
      if (!isLinked) {
        await WebAssembly.instantiate(module, imports());
        isLinked = true;
      }
      return module;
    } catch (error) {
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
    isWhole: () => isLinked || !rest,
    /** How often the rest was called before it was there. */
    early: () => early,
  };
}
