import type { GraphStore } from '../../explore/graph/shipped.js';

const DATABASE = 'offramp-graphs';
const STORE = 'graphs';
/** Graphs that a browser keeps, the last used ones. */
const MOST = 8;

interface Kept {
  bytes: Uint8Array<ArrayBuffer>;
  /** When it was used last, in milliseconds. */
  used: number;
}

/** Keeps graphs of other models than those of Offramp in the browser; where it keeps nothing, each is explored again. */
export const graphStore: GraphStore = {
  read: (name) =>
    within(async (store) => {
      const kept = await asked<Kept | undefined>(store.get(name));
      if (kept) await asked(store.put({ ...kept, used: Date.now() }, name));
      return kept?.bytes;
    }),
  write: (name, bytes) =>
    within(async (store) => {
      await asked(store.put({ bytes, used: Date.now() } satisfies Kept, name));
      const names = await asked(store.getAllKeys());
      if (names.length <= MOST) return;
      const all: Kept[] = await asked(store.getAll());
      const oldest = names
        .map((one, index) => ({ one, used: all[index]?.used ?? 0 }))
        .sort((a, b) => a.used - b.used)
        .slice(0, names.length - MOST);
      for (const { one } of oldest) await asked(store.delete(one));
    }),
};

async function within<T>(use: (store: IDBObjectStore) => Promise<T>): Promise<T | undefined> {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await asked(opening);
    try {
      return await use(database.transaction(STORE, 'readwrite').objectStore(STORE));
    } finally {
      database.close();
    }
  } catch {
    // Storage that is blocked or full.
    return undefined;
  }
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
