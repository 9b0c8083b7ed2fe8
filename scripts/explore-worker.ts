/** Hands the app the worker of its Explore screen: a file of its own where there is a server, else within the page. */
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function exploreWorker(root: string, served: boolean): Plugin {
  const worker = join(root, 'src/web/explore/worker.ts');
  return {
    name: 'offramp-explore-worker',
    resolveId: (id) => (id === 'virtual:explore-worker' ? '\0virtual:explore-worker' : undefined),
    load: (id) =>
      id === '\0virtual:explore-worker'
        ? `export { default } from ${JSON.stringify(`${worker}?worker${served ? '' : '&inline'}`)};`
        : undefined,
  };
}
