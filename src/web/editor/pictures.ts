import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Signal, signal } from '@preact/signals';
import type { ShownPicture } from '../../render/page/boot.js';
import { barePicture } from '../../scenario/bare-picture.js';
import { readPicture } from '../../scenario/picture.js';
import { isSlip, type Look, type PictureInfo, type PictureSlip } from '../../scenario/pictures.js';
import type { App } from '../state/context.js';
import { type KeptPicture, keepPicture, keptPicture, keyIn } from '../state/pictures.js';
import { download } from '../ui/files.js';

/** What a picture may be that is made smaller before it is kept: a photograph as a telephone takes it. */
const CHOSEN = { bytes: 32 * 1024 * 1024, pixels: 60_000_000 };
/** What is kept as it is: more than this a projector does not show. */
const [LONG, HEAVY] = [1_600, 500_000];
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
   * Takes in a picture that was chosen or dropped, smaller where it is large.
   *
   * @param wanted the name that the text has for it already; without it, one is made that no other picture has
   * @returns its name, and whether the browser keeps it; or why it is none
   */
  async add(file: File, wanted?: string): Promise<{ file: string; kept: boolean } | PictureSlip> {
    const made = await prepared(file);
    if (isSlip(made)) return made;
    const { blob, width, height } = made;
    const src = await dataUri(blob);
    const name = wanted ?? nameOf(file.name, blob.type, bytesToHex(sha256(utf8ToBytes(src))).slice(0, 6));
    const key = wanted === undefined ? name : keyIn(this.#scenario, name);
    const picture = { key, file: name, src, width, height, size: src.length };
    const kept = await keepPicture(picture);
    this.#know(name, picture);
    return { file: name, kept };
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

/** A picture as it is kept: what follows it and what is told beside it are left out, and what is large is drawn anew. */
async function prepared(file: File): Promise<{ blob: Blob; width: number; height: number } | PictureSlip> {
  if (file.size > CHOSEN.bytes) return { slip: 'bytes' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const info = readPicture(bytes, CHOSEN);
  if (isSlip(info)) return info;
  const whole = new Blob([new Uint8Array(barePicture(bytes, info))], { type: info.type });
  // What looks like a picture by its head may be none all the same.
  const drawn = await createImageBitmap(whole).catch(() => undefined);
  if (!drawn) return { slip: 'truncated' };
  const { width, height } = drawn;
  const scale = Math.min(1, LONG / Math.max(width, height));
  if (scale === 1 && whole.size <= HEAVY) return { blob: whole, width, height };
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  const type = info.type === 'image/jpeg' ? info.type : 'image/webp';
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.85));
  return blob ? { blob, width: canvas.width, height: canvas.height } : { slip: 'bytes' };
}

const dataUri = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** A name for a file of that type, of the letters and digits that its own has, and some that say which picture it is. */
function nameOf(name: string, type: string, mark: string): string {
  const stem = name
    .replace(/\.\w+$/, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const ending = { 'image/png': 'png', 'image/jpeg': 'jpg' }[type] ?? 'webp';
  return `${stem || 'picture'}-${mark}.${ending}`;
}
