// @ts-check
// The WebAssembly program behind plain calls: JSON and bytes in, JSON and bytes out.
import createMalvag from './malvag.mjs';

/** @typedef {{ [member: string]: any }} Message an object with a "type" or a "kind" */
/** @typedef {(message: Message, bytes: Uint8Array) => void} Listener */
/** @typedef {Response | BufferSource | WebAssembly.Module} Binary */

/**
 * What is due after a frame: another at once, or one of its own, for nothing was drawn yet.
 * @typedef {'' | 'frame' | 'own'} Due
 */
/** @type {Due[]} as the program counts them */
const dues = ['', 'frame', 'own'];

const encoder = new TextEncoder();

/**
 * @param {Binary} binary
 * @param {WebAssembly.Imports} imports
 * @returns {Promise<{ instance: WebAssembly.Instance, module: WebAssembly.Module }>}
 */
async function instantiated(binary, imports) {
  if (binary instanceof WebAssembly.Module) {
    return { instance: await WebAssembly.instantiate(binary, imports), module: binary };
  }
  if (!(binary instanceof Response)) return WebAssembly.instantiate(binary, imports);
  const type = binary.headers.get('content-type') ?? '';
  if (type.startsWith('application/wasm')) return WebAssembly.instantiateStreaming(binary, imports);
  return WebAssembly.instantiate(await binary.arrayBuffer(), imports);
}

/**
 * Starts the program. `listen` is called for every effect, and every message of the worker's side.
 * @param {Binary | Promise<Binary>} binary
 * @param {Listener} listen
 */
export async function startProgram(binary, listen) {
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => (fail = reject));
  /** @type {WebAssembly.Module | undefined} */
  let compiled;
  const program = await Promise.race([
    failed,
    createMalvag({
      instantiateWasm(imports, done) {
        Promise.resolve(binary)
          .then((given) => instantiated(given, imports))
          .then(({ instance, module }) => {
            compiled = module;
            done(instance, module);
          })
          .catch(fail);
        return {};
      },
      tell: (text, bytes) => listen(JSON.parse(text), bytes),
      onAbort: fail,
    }),
  ]);

  /** @param {number} place @param {Uint8Array} bytes */
  function put(place, bytes) {
    if (place === 0) throw new RangeError('the program has no room for the bytes');
    program.HEAPU8.set(bytes, place);
  }

  /** What goes with the next call. @param {Uint8Array} bytes */
  const give = (bytes) => put(program._malvag_receive(bytes.length), bytes);

  /**
   * @template Result
   * @param {(json: number, jsonLength: number) => Result} call
   * @param {Message} message
   * @param {Uint8Array} [bytes]
   * @returns {Result}
   */
  function pass(call, message, bytes) {
    const json = encoder.encode(JSON.stringify(message));
    const place = program._malloc(json.length + 1);
    put(place, json);
    if (bytes) give(bytes);
    const result = call(place, json.length);
    program._free(place);
    return result;
  }

  return {
    /** To start the program once more, in a worker, without compiling it again. */
    compiled,
    openCanvas: () => program._malvag_open_canvas() === 1,
    canvasRestored: () => program._malvag_canvas_restored(),
    /**
     * @param {Message} message
     * @param {Uint8Array} [bytes]
     * @returns {boolean} it was for the app
     */
    event: (message, bytes) => pass(program._malvag_event, message, bytes) === 1,
    /** @param {number} milliseconds @returns {Due} */
    frame: (milliseconds) => dues[program._malvag_frame(milliseconds)],
    /** Brings the frame to the canvas. */
    draw: () => program._malvag_draw(),
    /** Bytes of memory that the program has taken. */
    memory: () => program.HEAPU8.length,
    limitOfFile: () => program._malvag_limit_file_bytes(),
    limitOfTable: () => program._malvag_limit_table_bytes(),
    /** Tells the ranking of a plan file. @param {Uint8Array} file */
    rank: (file) => {
      give(file);
      program._malvag_rank();
    },
    /** @param {Message} message @param {Uint8Array} [bytes] */
    workerReceive: (message, bytes) => pass(program._malvag_worker_receive, message, bytes),
    /** @param {number} milliseconds @returns {boolean} it said something */
    workerStep: (milliseconds) => program._malvag_worker_step(milliseconds) === 1,
  };
}

/** @typedef {Awaited<ReturnType<typeof startProgram>>} Program */
