/**
 * Hands the app ELK, which places the machines of other models than those of Offramp: its worker as a file of its own
 * where there is a server. A self-contained file comes with the layouts of its own model instead.
 */
import type { Plugin } from 'vite';

const BUNDLE = 'elkjs/lib/elk.bundled.js';
const SERVED = `import api from 'elkjs/lib/elk-api.js';
import url from 'elkjs/lib/elk-worker.min.js?url';
const Api = api.default ?? api;
export default function Elk() {
  return new Api({ workerFactory: () => new Worker(url) });
}`;
const SINGLE = `export default class {
  constructor() {
    throw new Error('There is no layout engine in this file.');
  }
}`;

export function layoutEngine(served: boolean): Plugin {
  return {
    name: 'offramp-layout-engine',
    enforce: 'pre',
    resolveId: (id) => (id === BUNDLE ? `\0${BUNDLE}` : undefined),
    load: (id) => (id === `\0${BUNDLE}` ? (served ? SERVED : SINGLE) : undefined),
  };
}
