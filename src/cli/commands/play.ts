import type { LogEntry } from '../../play/log.js';
import { resume, toRun } from '../../play/save.js';
import type { Session } from '../../play/session.js';
import { called } from '../called.js';
import { openScenario } from '../files.js';
import { PlayConsole } from '../play/console.js';
import { readRun } from '../run-file.js';
import { terminalStyle } from '../terminal.js';
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
  const { session, unplayed } =
    options.resume === undefined ? await begin(name, options.branch) : await goOn(options.resume, name);
  return new PlayConsole(session, terminalStyle(), unplayed, options.resume);
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
    return playLines(console);
  }
  const [{ playScreen }, { Autosave, leftOver }] = await Promise.all([
    import('../play/screen.js'),
    import('../play/autosave.js'),
  ]);
  const others = leftOver(session.scenario.id).filter((file) => file !== resumed);
  const autosave = new Autosave(session.scenario.id, `${new Date().toISOString().replaceAll(':', '-')}-${process.pid}`);
  await playScreen(console, () => autosave.write(`${JSON.stringify(toRun(session, unplayed), null, 2)}\n`));
  autosave.drop();
  for (const file of others) process.stdout.write(`A run from before was not saved: ${called} play --resume ${file}\n`);
}

async function begin(
  name: string | undefined,
  branch: string | undefined,
): Promise<{ session: Session; unplayed: LogEntry[] }> {
  return { session: await follow(await openScenario(name), branch), unplayed: [] };
}

async function goOn(file: string, name: string | undefined): Promise<{ session: Session; unplayed: LogEntry[] }> {
  const run = readRun(file);
  const scenario = await scenarioOfRun(run.scenario.id, name);
  const { session, changes, unplayed } = resume(run, scenario);
  for (const change of changes) process.stderr.write(`offramp: ${change}\n`);
  return { session, unplayed };
}
