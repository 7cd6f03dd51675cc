// @ts-check
// Files to open, to drop and to save. What is too large is refused before it is read.

/**
 * @typedef {{
 *   limit: () => number,
 *   opened: (name: string, source: 'picker' | 'drop', bytes: Uint8Array) => void,
 *   openFailed: (name: string, reason: 'tooLarge' | 'unreadable', size: number) => void,
 *   saved: (ok: boolean, how: 'file' | 'download', name: string) => void,
 * }} FileListener
 */

/** @param {unknown} error */
const isDismissal = (error) => error instanceof DOMException && error.name === 'AbortError';

/** @param {string} accept @returns {FilePickerType[]} */
function pickerTypes(accept) {
  const endings = accept
    .split(',')
    .map((ending) => ending.trim())
    .filter((ending) => ending.startsWith('.'));
  return endings.length > 0 ? [{ accept: { 'application/json': endings } }] : [];
}

/** @param {FileListener} listener */
export function createFiles(listener) {
  /** @type {Map<string, FileSystemFileHandle>} by name: what was opened, or saved to, before */
  const known = new Map();
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  document.body.append(input); // iOS opens only what is in the page
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) read(file, 'picker', undefined);
    input.value = '';
  });

  /**
   * @param {File} file @param {'picker' | 'drop'} source
   * @param {FileSystemFileHandle | undefined} from
   */
  async function read(file, source, from) {
    if (file.size > listener.limit()) {
      listener.openFailed(file.name, 'tooLarge', file.size);
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (from) known.set(file.name, from);
      listener.opened(file.name, source, bytes);
    } catch {
      listener.openFailed(file.name, 'unreadable', file.size);
    }
  }

  /** @param {string} accept such as ".json" */
  async function open(accept) {
    if (!window.showOpenFilePicker) {
      input.accept = accept;
      input.click();
      return;
    }
    try {
      const [chosen] = await window.showOpenFilePicker({ types: pickerTypes(accept) });
      if (chosen) await read(await chosen.getFile(), 'picker', chosen);
    } catch (error) {
      if (!isDismissal(error)) listener.openFailed('', 'unreadable', 0);
    }
  }

  /**
   * Gives a file to the person where the browser puts what it downloads.
   * @param {string} name @param {string} mime @param {Uint8Array<ArrayBuffer>} bytes
   */
  function download(name, mime, bytes) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /**
   * @param {string} name @param {string} mime @param {boolean} again to the file of that name that
   *   was opened or saved before, without asking
   * @param {Uint8Array<ArrayBuffer>} bytes
   */
  async function save(name, mime, again, bytes) {
    if (!window.showSaveFilePicker) {
      download(name, mime, bytes);
      listener.saved(true, 'download', name);
      return;
    }
    try {
      const types = [{ accept: { [mime]: [name.slice(name.lastIndexOf('.'))] } }];
      const target =
        (again ? known.get(name) : undefined) ??
        (await window.showSaveFilePicker({ suggestedName: name, types }));
      const stream = await target.createWritable();
      await stream.write(bytes);
      await stream.close();
      known.set(target.name, target);
      listener.saved(true, 'file', target.name);
    } catch (error) {
      if (!isDismissal(error)) listener.saved(false, 'file', name);
    }
  }

  acceptDrops((file, from) => read(file, 'drop', from));
  return { open, save, download };
}

/**
 * The page says that it would take a file while one is held over it.
 * @param {(file: File, handle: FileSystemFileHandle | undefined) => void} take
 */
function acceptDrops(take) {
  /** @param {DragEvent} event */
  const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  /** @param {boolean} isOver */
  const show = (isOver) => document.documentElement.toggleAttribute('data-drop', isOver);

  document.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    show(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false);
  });
  document.addEventListener('drop', async (event) => {
    show(false);
    if (!holdsFile(event)) return;
    event.preventDefault();
    const item = [...(event.dataTransfer?.items ?? [])].find(({ kind }) => kind === 'file');
    const file = item?.getAsFile();
    if (!file) return;
    const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
    // By its kind: not every browser knows the class, and there the name alone is an error.
    take(file, handle?.kind === 'file' ? /** @type {FileSystemFileHandle} */ (handle) : undefined);
  });
}
