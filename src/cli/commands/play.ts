import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LogEntry } from '../../play/log.js';
import { toRun } from '../../play/save.js';
import type { Session } from '../../play/session.js';
import { called, quoted } from '../called.js';
import { openScenario } from '../files.js';
import { Autosave, isLeftOver, leftOver } from '../play/autosave.js';
import { PlayConsole } from '../play/console.js';
import { readRun, resumeRun } from '../run-file.js';
import { print, tell, terminalStyle } from '../terminal.js';
import { scenarioOfRun } from './compare.js';
import { follow } from './replay.js';

/** `offramp play`: steps through a scenario, with keys on a terminal and by lines elsewhere. */
export async function play(name: string | undefined, options: { resume?: string; branch?: string }): Promise<void> {
  await playHere(await consoleOf(name, options), options.resume);
}

/** What a scenario, or a saved run of one, is played with. @throws InputError when there is none, or it has errors */
export async function consoleOf(
  name: string | undefined,
  options: { resume?: string; branch?: string },
): Promise<PlayConsole> {
  const { session, unplayed, changes } =
    options.resume === undefined ? await begin(name, options.branch) : await goOn(options.resume, name);
  const saved = options.resume === undefined || isLeftOver(options.resume) ? undefined : options.resume;
  const console = new PlayConsole(session, terminalStyle(), unplayed, saved);
  console.notices = changes;
  return console;
}

/** Whether keys can be read here one by one. */
export function hasKeys(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

/** Plays until somebody stops. @param resumed the saved run that it goes on with */
export async function playHere(console: PlayConsole, resumed?: string): Promise<void> {
  const { session, unplayed } = console;
  // While somebody reads.
  setTimeout(() => console.loadRest().catch(() => undefined), 200).unref();
  if (!hasKeys()) {
    const { playLines } = await import('../play/lines.js');
    tellNotices(console);
    return playLines(console);
  }
  const { playScreen } = await import('../play/screen.js');
  const others = leftOver(session.scenario.id).filter((file) => resumed === undefined || file !== resolve(resumed));
  const autosave = new Autosave(session.scenario.id, `${new Date().toISOString().replaceAll(':', '-')}-${process.pid}`);
  const left = await playScreen(
    console,
    () => autosave.write(`${JSON.stringify(toRun(session, unplayed), null, 2)}\n`),
    [...console.notices, ...notSaved(others)],
  );
  const before = resumed !== undefined && isLeftOver(resumed) ? resumed : undefined;
  const kept = left ? (autosave.kept ?? before) : undefined;
  if (!left) autosave.drop();
  // A run that was kept before has been saved, given up or kept anew by now.
  if (before !== undefined && kept !== before) rmSync(before, { force: true });
  if (kept !== undefined) await print(`This run was not saved. Go on with: ${called} play --resume ${quoted(kept)}\n`);
  for (const line of notSaved(others)) await print(`${line}\n`);
}

/** Says on standard error what there is to say before anything is played. */
export function tellNotices({ notices }: PlayConsole): void {
  for (const notice of notices) tell(notice);
}

/** How to go on with the newest of the runs that were kept without being saved, and how many more there are. */
function notSaved(files: readonly string[]): string[] {
  const newest = files.at(-1);
  if (newest === undefined) return [];
  const more = files.length > 1 ? ` (and ${files.length - 1} older beside it)` : '';
  return [`A run from before was not saved: ${called} play --resume ${quoted(newest)}${more}`];
}

interface Begun {
  session: Session;
  unplayed: LogEntry[];
  /** How a saved run differs from what it was. */
  changes: string[];
}

async function begin(name: string | undefined, branch: string | undefined): Promise<Begun> {
  return { session: await follow(await openScenario(name), branch), unplayed: [], changes: [] };
}

async function goOn(file: string, name: string | undefined): Promise<Begun> {
  const run = readRun(file);
  return resumeRun(run, await scenarioOfRun(run.scenario.id, name));
}
