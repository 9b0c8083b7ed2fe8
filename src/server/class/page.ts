import type { IncomingMessage, ServerResponse } from 'node:http';
import { runOf } from '../../class/index.js';
import type { Boot } from '../../render/page/boot.js';
import { refuse } from '../answer.js';
import { type ServedApp, servedApp } from '../app.js';
import type { Hosted, House } from './house.js';
import type { Doorkeeper } from './rates.js';
import { pageKey, sameSecret } from './secrets.js';

/** `/page/CODE`, and what is asked for below it. */
const PAGE = /^\/page\/([A-Z]{6})(\/.*)?$/;
/** The teacher's page leaves the key there: an address is logged, and seen on a projector. */
const KEY = /(?:^|;\s*)offramp-page=([\w-]{32})(?:;|$)/;

/**
 * The page of a crisis, with what a class has played: the teacher's alone, since it shows what history did. Its key
 * follows from the class, so that any process can tell it.
 */
export class CrisisPage {
  readonly #app: ServedApp;

  /** @param called how the command line is called */
  constructor(
    folder: string,
    readonly house: House,
    readonly keeper: Doorkeeper,
    readonly called: string,
  ) {
    this.#app = servedApp(folder);
  }

  /** @returns whether the path is one of its, and so was or will be answered */
  answer(path: string, address: string, request: IncomingMessage, response: ServerResponse): boolean {
    const [, code, rest] = PAGE.exec(path) ?? [];
    if (code === undefined) return false;
    const [, key = ''] = KEY.exec(request.headers.cookie ?? '') ?? [];
    // Without the last slash, what the page names beside itself would be looked for elsewhere.
    if (rest === undefined) response.writeHead(308, { location: `${code}/` }).end();
    else
      this.#admitted(code, key, address).then(
        (hosted) =>
          hosted
            ? this.#app.answer(rest, request, response, { boot: () => bootOf(hosted, this.called) })
            : refuse(response, 404, 'This is not the address of a class: open the page from the page of the teacher.'),
        () => refuse(response, 503, 'The class cannot be read now; load the page again in a moment.'),
      );
    return true;
  }

  end(): void {
    this.#app.end();
  }

  /** The class whose key it is. Whoever guesses is not listened to for long, and no class is read for them. */
  async #admitted(code: string, key: string, address: string): Promise<Hosted | undefined> {
    const tries = this.keeper.wrong.of(address, this.house.now());
    if (!tries.has(this.house.now()) && !this.house.knows(code)) return undefined;
    const row = this.house.knows(code) ? (await this.house.enter(code))?.room.row : await this.house.store.find(code);
    if (row && sameSecret(key, pageKey(row.teacher))) return this.house.enter(code);
    tries.take(this.house.now());
    return undefined;
  }
}

function bootOf({ room: { lesson, code } }: Hosted, called: string): Boot {
  const { scenario } = lesson.play;
  const run = runOf(lesson);
  return {
    ...{ scenario, served: true, called },
    ...(run.log.length > 0 && { opening: { stamp: `class-${code}-${lesson.n}`, run } }),
  };
}
