import { forget, recall, remember } from '../state/storage.js';

/** What the address of a page says: the code of the class, and a secret or a ticket with it. */
export interface Came {
  code: string;
  secret: string | undefined;
}

/** Reads the fragment of the address, `#CODE` or `#CODE.SECRET`; undefined where there is no code in it. */
export function readAddress(hash: string): Came | undefined {
  const [, code = '', secret] = /^#([A-Za-z-]{6,8})(?:\.([A-Za-z0-9_-]{16,64}))?$/.exec(hash) ?? [];
  const plain = plainCode(code);
  return plain === '' ? undefined : { code: plain, secret };
}

/** A code as it is kept: six capital letters; empty where a text is none. */
export function plainCode(text: string): string {
  const letters = text.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z]{6}$/.test(letters) ? letters : '';
}

/** Takes a secret out of the address, which a projector may show; a reload still finds the class. */
export function showCode(code: string): void {
  if (location.hash === `#${code}`) return;
  history.replaceState(null, '', `${location.pathname}${location.search}#${code}`);
}

/** Keeps the secret by which a page comes back after a reload: of one that came with the address, that one. */
export function keptSecret(role: 'teacher' | 'wall', { code, secret }: Came): string | undefined {
  const name = `class:${code}:${role}`;
  if (secret !== undefined) remember(name, secret);
  return secret ?? recall(name);
}

/**
 * Who somebody is: made by the page, once for each class. Whoever comes with a ticket is somebody else than this
 * device was before.
 */
export function deviceOf({ code, secret: ticket }: Came): string {
  const [device, used] = [`class:${code}:device`, `class:${code}:ticket`];
  const renewed = ticket !== undefined && ticket !== recall(used);
  const secret = (renewed ? undefined : recall(device)) ?? newSecret();
  remember(device, secret);
  if (renewed) {
    remember(used, ticket);
    // What was to be sent was somebody else's.
    forget(outboxOf(code));
  }
  return secret;
}

/** The name under which is kept what a student did and what is not acknowledged. */
export const outboxOf = (code: string): string => `class:${code}:outbox`;

/** 192 random bits, as letters, digits, - and _. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** The address that students type. */
export function bareAddress(): string {
  return addressOf('', '')
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
}

/** The address of a page of this class beside the one that is shown: what stands before `teacher` or `wall` in it. */
export function addressOf(page: '' | 'teacher' | 'wall', fragment: string): string {
  const url = new URL(`./${page}`, location.href);
  url.hash = fragment;
  return url.href;
}

/**
 * The address of the page of a crisis with what a class has played. Its key goes along in a cookie for that address
 * alone, until the browser is closed: an address is logged, and seen on a projector.
 */
export function pageAddress(code: string, key: string): string {
  const { href, pathname, protocol } = new URL(`./page/${code}/`, location.href.replace(/#.*/s, ''));
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers of a school
  document.cookie = `offramp-page=${key}; path=${pathname}; samesite=strict${protocol === 'https:' ? '; secure' : ''}`;
  return href;
}
