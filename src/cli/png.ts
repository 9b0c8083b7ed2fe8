import { InputError } from './errors.js';

/** Dots of a picture to one of the drawing: sharp on a projector. */
const ZOOM = 2;
/** Most dots of a picture: more than any screen or slide has, and 240 MB while it is drawn. */
const MOST = 60_000_000;
/** What a text without a font of its name is set in: on Windows and macOS those there are everywhere. */
const FAMILIES: Record<string, string> = { win32: 'Arial', darwin: 'Helvetica' };

/**
 * A drawing as a PNG picture, set in the fonts of the system.
 *
 * @throws InputError where this system has no font, or is none that it is made for
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch(() => {
    throw new InputError(
      `A PNG needs @resvg/resvg-js, which is not installed or has nothing for this system (${process.platform}, ${process.arch}). Write an SVG instead: any browser shows it and saves it as a picture.`,
    );
  });
  const font = { loadSystemFonts: true, sansSerifFamily: FAMILIES[process.platform] ?? 'DejaVu Sans' };
  const trial = new Resvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="5" y="30" font-family="sans-serif">M</text></svg>',
    { font },
  );
  if (!trial.getBBox())
    throw new InputError(
      'This system has no font that a PNG could be written with. Install one (on Debian: apt install fonts-dejavu-core), or write an SVG instead.',
    );
  const [width = 1, height = 1] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const zoom = Math.min(ZOOM, Math.sqrt(MOST / (width * height)));
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng();
}
