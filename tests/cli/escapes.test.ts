import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { program } from '../../src/cli/program/index.js';
import { cli } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { root, smallText } from '../helpers/scenarios.js';

/** What a terminal takes for orders, or what makes a person read something else than there is. */
const ORDERS = '\u001b[2J\u001b]0;pwned\u0007\u009b31m\u202e\u2066\r\u0085\u001bP+q\u009c';
const inYaml = (text: string) => JSON.stringify(text + ORDERS).replace(/[\u007f-\uffff]/g, hex);
const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const folder = mkdtempSync(join(tmpdir(), 'offramp-escapes-'));
// Windows has no such names of files.
const odd = process.platform === 'win32' ? 'odd' : `odd${ORDERS.replace('\r', '')}`;
const file = `${odd}.yaml`;
const run = `${odd}.json`;
const policy = `${odd}-policy.yaml`;
const missing = `${odd}-missing.yaml`;
const broken = `${odd}-broken.yaml`;

const STEPS = `  - id: answer
    by: responder
    move: condemn
    title: ${inYaml('An answer')}
    text: ${inYaml('A text')}
    disputed: { at: 2024-01-17, source: own, note: ${inYaml('Disputed')} }
    ask: [ { question: ${inYaml('Why?')}, answer: ${inYaml('So')} } ]
    instead:
      - { id: other, by: responder, move: counterStrike, title: ${inYaml('Another')}, why: ${inYaml('Anger')}, weight: 0.4 }
`;
const TEXT = smallText(STEPS)
  .replace('title: Small', `title: ${inYaml('Small')}`)
  .replace('summary: A small crisis.', `summary: ${inYaml('A small crisis.')}`)
  .replace('name: Aland', `name: ${inYaml('Aland')}`)
  .replace('title: Own', `title: ${inYaml('Own')}`);
const RUN = {
  offramp: 'run',
  version: 1,
  scenario: { id: 'small', title: `T${ORDERS}`, hash: '0'.repeat(64) },
  follow: 'trunk',
  log: [
    { do: 'jump', node: 999 },
    { do: 'fork', name: `n${ORDERS}`, node: 0 },
    { do: 'mark', branch: `b${ORDERS}`, head: 3, name: 'x', node: 7 },
    { do: 'jump', node: 0, on: `o${ORDERS}` },
  ],
};

