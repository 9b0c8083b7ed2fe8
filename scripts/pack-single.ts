import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

/** The first of 85 signs that stand for digits, all of them but `<`, which could end the element; and the last. */
const [FIRST, NONE, LAST] = [35, 60, 120];

/**
 * Unpacks the app and runs it as an inline script, which the page's policy knows by its hash. Four bytes are five
 * signs, which is a sixteenth less than base64 takes.
 */
const UNPACK = `const packed = document.getElementById('offramp-app').textContent;
const bytes = new Uint8Array(Math.floor((packed.length * 4) / 5));
for (let at = 0, out = 0; at < packed.length; at += 5) {
  let value = 0;
  for (let n = at; n < at + 5; n += 1) {
    const sign = n < packed.length ? packed.charCodeAt(n) : ${LAST};
    value = value * 85 + sign - (sign > ${NONE} ? ${FIRST + 1} : ${FIRST});
  }
  for (let shift = 24; shift >= 0; shift -= 8) bytes[out++] = value >>> shift;
}
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
const script = document.createElement('script');
script.type = 'module';
script.id = 'offramp-unpacked';
script.textContent = await new Response(stream).text();
document.head.append(script);`;

/**
 * Compresses script and styles of the self-contained page, which makes the file less than half as large. The styles
 * come with the script, since nothing is to be seen before that runs.
 *
 * @param page HTML with its script and its styles inline
 * @throws Error when it has no inline module script, or no styles
 */
export function packSingle(page: string): string {
  const [script, code] = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(page) ?? [];
  // What the script says of styles is no style.
  const rest = script === undefined ? page : page.replace(script, '');
  const [style, css] = /<style[^>]*>([\s\S]*?)<\/style>/.exec(rest) ?? [];
  if (!script || !code || !style || !css) throw new Error('The single page has no inline script or styles to pack.');
  const whole = `${dressed(css)}${code}`;
  const hash = createHash('sha256').update(whole).digest('base64');
  const packed = inSigns(deflateRawSync(whole, { level: 9 }));
  const scripts = `<script type="text/plain" id="offramp-app" data-sha256="${hash}">${packed}</script><script type="module">${UNPACK}</script>`;
  return page.replace(script, () => scripts).replace(style, '');
}

/** Styles as a script that gives them to the page. */
const dressed = (css: string): string => `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(css)});
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
`;

function inSigns(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (let n = at; n < at + 4; n += 1) value = value * 256 + (bytes[n] ?? 0);
    const signs: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const digit = value % 85;
      signs.unshift(digit + FIRST + (digit + FIRST >= NONE ? 1 : 0));
      value = Math.floor(value / 85);
    }
    // Of a group that is not whole, as many signs as bytes, and one.
    groups.push(String.fromCharCode(...signs.slice(0, Math.min(4, bytes.length - at) + 1)));
  }
  return groups.join('');
}
