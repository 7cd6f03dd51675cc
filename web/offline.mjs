// @ts-check
// Works without a network: asks the browser to keep the site's files.
import { freely } from './patience.mjs';

export function keepOffline() {
  if (!location.protocol.startsWith('http')) return;
  // Without it the app works as long as the network does.
  freely(() => navigator.serviceWorker.register('service-worker.mjs').catch(() => {}));
}

/** Also what is fetched only when it is asked for, now that it has been. */
export async function keepOfflineToo() {
  const ready = freely(() => navigator.serviceWorker.ready); // never, where there is none
  (await ready?.catch(() => undefined))?.active?.postMessage('keepLater');
}
