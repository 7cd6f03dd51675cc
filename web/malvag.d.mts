// The program as Emscripten makes it; the site's builder puts it before the modules that import it.
export interface ProgramModule {
  HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(place: number): void;
  _malvag_open_canvas(): number;
  _malvag_canvas_restored(): void;
  _malvag_receive(length: number): number;
  _malvag_event(json: number, jsonLength: number): number;
  _malvag_frame(milliseconds: number): number;
  _malvag_draw(): void;
  _malvag_limit_file_bytes(): number;
  _malvag_limit_table_bytes(): number;
  _malvag_rank(): void;
  _malvag_worker_receive(json: number, jsonLength: number): void;
  _malvag_worker_step(milliseconds: number): number;
}

export interface ProgramOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  tell(json: string, bytes: Uint8Array): void;
  onAbort(reason: unknown): void;
}

declare const createMalvag: (options: ProgramOptions) => Promise<ProgramModule>;
export default createMalvag;
