import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { barePicture } from '../../scenario/bare-picture.js';
import { readPicture } from '../../scenario/picture.js';
import { isSlip, type PictureSlip } from '../../scenario/pictures.js';
import { type KeptPicture, keepPicture, keyIn } from './pictures.js';

/** What a picture may be that is made smaller before it is kept: a photograph as a telephone takes it. */
const CHOSEN = { bytes: 32 * 1024 * 1024, pixels: 60_000_000 };
/** What is kept as it is: more than this a projector does not show. */
const [LONG, HEAVY] = [1_600, 500_000];

/**
 * Keeps a picture that was chosen or dropped in this browser, smaller where it is large.
 *
 * @param scenario id of the scenario that it belongs to
 * @param wanted the name that the text has for it already; without it, one is made that no other picture has
 * @returns the picture, and whether the browser keeps it; or why it is none
 */
export async function takePicture(
  file: File,
  scenario: string,
  wanted?: string,
): Promise<{ picture: KeptPicture; kept: boolean } | PictureSlip> {
  const made = await prepared(file);
  if (isSlip(made)) return made;
  const { blob, width, height } = made;
  const src = await dataUri(blob);
  const name = wanted ?? nameOf(file.name, blob.type, bytesToHex(sha256(utf8ToBytes(src))).slice(0, 6));
  const key = wanted === undefined ? name : keyIn(scenario, name);
  const picture = { key, file: name, src, width, height, size: src.length };
  return { picture, kept: await keepPicture(picture) };
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
