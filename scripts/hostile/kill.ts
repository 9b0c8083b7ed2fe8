/** Every command that writes, killed at every call of the file system: what was there stays, and what is there is whole. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseRun } from '../../src/play/index.js';
import { root } from '../../tests/helpers/scenarios.js';

/** A command, and what is there before it is run. */
interface Writer {
  args: string[];
  /** Files that it finds. */
  before?: Readonly<Record<string, string>>;
  input?: string;
  /** Whether its input are keys, as of a terminal. */
  keys?: boolean;
  /** How it ends when nobody kills it, where that is not 0. */
  code?: number;
  /** What it writes are runs, each time of at least one act more. */
  grows?: boolean;
}

const OLD = 'what was there before\n';
const LIGHT = 'mediation-decides';
const MACHINE = '{ "id": "lamp", "initial": "off", "states": { "off": { "on": { "PRESS": "on" } }, "on": {} } }\n';

// Not `class`: its database is native and asks the system by itself, so that no call can be counted here. What is promised
// here for files – what was acknowledged stays, and what is there is whole – tests/class/killed.test.ts tries with
// servers that are killed at random moments of a lesson: every choice that was acknowledged is there, once.
const WRITERS: readonly Writer[] = [
  { args: ['new', 'mine', '--kind', 'blank', '--yes'] },
  { args: ['new', 'mine', '--kind', 'model', '--yes', '--force'], before: { 'mine.yaml': OLD } },
  { args: ['new', 'mine', '--extends', 'iran-pakistan-2024', '--from', 'pakistan-strikes', '--yes'] },
  { args: ['export', 'html', LIGHT, '--out', 'a.html', '--force'], before: { 'a.html': OLD } },
  { args: ['export', 'machine', 'standoff-at-sea', '--out', 'a.ts', '--force'], before: { 'a.ts': OLD } },
  {
    args: ['import', 'machine', 'a.json', '--out', 'a.yaml', '--force'],
    before: { 'a.json': MACHINE, 'a.yaml': OLD },
  },
  { args: ['diagram', 'standoff-at-sea', '--out', 'a.svg'] },
  { args: ['diagram', 'standoff-at-sea', '--out', 'a.png', '--force'], before: { 'a.png': OLD } },
  { args: ['fit', 'iran-pakistan-2024', '--out', 'a.yaml', '--force'], before: { 'a.yaml': OLD } },
  {
    args: ['explore', LIGHT, '--runs', '50', '--workers', '1', '--out', 'a.json', '--force'],
    before: { 'a.json': OLD },
  },
  { args: ['explore', '--across', 'iran-pakistan-2024', '--out', 'a.json'] },
  {
    args: ['prove', 'never openConflict', LIGHT, '--save', 'a.run.json', '--force'],
    before: { 'a.run.json': OLD },
    code: 1,
  },
  {
    args: ['play', 'two-countries'],
    input: 'n\nn\ns a.run.json\nprotest by responder\nw 5\ns\nx mine\nw 5\ns\nq\n',
    grows: true,
  },
  // The terminal is gone at the end, so that what was played is kept.
  { args: ['play', 'two-countries'], input: 'nnn', keys: true, code: 1, grows: true },
];

/** What came of killing all of them. */
export interface Killed {
  commands: number;
  kills: number;
  /** What went wrong, for people. */
  wrong: string[];
}

/** @param told is called now and then with what is being done */
export async function killAll(told: (what: string) => void): Promise<Killed> {
  const killed: Killed = { commands: WRITERS.length, kills: 0, wrong: [] };
  for (const writer of WRITERS) {
    const name = writer.args.join(' ');
    const whole = await inFolder(writer, async (folder) => {
      const calls = await callsOf(folder, writer, killed.wrong);
      return { calls, files: filesIn(folder) };
    });
    const wrong: string[] = [];
    let next = 1;
    const lane = () =>
      inFolder(writer, async (folder) => {
        while (next <= whole.calls) {
          const at = next++;
          putBack(folder, writer);
          const { ended, placed } = await run(folder, writer, at);
          if (ended === 'SIGKILL') killed.kills += 1;
          // How often a pipe is read, or a timer comes first, is not the same each time.
          else if (ended !== (writer.code ?? 0)) wrong.push(`ends with ${ended} instead of being killed at call ${at}`);
          const files = filesIn(folder);
          wrong.push(
            ...(writer.grows ? shrunk(files, placed) : spoilt(files, writer.before ?? {}, whole.files)).map(
              (what) => `${what} when it is killed at call ${at}`,
            ),
          );
          told(`${at} of ${whole.calls}: ${name}`);
        }
        // What the killed ones left behind is cleared away by the next one that writes there.
        putBack(folder, writer);
        await callsOf(folder, writer, wrong);
        if (readdirSync(folder).some((file) => file.endsWith('.tmp'))) wrong.push('leaves temporary files for ever');
      });
    await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, lane));
    killed.wrong.push(...wrong.map((what) => `offramp ${name}: ${what}`));
  }
  return killed;
}

