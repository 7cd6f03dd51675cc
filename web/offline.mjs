// @ts-check
// Works without a network: asks the browser to keep the site's files.

export function keepOffline() {
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  // Without it the app works as long as the network does.
  navigator.serviceWorker.register('service-worker.mjs').catch(() => {});
}

/** Also what is fetched only when it is asked for, now that it has been. */
export async function keepOfflineToo() {
  if (!('serviceWorker' in navigator)) return;
  const { active } = await navigator.serviceWorker.ready; // never, where there is none
  active?.postMessage('keepLater');
}
