const PREFIX = 'offramp:';

/** A store of the browser. One that keeps nothing, or may not be touched, is no error. */
function storeOf(store: () => Storage) {
  return {
    read: (name: string): string | undefined => orNothing(() => store().getItem(PREFIX + name)) ?? undefined,
    write: (name: string, text: string): boolean =>
      orNothing(() => {
        store().setItem(PREFIX + name, text);
        return true;
      }) ?? false,
    remove: (name: string): void => orNothing(() => store().removeItem(PREFIX + name)),
  };
}

function orNothing<T>(does: () => T): T | undefined {
  try {
    return does();
  } catch {
    return undefined;
  }
}

const browser = storeOf(() => localStorage);
const tab = storeOf(() => sessionStorage);

/** What was kept in this browser under a name. */
export const recall = browser.read;
/** Keeps a text in this browser. @returns whether it is kept; a full or closed store keeps nothing */
export const remember = browser.write;
export const forget = browser.remove;

/** What was kept for a reload of this tab under a name. */
export const recallHere = tab.read;
/** Keeps a text for a reload of this tab; other tabs know nothing of it. */
export const rememberHere = tab.write;
export const forgetHere = tab.remove;

/** Names under which something is kept in this browser that begin so. */
export function keptNames(prefix: string): string[] {
  const names = orNothing(() => Object.keys(localStorage)) ?? [];
  return names.filter((key) => key.startsWith(PREFIX + prefix)).map((key) => key.slice(PREFIX.length));
}

/** Calls when another page of this browser changes what is kept under a name. */
export function onKeptElsewhere(changed: (name: string) => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key?.startsWith(PREFIX)) changed(key.slice(PREFIX.length));
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}
