// @ts-check
// The files that the page needs: beside it on a server, or inside it in the single-file page.

/** @param {string} path @returns {HTMLElement | null} */
function inside(path) {
  return document.getElementById(`file:${path}`);
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; ++place) bytes[place] = text.charCodeAt(place);
  return bytes;
}

export function isSingleFile() {
  return inside('malvag.wasm') !== null;
}

/** @param {string} path @returns {Promise<Response | Uint8Array<ArrayBuffer>>} */
export async function binaryOf(path) {
  const element = inside(path);
  if (element) return decoded(element.textContent ?? '');
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** While everything waits: for what cannot go on without it. @param {string} path */
export function bytesNow(path) {
  const request = new XMLHttpRequest();
  request.open('GET', path, false);
  request.overrideMimeType('text/plain; charset=x-user-defined'); // a byte a letter
  request.send();
  if (request.status !== 200) throw new Error(`${path}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
}

/** @param {string} path @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function bytesOf(path) {
  const binary = await binaryOf(path);
  return binary instanceof Response ? new Uint8Array(await binary.arrayBuffer()) : binary;
}

/** The address of a script for a worker. @param {string} path @returns {string} */
export function scriptOf(path) {
  const element = inside(path);
  if (!element) return path;
  return URL.createObjectURL(
    new Blob([decoded(element.textContent ?? '')], { type: 'text/javascript' }),
  );
}
