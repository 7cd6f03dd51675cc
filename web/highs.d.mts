// The package highs as the site's builder puts it before the worker that imports it: a script
// without exports of its own.
import type { Highs, InitOptions } from 'highs';

declare const loadHighs: (options?: InitOptions) => Promise<Highs>;
export default loadHighs;
