// What browsers have and TypeScript's own declarations do not know yet.
interface FilePickerType {
  description?: string;
  accept: Record<string, string[]>;
}

interface Window {
  showOpenFilePicker?(options?: { types?: FilePickerType[] }): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options?: {
    suggestedName?: string;
    types?: FilePickerType[];
  }): Promise<FileSystemFileHandle>;
  malvagTest?: import('./host.mjs').TestDoor;
}

interface DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

interface Element {
  moveBefore?(node: Node, before: Node | null): void;
}