/** Texts by file, those in folders too. */
type Files = Readonly<Record<string, string>>;

/** Each file is as it was or as it is to be. */
function spoilt(files: Files, before: Files, after: Files): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(files)])].flatMap((file) => {
    const text = files[file];
    if (text === before[file] || text === after[file]) return [];
    return [`${file} is ${text === undefined ? 'lost' : 'half-written'}`];
  });
}

/** Each file is whole, and the longest run has an act at least for each file that was put in place. */
function shrunk(files: Files, placed: number): string[] {
  const wrong: string[] = [];
  let acts = 0;
  for (const [file, text] of Object.entries(files))
    try {
      if (file.endsWith('.json')) acts = Math.max(acts, parseRun(text).log.length);
      else if (!text.endsWith('\n')) throw new Error('a scenario ends with its last line');
    } catch {
      wrong.push(`${file} is half-written`);
    }
  return acts < placed ? [...wrong, `${placed - acts} acts are lost`] : wrong;
}

async function inFolder<T>(writer: Writer, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-hostile-'));
  try {
    putBack(folder, writer);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files are there that the command finds, and no others but what killed ones left behind. */
function putBack(folder: string, { before = {} }: Writer): void {
  for (const file of readdirSync(folder))
    if (!file.endsWith('.tmp')) rmSync(join(folder, file), { recursive: true, force: true });
  for (const [file, text] of Object.entries(before)) writeFileSync(join(folder, file), text);
  for (const home of HOMES) mkdirSync(join(folder, home), { recursive: true });
}

/** Where the command keeps what is not asked for by name: runs that nobody saved. */
const HOMES = ['state', 'cache'];

function filesIn(folder: string): Files {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.tmp') || name === COUNTED || name.startsWith('cache')) continue;
    const file = join(folder, name);
    if (/\.\w+$/.test(name)) files[name] = readFileSync(file, 'latin1').replace(NONCE, '');
  }
  return files;
}

const COUNTED = 'calls.count';
/** Letters and digits by chance, other ones in each page. */
const NONCE = /\b[0-9a-f]{32}\b/g;

/** Runs a command to its end. @returns how many calls it makes */
async function callsOf(folder: string, writer: Writer, wrong: string[]): Promise<number> {
  const { ended, calls } = await run(folder, writer);
  if (ended !== (writer.code ?? 0) || calls === 0) wrong.push(`ends with ${ended} where nobody kills it`);
  return calls;
}

const AT_CALL = pathToFileURL(join(import.meta.dirname, 'at-call.js')).href;

interface Ended {
  /** The exit code, or the signal that ended it. */
  ended: number | string;
  calls: number;
  /** How many files it had put in place by then. */
  placed: number;
}

/** Runs a command. @param at the call at which it is killed, if it is */
function run(folder: string, { args, input = '', keys }: Writer, at = 0): Promise<Ended> {
  const counted = join(folder, COUNTED);
  rmSync(counted, { force: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', AT_CALL, join(root, 'dist/cli.js'), ...args], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {
        ...process.env,
        XDG_STATE_HOME: join(folder, 'state'),
        XDG_CACHE_HOME: join(folder, 'cache'),
        TERM: 'xterm',
        HOSTILE_COUNT: counted,
        HOSTILE_KILL_AT: String(at),
        ...(keys && { HOSTILE_KEYS: '1' }),
      },
    });
    child.on('error', reject);
    // Nobody reads what is written to one that is dead.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code, signal) => {
      const [calls = 0, placed = 0] = existsSync(counted) ? readFileSync(counted, 'utf8').split(' ').map(Number) : [];
      resolve({ ended: signal ?? code ?? -1, calls, placed });
    });
  });
}
