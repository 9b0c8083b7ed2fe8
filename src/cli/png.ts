import { InputError } from './errors.js';

/** Dots of a picture to one of the drawing: sharp on a projector. */
const ZOOM = 2;
/** Most dots of a picture: more than any screen or slide has, and 240 MB while it is drawn. */
const MOST = 60_000_000;
/** Plain fonts of the systems, the nicest first. The library goes by one name, not by a list of them as browsers do. */
const FAMILIES = [
  'Segoe UI',
  'Helvetica Neue',
  'Roboto',
  'Noto Sans',
  'Helvetica',
  'Arial',
  'Ubuntu',
  'Cantarell',
  'DejaVu Sans',
  'Liberation Sans',
  'Open Sans',
  'FreeSans',
];

/**
 * A drawing as a PNG picture, set in a font of the system.
 *
 * @throws InputError where this system has no font, or is none that the library is made for
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch(() => {
    throw new InputError(
      `A PNG needs @resvg/resvg-js, which is not installed or has nothing for this system (${process.platform}, ${process.arch}). Write an SVG instead: any browser shows it, and saves it as a picture.`,
    );
  });
  const trial = new Resvg(trialOf([...FAMILIES, 'there is none of this name'])).render();
  const family = familyIn(trial);
  if (family === undefined)
    throw new InputError(
      'This system has no font that a PNG could be written with. Install one (on Debian: apt install fonts-dejavu-core), or write an SVG instead.',
    );
  const [width = 1, height = 1] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const zoom = Math.min(ZOOM, Math.sqrt(MOST / (width * height)));
  return new Resvg(svg, { font: { defaultFontFamily: family }, fitTo: { mode: 'zoom', value: zoom } }).render().asPng();
}

/** Dots of a row of the trial, and how much of a row is looked at: the first of its words. */
const ROW = 30;
const LOOK = 60;

/** The same words in each font, a row each; then with a sign of conditions, which not every font has. */
function trialOf(families: readonly string[]): string {
  const rows = ['Mallow frill', 'Mallow frill ≥'].flatMap((words) => families.map((family) => ({ words, family })));
  const texts = rows.map(
    ({ words, family }, index) =>
      `<text x="0" y="${index * ROW + 22}" font-size="20" font-family="${family}">${words}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${rows.length * ROW}">${texts.join('')}</svg>`;
}

/**
 * The first font whose row is not as that of no font at all, if there is one, such that a sign does not take its whole
 * row to another; of a system with just one kind, whichever it is. Undefined where nothing was drawn.
 */
function familyIn({ pixels, width }: { pixels: Uint8Array; width: number }): string | undefined {
  const look = (row: number): string =>
    Array.from({ length: ROW }, (_, y) => {
      const from = ((row * ROW + y) * width) << 2;
      return pixels.subarray(from, from + (LOOK << 2)).join();
    }).join();
  const count = FAMILIES.length + 1;
  const none = look(FAMILIES.length);
  if (!/[1-9]/.test(none)) return undefined;
  const there = FAMILIES.filter((_, index) => look(index) !== none);
  return (
    there.find((family) => look(FAMILIES.indexOf(family)) === look(FAMILIES.indexOf(family) + count)) ?? there[0] ?? ''
  );
}
