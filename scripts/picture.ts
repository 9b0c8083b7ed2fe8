/**
 * Makes docs/replay.svg: a picture of what `offramp replay` really prints on a terminal, from its own
 * coloured output. Run it after the output has changed: npm run picture.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'replay'], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' },
});

const all = stdout.trimEnd().split('\n');
const from = all.findIndex((line) => line.includes('Pakistan strikes places in Iran'));
const end = all.findIndex((line) => line.includes('Outcome:'));
const shown = [...all.slice(0, 5), '', ...all.slice(from, from + 15), '    …', '', ...all.slice(end)];

const STYLES: Record<string, string> = {
  '1': 'font-weight:700',
  '2': 'fill:#9aa5b1',
  '31': 'fill:#ff8a80',
  '32': 'fill:#8be39a',
  '36': 'fill:#7fd7ff',
};
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ESCAPE = String.fromCharCode(27);
const SEQUENCE = new RegExp(`(${ESCAPE}\\[\\d+m)`);

/** A line with escape sequences as SVG text spans. */
function spans(line: string): string {
  const on = new Set<string>();
  return line
    .split(SEQUENCE)
    .map((part) => {
      const code = part.startsWith(ESCAPE) ? part.slice(2, -1) : undefined;
      if (code === undefined)
        return part === '' ? '' : `<tspan style="${[...on].map((key) => STYLES[key]).join(';')}">${xml(part)}</tspan>`;
      if (STYLES[code]) on.add(code);
      else if (code === '39') for (const key of ['31', '32', '36']) on.delete(key);
      else if (code === '22') for (const key of ['1', '2']) on.delete(key);
      return '';
    })
    .join('');
}

const [cell, line, margin] = [8.4, 19, 22];
const width = Math.ceil(80 * cell + 2 * margin);
const height = shown.length * line + 2 * margin;
const text = shown.map(
  (row, index) => `<text x="${margin}" y="${margin + 14 + index * line}" xml:space="preserve">${spans(row)}</text>`,
);
writeFileSync(
  join(root, 'docs/replay.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A terminal with the output of offramp replay">
<style>text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #e6edf3; white-space: pre; }</style>
<rect width="100%" height="100%" rx="10" fill="#161b22"/>
${text.join('\n')}
</svg>
`,
);
console.log('docs/replay.svg');
