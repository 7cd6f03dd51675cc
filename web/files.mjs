// @ts-check
// Files to open, to drop and to save. What is too large is refused before it is read. A file that was
// read or written belongs to the document that it was read or written for, by the document's slot;
// its name says nothing, since two files can have the same.
import { freely } from './patience.mjs';

/**
 * The file as it was when it was last read or written here.
 * @typedef {{ handle: FileSystemFileHandle, modified: number, size: number }} Known
 * @typedef {{ slot: string, change: number, name: string, mime: string, again: boolean,
 *             asItIs: boolean, bytes: Uint8Array<ArrayBuffer> }} Saving
 *   again: to the document's own file; asItIs: also where it has been changed since
 * @typedef {{
 *   limit: () => number,
 *   unusedSlot: () => string,
 *   opened: (name: string, source: 'picker' | 'drop', slot: string, bytes: Uint8Array) => void,
 *   openFailed: (name: string, reason: 'tooLarge' | 'unreadable', size: number) => void,
 *   leftOut: (names: string[]) => void,
 *   saved: (saving: Saving, name: string, how: 'file' | 'download') => void,
 *   saveFailed: (saving: Saving, name: string, reason: 'changed' | 'failed') => void,
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
  /** @type {Map<string, Known>} by the document's slot */
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
   * @param {FileSystemFileHandle | undefined} handle
   */
  async function read(file, source, handle) {
    if (file.size > listener.limit()) {
      listener.openFailed(file.name, 'tooLarge', file.size);
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const slot = listener.unusedSlot();
      if (handle) known.set(slot, { handle, modified: file.lastModified, size: file.size });
      listener.opened(file.name, source, slot, bytes);
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
   * @param {Saving} saving
   * @returns {Promise<FileSystemFileHandle | undefined>} none: the person wants none after all
   */
  async function choose({ name, mime }) {
    const types = [{ accept: { [mime]: [name.slice(name.lastIndexOf('.'))] } }];
    try {
      return await window.showSaveFilePicker?.({ suggestedName: name, types });
    } catch (error) {
      if (isDismissal(error)) return undefined;
      throw error;
    }
  }

  /** @param {FileSystemFileHandle} handle @param {Uint8Array<ArrayBuffer>} bytes */
  async function write(handle, bytes) {
    const stream = await handle.createWritable();
    try {
      await stream.write(bytes);
      await stream.close();
    } catch (error) {
      freely(() => stream.abort?.().catch(() => {})); // the file stays as it was
      throw error;
    }
  }

  /** @param {Known} file what was known of it @returns {Promise<boolean>} */
  async function isChanged({ handle, modified, size }) {
    const now = await handle.getFile().catch((error) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw error;
    });
    return now !== undefined && (now.lastModified !== modified || now.size !== size);
  }

  /** @param {Saving} saving */
  async function save(saving) {
    if (!window.showSaveFilePicker) {
      download(saving.name, saving.mime, saving.bytes);
      listener.saved(saving, saving.name, 'download');
      return;
    }
    let { name } = saving;
    try {
      const own = saving.again ? known.get(saving.slot) : undefined;
      if (own && !saving.asItIs && (await isChanged(own))) {
        listener.saveFailed(saving, own.handle.name, 'changed');
        return;
      }
      const handle = own?.handle ?? (await choose(saving));
      if (!handle) return;
      ({ name } = handle);
      await write(handle, saving.bytes);
      const written = await handle.getFile();
      known.set(saving.slot, { handle, modified: written.lastModified, size: written.size });
      listener.saved(saving, name, 'file');
    } catch (error) {
      console.warn(error);
      listener.saveFailed(saving, name, 'failed');
    }
  }

  acceptDrops((files) => {
    const [first, ...others] = files;
    const tellOthers = () => listener.leftOut(others.map(({ file }) => file.name));
    const taken = first.handle.then((handle) => read(first.file, 'drop', handle));
    if (others.length > 0) taken.then(tellOthers); // what opens takes the words away of what was
  });
  return { open, save, download };
}

/**
 * The page says that it would take a file while one is held over it.
 * @typedef {{ file: File, handle: Promise<FileSystemFileHandle | undefined> }} Dropped
 * @param {(files: Dropped[]) => void} take at least one
 */
function acceptDrops(take) {
  /** @param {DragEvent} event */
  const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  /** @param {boolean} isOver */
  const show = (isOver) => document.documentElement.toggleAttribute('data-drop', isOver);

  /**
   * By its kind: not every browser knows the class, and there the name alone is an error.
   * @param {DataTransferItem} item
   */
  const handleOf = async (item) => {
    const handle = await item.getAsFileSystemHandle?.().catch(() => null);
    return handle?.kind === 'file' ? /** @type {FileSystemFileHandle} */ (handle) : undefined;
  };

  document.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    show(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false);
  });
  document.addEventListener('drop', (event) => {
    show(false);
    if (!holdsFile(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.items ?? [])].flatMap((item) => {
      const file = item.kind === 'file' ? item.getAsFile() : null;
      return file ? [{ file, handle: handleOf(item) }] : [];
    });
    if (files.length > 0) take(files);
  });
}
