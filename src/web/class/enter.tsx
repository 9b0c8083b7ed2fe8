import type { ComponentChild } from 'preact';
import { markdown } from '../story/markdown.js';
import { keptSecret, readAddress, showCode } from './address.js';
import type { Page } from './context.js';
import { makeLink } from './link.js';
import { makeLook } from './look.js';
import { Gate } from './parts/Gate.js';
import { start } from './start.js';

/**
 * Opens the page of a teacher or a wall, by the secret in its address or by the one that came before.
 *
 * @param opensElsewhere said of every link in a text
 */
export function enter(
  as: 'teacher' | 'wall',
  opensElsewhere: (page: Pick<Page, 'look'>) => string,
  content: (secret: string) => ComponentChild,
): void {
  const look = makeLook(document);
  const came = readAddress(location.hash);
  const code = came?.code ?? 'XXXXXX';
  const secret = (came && keptSecret(as, came)) ?? 'no-secret-at-all';
  if (came) showCode(code);
  const link = makeLink(() => ({ v: 1, type: 'hello', as, code, secret }));
  const prose = (text: string) => markdown(text, opensElsewhere({ look }));
  start({ link, look, prose }, <Gate>{content(secret)}</Gate>);
  addEventListener('hashchange', () => location.reload());
}