beforeAll(() => {
  writeFileSync(join(folder, file), TEXT);
  writeFileSync(join(folder, run), JSON.stringify(RUN));
  writeFileSync(join(folder, broken), `${TEXT}${inYaml('a key')}: 1\nmodle: ${inYaml('x')}\n`);
  writeFileSync(join(folder, policy), `id: mine\ntitle: ${inYaml('Mine')}\nnonsense: ${inYaml('x')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is printed, without our own paint. */
function expectHarmless(printed: string, what: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
  const bare = printed.replace(/\u001b\[(?:1|2|22|31|32|36|39)m/g, '');
  expect(bare.match(/[^\n\t\P{Cc}]|[\u202a-\u202e\u2066-\u2069]/u), `${what}: ${JSON.stringify(bare)}`).toBeNull();
}

/** What a command prints, in colour. */
async function said(args: readonly string[], options: { cwd?: string; input?: string } = {}): Promise<string> {
  const { out, err } = await inside(args, { ...options, colour: true });
  return out + err;
}

const at = (name: string) => join(folder, name);
const HERE: Record<string, string[][]> = {
  replay: [[at(file)], [at(file), '--json'], [at(file), '--branch', `x${ORDERS}`], [at(missing)]],
  list: [[at(file)], [at(file), '--json'], [at(broken)]],
  check: [[at(file)], [at(broken)], [at(broken), '--json']],
  compare: [
    [at(run), 'trunk', '--scenario', at(file)],
    ['trunk', 'other', '--scenario', at(file)],
    ['trunk', 'other', '--scenario', at(file), '--json'],
    [at(file), at(run)],
  ],
  diagram: ['mermaid', 'json']
    .map((format) => [at(file), '--of', 'tree', '--format', format])
    .concat([[at(file), '--out', at(`${odd}.dot`), '--force']]),
  fit: [[at(file)], [at(broken)], [at(missing), '--json']],
  policy: [[at(policy)], [`no${ORDERS}`]],
  merge: [[at(run)]],
  completion: [['fish'], [`x${ORDERS}`]],
  complete: [
    ['--', 'replay', at(file), '--branch', ''],
    ['--', `x${ORDERS}`],
  ],
  help: [['replay'], [`x${ORDERS}`]],
  'export help': [['html'], [`x${ORDERS}`]],
  'export machine': [[at(file), '--format', 'smcat'], [`x${ORDERS}`]],
  'import help': [['machine'], [`x${ORDERS}`]],
  'import machine': [[at(`${odd}.json`)], [`x${ORDERS}.json`]],
  'export html': [[at(file), '--out', at(`${odd}.html`), '--force']],
};
/** Those that are called from the folder, since they write there, or name what is there. */
const THERE: Record<string, string[][]> = {
  new: [
    ['mine', '--extends', file, '--yes'],
    [`x${ORDERS.replaceAll('\u0000', '')}`, '--yes'],
  ],
  explore: [[file, '--resume', run, '--from', `x${ORDERS}`]],
  paths: [[file, '--resume', run, '--to', `x${ORDERS}`]],
  prove: [[`never ${ORDERS}`, file]],
  play: [[file, '--resume', run]],
};
const STAY = ['serve', 'inspect', 'class'];

test('nothing but the door writes to a terminal', () => {
  const rooms = ['src/cli', 'src/server', 'src/inspect/node'].map((name) => join(root, name));
  const straight = rooms
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(room, name)),
    )
    .filter((name) =>
      /\b(?:stdout|stderr)\.write\(|\bconsole\.(?:log|error|warn|info)\(/.test(readFileSync(name, 'utf8')),
    );
  expect(straight).toEqual([join(root, 'src/cli/terminal.ts')]);
});

test('every command is tried', () => {
  const names = program().commands.flatMap((command) =>
    command.commands.length > 0 ? command.commands.map((each) => `${command.name()} ${each.name()}`) : [command.name()],
  );
  expect([...Object.keys(HERE), ...Object.keys(THERE), ...STAY].sort()).toEqual(names.sort());
});

test.each(Object.entries(HERE))('nothing from outside gives orders to a terminal: %s', async (command, calls) => {
  for (const args of [...calls, [`--un${ORDERS}known`]]) {
    const printed = await said([...command.split(' '), ...args]);
    expect(printed).not.toBe('');
    expectHarmless(printed, args.join(' '));
  }
});

test.each(Object.entries(THERE))('nor does it from its folder: %s', async (command, calls) => {
  for (const args of calls) {
    const input = `n\nm\nt\nl\nf a${ORDERS}b\nw x${ORDERS}\ny z${ORDERS}\nb${ORDERS}\nc\nq\n`;
    const printed = await said([command, ...args], { cwd: folder, input });
    expect(printed).not.toBe('');
    expectHarmless(printed, args.join(' '));
  }
});

test('nor where a page or an inspector is served, and what it says as the file changes', async () => {
  const copy = `${odd}-copy.yaml`;
  writeFileSync(at(copy), TEXT);
  const printed = STAY.map(async (command) => {
    // The file that is served is taken away while it is.
    const args = command === 'serve' ? [file] : command === 'inspect' ? [copy, '--replay', '--every', '0'] : [copy];
    const child = spawn(process.execPath, [cli, command, ...args, '--port', '0'], {
      cwd: folder,
      env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '', XDG_STATE_HOME: folder },
    });
    let all = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        all += text;
      });
    const ended = new Promise((resolve) => child.on('close', resolve));
    try {
      await vi.waitFor(() => expect(all).toContain('Ctrl+C'), 20_000);
      if (command === 'serve') {
        writeFileSync(join(folder, file), `${TEXT}\n`);
        await vi.waitFor(() => expect(all).toContain('was read again'), 10_000);
        rmSync(join(folder, file));
        await vi.waitFor(() => expect(all).toContain('The page keeps what it was'), 10_000);
        writeFileSync(join(folder, file), TEXT);
      }
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expectHarmless(all, command);
  });
  await Promise.all(printed);
});

test('in JSON control characters and marks of direction are escapes, and mean what they meant', async () => {
  const title = `Small\u200f\u061c${ORDERS}`;
  writeFileSync(at('marks.yaml'), TEXT.replace(/title: "Small.*/, `title: ${inYaml('Small\u200f\u061c')}`));
  const printed = await said(['list', at('marks.yaml'), '--json']);
  expect(printed).not.toMatch(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(JSON.parse(printed).scenarios[0].title).toBe(title.trim());
});
