import type { ShownPicture } from '../../render/page/boot.js';
import { keptNames, recall } from './storage.js';

/** A picture that is kept in this browser. */
export interface KeptPicture extends ShownPicture {
  /** Its file; with the scenario before it where other scenarios may have another picture of that name. */
  key: string;
  /** Characters that it takes up. */
  size: number;
}

const DATABASE = 'offramp-pictures';
const STORE = 'pictures';
/** Characters of all pictures together. */
const MOST = 64 * 1024 * 1024;

/** Pictures that the browser does not keep, for as long as the page is open. */
const unkept = new Map<string, KeptPicture>();

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex('size', 'size');
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/** Does something with the store, and waits until it is done: what it gives is only then in the store. */
async function within<T>(mode: IDBTransactionMode, does: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(STORE, mode);
  const asked = does(transaction.objectStore(STORE));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  return asked.result;
}

/** The key of a picture whose name says nothing of what is on it. */
export const keyIn = (scenario: string, file: string): string => `${scenario}/${file}`;

/** The picture of a scenario that was kept under a name. A browser that keeps none has none. */
export async function keptPicture(scenario: string, file: string): Promise<KeptPicture | undefined> {
  for (const key of [keyIn(scenario, file), file]) {
    const found = unkept.get(key) ?? (await within('readonly', (store) => store.get(key)).catch(() => undefined));
    if (found) return found as KeptPicture;
  }
  return undefined;
}

/**
 * The name that a scenario has for a chosen picture: there it may have the folder before it. One that is alone is
 * taken for the only one that is missing, whatever it is called.
 *
 * @param count how many were chosen together
 */
export function wantedName(
  named: readonly string[],
  missing: readonly string[],
  chosen: string,
  count: number,
): string | undefined {
  const called = (file: string) => file.split('/').at(-1)?.toLowerCase() === chosen.toLowerCase();
  return missing.find(called) ?? named.find(called) ?? (count === 1 && missing.length === 1 ? missing[0] : undefined);
}

/**
 * Keeps a picture in this browser. Where there is no room, those go first that no text names any more.
 *
 * @returns whether there was room; if not, it is there as long as the page is
 */
export async function keepPicture(picture: KeptPicture): Promise<boolean> {
  try {
    const sizes = await allSizes();
    sizes.delete(picture.key);
    const left = () => [...sizes.values()].reduce((sum, size) => sum + size, picture.size);
    if (left() > MOST) {
      const texts = keptNames('').flatMap((name) => recall(name) ?? []);
      for (const key of sizes.keys()) {
        const file = key.slice(key.indexOf('/') + 1);
        if (texts.some((text) => text.includes(file))) continue;
        await within('readwrite', (store) => store.delete(key));
        sizes.delete(key);
      }
    }
    if (left() > MOST) throw new Error('full');
    await within('readwrite', (store) => store.put(picture));
    unkept.delete(picture.key);
    return true;
  } catch {
    unkept.set(picture.key, picture);
    return false;
  }
}

/** What each picture takes up, without loading any. */
async function allSizes(): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  await within('readonly', (store) => {
    const asked = store.index('size').openKeyCursor();
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (!cursor) return;
      sizes.set(String(cursor.primaryKey), Number(cursor.key));
      cursor.continue();
    };
    return asked;
  });
  return sizes;
}
