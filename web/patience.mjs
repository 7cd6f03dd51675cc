// @ts-check
// Calls of the browser's that may throw, or never answer.

/** @template Result @param {() => Result} call @returns {Result | undefined} nothing if it throws */
export function freely(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/**
 * @template Result @param {number} milliseconds @param {Promise<Result>} answer
 * @returns {Promise<Result>} rejects with a TimeoutError where nothing has come by then
 */
export function inTime(milliseconds, answer) {
  if (milliseconds === Infinity) return answer;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
