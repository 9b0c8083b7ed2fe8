import { type Signal, signal } from '@preact/signals';
import type { ShownPicture } from '../../render/page/boot.js';
import { isSlip, type Look, type PictureInfo, type PictureSlip } from '../../scenario/pictures.js';
import type { App } from '../state/context.js';
import { type KeptPicture, keptPicture } from '../state/pictures.js';
import { takePicture } from '../state/take-picture.js';
import { download } from '../ui/files.js';

/** Of one that the page shows nothing more is known. */
const SHOWN: Pick<PictureInfo, 'type' | 'size' | 'rest'> = { type: 'image/png', size: 0, rest: 0 };

/** The pictures of what is being written: those that the page came with, and those that this browser keeps. */
export class Pictures {
  /** What is known of names that were asked for. */
  readonly #known: Signal<ReadonlyMap<string, KeptPicture | undefined>> = signal(new Map());
  readonly #asked = new Set<string>();
  readonly #handed = new Set<string>();
  #scenario = '';
  /** Names that the text has, as far as it could be read. */
  readonly named = new Set<string>();

  /** @param changed called when something is known that was not before */
  constructor(
    readonly app: App,
    readonly changed: () => void,
  ) {}

  /** The picture of a name, where it is here. */
  of(file: string): ShownPicture | undefined {
    const { boot, home } = this.app;
    const known = this.#known.value.get(file);
    return known ?? [boot, home].flatMap(({ pictures }) => pictures ?? []).find((one) => one.file === file);
  }

  /** For the check. What is still being asked for is taken to be there. */
  readonly look: Look = (file) => {
    this.named.add(file);
    const shown = this.of(file);
    if (shown) return { ...SHOWN, width: shown.width, height: shown.height };
    if (this.#known.peek().has(file)) return { slip: 'missing' };
    void this.#ask(file);
    return { ...SHOWN, width: 1, height: 1 };
  };

  async #ask(file: string): Promise<void> {
    if (this.#asked.has(file)) return;
    this.#asked.add(file);
    const scenario = this.#scenario;
    const found = await keptPicture(scenario, file);
    if (scenario === this.#scenario) this.#know(file, found);
  }

  #know(file: string, picture: KeptPicture | undefined): void {
    this.#asked.add(file);
    this.#known.value = new Map(this.#known.peek()).set(file, picture);
    this.changed();
  }

  /** The text is read anew, of the scenario of that id: another one may have other pictures of the same names. */
  begin(scenario: string): void {
    this.named.clear();
    if (scenario === this.#scenario) return;
    this.#scenario = scenario;
    this.#asked.clear();
    this.#known.value = new Map();
  }

  /**
   * Takes in a picture that was chosen or dropped.
   *
   * @param wanted the name that the text has for it already; without it, one is made that no other picture has
   * @returns its name, and whether the browser keeps it; or why it is none
   */
  async add(file: File, wanted?: string): Promise<{ file: string; kept: boolean } | PictureSlip> {
    const taken = await takePicture(file, this.#scenario, wanted);
    if (isSlip(taken)) return taken;
    this.#know(taken.picture.file, taken.picture);
    return { file: taken.picture.file, kept: taken.kept };
  }

  /** The files that the text names and that are not here. */
  async missing(): Promise<string[]> {
    const unknown = [...this.named].filter((file) => !this.of(file));
    const found = await Promise.all(unknown.map((file) => keptPicture(this.#scenario, file)));
    return unknown.filter((_, index) => !found[index]);
  }

  /**
   * Hands over as files what no folder has yet.
   *
   * @param again those too that were handed over before
   * @returns their names
   */
  hand(again: boolean): string[] {
    const all = [...this.named].flatMap((file) => this.of(file) ?? []);
    const own = all.filter(({ file, src }) => src.startsWith('data:') && (again || !this.#handed.has(file)));
    for (const { file, src } of own) {
      this.#handed.add(file);
      const [head = '', body = ''] = src.split(',');
      const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
      download(file.split('/').at(-1) ?? file, bytes, head.slice('data:'.length).replace(';base64', ''));
    }
    return own.map(({ file }) => file);
  }
}
