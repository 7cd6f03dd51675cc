// @ts-check
// The WebAssembly program behind plain calls: JSON and bytes in, JSON and bytes out.
import createMalvag from './malvag.mjs';
import { compiled, createSeam } from './parts.mjs';

/** @typedef {{ [member: string]: any }} Message an object with a "type" or a "kind" */
/** @typedef {(message: Message, bytes: Uint8Array) => void} Listener */
/** @typedef {{ first: WebAssembly.Module, rest?: WebAssembly.Module }} Compiled */

/**
 * What is due after a frame: another at once, or one of its own, for nothing was drawn yet.
 * @typedef {'' | 'frame' | 'own'} Due
 */
/** @type {Due[]} as the program counts them */
const dues = ['', 'frame', 'own'];

const encoder = new TextEncoder();

/**
 * Starts the program. `listen` is called for every effect, and every message of the worker's side.
 * @param {import('./parts.mjs').Parts} parts
 * @param {Listener} listen
 */
export async function startProgram(parts, listen) {
  const seam = createSeam(parts);
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => (fail = reject));
  /** @type {WebAssembly.Module | undefined} */
  let firstPart;
  const program = await Promise.race([
    failed,
    createMalvag({
      instantiateWasm(imports, done) {
        const start = async () => {
          const module = await compiled(await parts.first);
          const later = { later: seam.placeholders };
          const instance = await WebAssembly.instantiate(module, { ...imports, ...later });
          firstPart = module;
          seam.begin(instance);
          done(instance, module);
        };
        start().catch(fail);
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
    /**
     * Fetches what is left of it. Gives what it takes to start the program once more, in a worker,
     * without compiling it again.
     * @returns {Promise<Compiled>}
     */
    complete: async () => ({
      first: /** @type {WebAssembly.Module} */ (firstPart),
      rest: await seam.complete(),
    }),
    /** How often something was called that was not fetched yet. */
    early: seam.early,
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
