// @ts-check
// Another program that answers the same question as ours, in a worker of its own: fetched when it is
// first asked for, ended when it is told to, and when it says nothing for longer than it may.

/** @typedef {import('./program.mjs').Message} Message */

const patience = 20; // seconds beyond what it was given

/**
 * @param {{ address: string | undefined, ready: () => void, answer: (message: Message) => void }}
 *   options address: none where the program is not at hand; ready: it has been fetched
 */
export function createSolver({ address, ready, answer }) {
  /** @type {Worker | undefined} */
  let worker;
  /** @type {number | undefined} what it is doing */
  let job;
  let isReady = false;
  let timer = 0;

  function end() {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    job = undefined;
    isReady = false;
  }

  /** @param {string} code */
  function fail(code) {
    const failed = job;
    end();
    if (failed !== undefined) answer({ kind: 'problem', job: failed, code });
  }

  /** @param {string} script */
  function started(script) {
    if (worker) return worker;
    worker = new Worker(script);
    worker.onmessage = ({ data }) => {
      if (data.kind === 'ready') {
        if (!isReady) ready();
        isReady = true;
        return;
      }
      if (data.kind === 'problem') {
        fail(data.code);
        return;
      }
      if (data.kind === 'result') {
        clearTimeout(timer);
        job = undefined;
      }
      answer(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(isReady ? 'solver.stopped' : 'solver.not-here');
    };
    return worker;
  }

  /** @param {Message} message @param {Uint8Array} bytes */
  function send({ kind, ...asked }, bytes) {
    if (kind === 'end') {
      end();
      return;
    }
    job = asked.job;
    if (address === undefined) {
      fail('solver.not-in-file');
      return;
    }
    clearTimeout(timer);
    timer = window.setTimeout(() => fail('solver.silent'), (asked.seconds + patience) * 1000);
    started(address).postMessage({ ...asked, bytes });
  }

  return { send, isBusy: () => job !== undefined };
}
