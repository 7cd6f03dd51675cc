// What the server uses of two packages that bring no types.
declare module 'send' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  type Refusal = Error & { status: number; headers?: Record<string, string> };
  interface Sending {
    on(event: 'error', listener: (error: Refusal) => void): Sending;
    pipe(response: ServerResponse): ServerResponse;
  }
  function send(
    request: IncomingMessage,
    path: string,
    options: { root: string; cacheControl: boolean; index: boolean },
  ): Sending;
  export default send;
}

declare module 'mime-types' {
  export function contentType(extension: string): string | false;
}
