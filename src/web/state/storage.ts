const PREFIX = 'offramp:';

/** What was kept in this browser under a name. A browser that keeps nothing is no error. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text in this browser. @returns whether it is kept; a full or closed store keeps nothing */
export function remember(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing is kept, so there is nothing to forget.
  }
}

/** What was kept for a reload of this tab under a name. */
export function recallHere(name: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text for a reload of this tab; other tabs know nothing of it. */
export function rememberHere(name: string, text: string): void {
  try {
    sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // A browser that keeps nothing begins anew after a reload.
  }
}

export function forgetHere(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing is kept, so there is nothing to forget.
  }
}

/** Names under which something is kept that begin so. */
export function keptNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + prefix))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Calls when another page of this browser changes what is kept under a name. */
export function onKeptElsewhere(changed: (name: string) => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key?.startsWith(PREFIX)) changed(key.slice(PREFIX.length));
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}
