// @ts-check
// The worker that long work is done in: made when it is first needed, ended when it says nothing.

/** @typedef {import('./program.mjs').Message} Message */

const workerPatience = 10_000; // milliseconds
const restartsAtMost = 3; // without a result between them: then the work itself is at fault

/**
 * @param {{ address: () => string, compiled: Promise<import('./program.mjs').Compiled>,
 *           answer: (message: Message, bytes: Uint8Array) => void }} options
 */
export function createJobs({ address, compiled, answer }) {
  /** @type {Worker | undefined} */
  let worker;
  /** @type {Promise<void>} what is said to the worker waits for the program */
  let begun = Promise.resolve();
  /** @type {Set<number>} jobs that have been started and have not ended */
  const running = new Set();
  let timer = 0;
  let restarts = 0;
  let isGone = false; // it has been tried often enough

  function watch() {
    clearTimeout(timer);
    if (running.size > 0) timer = window.setTimeout(giveUp, workerPatience);
  }

  // The app hears that what ran is lost, and that the next worker knows nothing yet.
  function giveUp() {
    worker?.terminate();
    worker = undefined;
    clearTimeout(timer);
    running.clear();
    isGone = ++restarts > restartsAtMost;
    answer({ kind: isGone ? 'gone' : 'restarted' }, new Uint8Array(0));
  }

  function started() {
    if (worker) return worker;
    worker = new Worker(address());
    worker.onmessageerror = giveUp;
    worker.onmessage = ({ data }) => {
      if (data.message.kind === 'result' || data.message.kind === 'problem') {
        running.delete(data.message.job);
        restarts = 0;
      }
      watch();
      answer(data.message, data.bytes);
    };
    worker.onerror = giveUp;
    const made = worker;
    begun = compiled.then((program) => made.postMessage({ compiled: program }));
    begun.catch(() => worker === made && giveUp());
    return worker;
  }

  /** @param {Message} message @param {Uint8Array} bytes */
  function send(message, bytes) {
    if (message.kind === 'cancel' && !running.delete(message.job)) return;
    if (isGone) return;
    if (message.kind === 'start') running.add(message.job);
    try {
      const to = started();
      const say = () => {
        if (worker !== to) return;
        to.postMessage({ message, bytes });
        watch();
      };
      begun.then(say).catch(() => {}); // what could not begin has been given up
    } catch {
      setTimeout(giveUp); // this browser makes no workers: told after what asked for one has ended
    }
  }

  return { send, isBusy: () => running.size > 0 };
}
