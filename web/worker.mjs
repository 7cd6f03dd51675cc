// @ts-check
// The program a second time, beside the page, for work that takes long. Between its steps it can be
// told something.
import { startProgram } from './program.mjs';

const stepMilliseconds = 40;

/** @type {Promise<import('./program.mjs').Program> | undefined} */
let started;
let isStepping = false;
const turns = new MessageChannel();

/** @param {import('./program.mjs').Compiled} compiled */
async function begun({ first, rest }) {
  const parts = { first, rest: rest && (() => Promise.resolve(rest)) };
  const program = await startProgram(parts, (message, bytes) => self.postMessage({ message, bytes }));
  await program.complete();
  return program;
}

/** @param {import('./program.mjs').Program} program */
function step(program) {
  isStepping = program.workerStep(stepMilliseconds);
  if (isStepping) turns.port2.postMessage(undefined); // messages that wait come first
}

turns.port1.onmessage = async () => {
  if (started) step(await started);
};

self.onmessage = async ({ data }) => {
  started ??= begun(data.compiled);
  const program = await started;
  if (data.message) program.workerReceive(data.message, data.bytes);
  if (!isStepping) step(program);
};
