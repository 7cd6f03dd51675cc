// @ts-check
// Where the program does not start: what is kept in this browser, to be taken out as it is, in the
// page's own HTML.

/**
 * @param {HTMLElement} section @param {import('./storage.mjs').Storage} storage
 * @param {(name: string, mime: string, bytes: Uint8Array<ArrayBuffer>) => void} download
 */
export async function showRecovery(section, storage, download) {
  section.querySelector('button')?.addEventListener('click', () => {
    storage.remember(storage.unusedSlot());
    location.replace(location.pathname);
  });
  const lines = await storage.list().catch(() => []);
  section.hidden = lines.length === 0;
  const items = lines.map(({ slot, title, at }) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Ladda ner (Download)';
    button.addEventListener('click', async () => {
      const stored = await storage.stored(slot);
      if (stored) download(`${title}.json`, 'application/json', stored.bytes);
    });
    item.append(`${title}, ${at.slice(0, 16).replace('T', ' ')} `, button);
    return item;
  });
  section.querySelector('ul')?.replaceChildren(...items);
}
