import { BOOT_ID, NONCE_NAME, PLACES } from '../../render/page/boot.js';

/** Gives the page that self-contained files are made from. @throws when it cannot be read */
export type Template = () => Promise<string>;

/**
 * Where the page takes the template from: a served page asks its server, a self-contained file is one
 * itself. To be called before anything is drawn.
 */
export function templateOf(page: Document, served: boolean): Template {
  if (served)
    return async () => {
      const answer = await fetch('./template');
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      return answer.text();
    };
  const copy = page.documentElement.cloneNode(true) as HTMLElement;
  return async () => sourceOf(copy);
}

/** Takes out of a copy of a self-contained page what was put into it, and whatever the browser added to it. */
function sourceOf(copy: HTMLElement): string {
  const comment = (text: string) => copy.ownerDocument.createComment(text);
  copy.querySelector('meta[http-equiv="Content-Security-Policy"]')?.replaceWith(comment(PLACES.head));
  copy.querySelector(`meta[name="${NONCE_NAME}"]`)?.remove();
  copy.querySelector(`#${BOOT_ID}`)?.replaceWith(comment(PLACES.boot));
  copy.querySelector('#offramp-unpacked')?.remove();
  for (const script of copy.querySelectorAll('script:not([type="module"], #offramp-app)')) script.remove();
  // What follows the body is parsed into it: without this, each generation would be a line longer.
  return `<!doctype html>\n${copy.outerHTML.replace(/\s*<\/body>\s*<\/html>$/, '\n</body>\n</html>\n')}`;
}
