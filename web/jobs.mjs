// @ts-check
// The worker that long work is done in: made when it is first needed, ended when it says nothing.

/** @typedef {import('./program.mjs').Message} Message */

const workerPatience = 10_000; // milliseconds

/**
 * @param {{ address: () => string, compiled: () => WebAssembly.Module | undefined,
 *           answer: (message: Message, bytes: Uint8Array) => void }} options
 */
export function createJobs({ address, compiled, answer }) {
  /** @type {Worker | undefined} */
  let worker;
  /** @type {Map<number, Message>} jobs that have been started and have not ended */
  const running = new Map();
  let timer = 0;

  function watch() {
    clearTimeout(timer);
    if (running.size > 0) timer = window.setTimeout(giveUp, workerPatience);
  }

  // What ran is lost and says so; the next job starts a new worker.
  function giveUp() {
    worker?.terminate();
    worker = undefined;
    clearTimeout(timer);
    const lost = [...running.values()];
    running.clear();
    for (const { job, revision } of lost) {
      answer({ kind: 'problem', job, revision, code: 'worker.lost' }, new Uint8Array(0));
    }
  }

  function started() {
    if (worker) return worker;
    worker = new Worker(address());
    worker.onmessage = ({ data }) => {
      if (data.message.kind === 'result' || data.message.kind === 'problem') {
        running.delete(data.message.job);
      }
      watch();
      answer(data.message, data.bytes);
    };
    worker.onerror = giveUp;
    worker.postMessage({ compiled: compiled() });
    return worker;
  }

  /** @param {Message} message @param {Uint8Array} bytes */
  function send(message, bytes) {
    if (message.kind === 'cancel' && !running.delete(message.job)) return;
    if (message.kind === 'start') running.set(message.job, message);
    started().postMessage({ message, bytes });
    watch();
  }

  return { send };
}
