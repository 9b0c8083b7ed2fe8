import { breadth, xmlText } from './escape.js';
import type { Point } from './layout.js';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif";
const LINE = '#607d8b';
const TAKEN = '#b24700';

/** Sizes of text in pixels. */
export const SIZE = { title: 20, name: 19, label: 15, small: 13 } as const;

/** Every rule begins with the drawing's own class: inside a page they must touch nothing else. */
const STYLE = [
  `text { font-family: ${FONT}; font-size: ${SIZE.label}px; fill: #1a1a1a; }`,
  `.name { font-size: ${SIZE.name}px; font-weight: 600; }`,
  `.title { font-size: ${SIZE.title}px; font-weight: 700; }`,
  `.small { font-size: ${SIZE.small}px; }`,
  `.quiet { fill: #455a64; }`,
  `.strong { font-weight: 700; }`,
  `.paper { fill: #ffffff; }`,
  `.frame { fill: #ffffff; stroke: #b0bec5; stroke-width: 1; }`,
  `.box { fill: #ffffff; stroke: #37474f; stroke-width: 1.5; }`,
  `.holder { fill: #ffffff; stroke: #37474f; stroke-width: 1.5; }`,
  `.standing { stroke-width: 3; }`,
  `.outer { fill: none; stroke: #37474f; stroke-width: 1.5; }`,
  `.active { fill: #ffd54f; stroke-width: 3; }`,
  `.dashed { stroke-dasharray: 6 4; }`,
  `.edge { fill: none; stroke: ${LINE}; stroke-width: 1.4; }`,
  `.trunk { stroke-width: 2.5; }`,
  `.taken { stroke: ${TAKEN}; stroke-width: 3.5; }`,
  `.number { fill: ${TAKEN}; }`,
  `.digit { font-size: 12px; font-weight: 700; fill: #ffffff; }`,
];

/** About how wide a text is, in pixels: generous, so that nothing is cut in any font. */
export function textWidth(text: string, size: number): number {
  return Math.ceil(breadth(text) * size * 0.56);
}

/** A number of an attribute, to a tenth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ANCHORS = { start: '', middle: ' text-anchor="middle"', end: ' direction="ltr" text-anchor="end"' };

/**
 * A `text` element. `anchor` says which point of the text stands at `x`; `end` is for a line that runs from left to
 * right in a drawing that does not.
 */
export function textAt(at: Point, text: string, classes = '', anchor: keyof typeof ANCHORS = 'start'): string {
  const attributes = `${classes === '' ? '' : ` class="${classes}"`}${ANCHORS[anchor]}`;
  return `<text${attributes} x="${px(at.x)}" y="${px(at.y)}">${xmlText(text)}</text>`;
}

/** A rounded box; `grow` makes it larger on every side. */
export function rect({ x, y }: Point, width: number, height: number, classes: string, grow = 0): string {
  return `<rect class="${classes}" x="${px(x - grow)}" y="${px(y - grow)}" width="${px(width + 2 * grow)}" height="${px(height + 2 * grow)}" rx="${8 + grow}"/>`;
}

/** A line through points with an arrow at its end; `title` is what a pointer that rests on it shows. */
export function arrow(points: readonly Point[], classes: string, taken: boolean, title = ''): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join(' ');
  const start = `<path class="${['edge', classes, taken ? 'taken' : ''].filter(Boolean).join(' ')}" d="${path}" marker-end="url(#offramp-${taken ? 'taken' : 'arrow'})"`;
  return title === '' ? `${start}/>` : `${start}><title>${xmlText(title)}</title></path>`;
}

function marker(id: string, size: number, fill: string): string {
  return `<marker id="offramp-${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="${size}" markerHeight="${size}" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="${fill}"/></marker>`;
}

/**
 * An SVG that stands by itself: nothing in it is loaded from elsewhere, and nothing in it runs.
 *
 * @param title and `description`: what a screen reader reads out
 * @param body elements, escaped already
 * @param ground colour behind everything; `rightToLeft`: texts begin at the right
 */
export function svgDocument(
  size: { width: number; height: number },
  title: string,
  description: string,
  body: readonly string[],
  { ground = '#f5f7f8', rightToLeft = false }: { ground?: string | undefined; rightToLeft?: boolean } = {},
): string {
  const [width, height] = [Math.ceil(size.width), Math.ceil(size.height)];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="offramp-diagram" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="offramp-title offramp-desc"${rightToLeft ? ' direction="rtl"' : ''}>`,
    `<title id="offramp-title">${xmlText(title)}</title>`,
    `<desc id="offramp-desc">${xmlText(description)}</desc>`,
    `<style>${STYLE.map((rule) => `.offramp-diagram ${rule}`).join('\n')}</style>`,
    `<defs>${marker('arrow', 9, LINE)}${marker('taken', 14, TAKEN)}</defs>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}
