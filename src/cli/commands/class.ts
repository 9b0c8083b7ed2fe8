import { join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { isBriefed } from '../../class/index.js';
import { decisionsOn } from '../../play/index.js';
import type { Scenario } from '../../scenario/index.js';
import { openDatabase } from '../../server/class/database.js';
import { House } from '../../server/class/house.js';
import { type ClassServing, FIRST_PORT, slashed, startClassServer } from '../../server/class/server.js';
import { openStore, type Store } from '../../server/class/store.js';
import { HOST } from '../../server/listen.js';
import { called } from '../called.js';
import { InputError, UsageError } from '../errors.js';
import { machineOfClass } from '../explore/class-machine.js';
import { oddsOfClass } from '../explore/class-odds.js';
import { openScenario, webFolder } from '../files.js';
import { openBrowser, portOf, stopped } from '../open.js';
import { stateFolder } from '../own-folders.js';
import { print, tell, tellLine } from '../terminal.js';

export interface ClassOptions {
  lan?: boolean;
  port?: string;
  keep: string;
  database?: string;
  behind?: string;
  join?: boolean;
  begin?: boolean;
  open?: boolean;
}

/** `offramp class`: a lesson in which a class takes part, until it is stopped; it goes on when it is started again. */
export async function holdClass(name: string | undefined, options: ClassOptions): Promise<void> {
  const port = options.port === undefined ? undefined : portOf(options.port);
  const keep = daysOf(options.keep);
  const behind = options.behind === undefined ? undefined : addressOf(options.behind);
  const scenario = options.join ? undefined : await openScenario(name);
  const house = new House(await storeAt(options.database), keep, { odds: oddsOfClass, machine: machineOfClass });
  if (options.begin && scenario)
    return beginOnly(house, scenario, behind?.href ?? `http://${HOST}:${port ?? FIRST_PORT}/`);
  const serving = await startClassServer({
    ...{ house, port, behind, called, pages: join(webFolder(), 'class'), app: webFolder() },
    ...(options.lan && { lan: true }),
    problem: (error) => tell(`Something went wrong, and the class goes on: ${String(error)}`),
  }).catch(async (error) => {
    await house.close();
    throw error;
  });
  if (scenario) {
    const { code, teacher } = await house.begin(scenario);
    const [first = ''] = serving.addresses;
    const own = `${first}teacher#${code}.${teacher}`;
    await print(classText(scenario, code, own, serving, keep, options));
    if (options.open) await openBrowser(own, tell);
  } else
    await print(
      `Classes of ${options.database} are served at\n\n  ${serving.addresses.join('\n  ')}\n\nStop with Ctrl+C.\n`,
    );
  await stopped();
  tellLine('Stopping; what was done is kept.');
  await serving.close();
}

async function beginOnly(house: House, scenario: Scenario, address: string): Promise<void> {
  const { code, teacher } = await house.begin(scenario);
  await house.close();
  const first = slashed(address);
  await print(`${scenario.title}\n\nTeacher:   ${first}teacher#${code}.${teacher}\nStudents:  ${first}#${code}\n`);
}

function classText(
  scenario: Scenario,
  code: string,
  teacher: string,
  { addresses }: ClassServing,
  keep: number,
  { lan, behind }: ClassOptions,
): string {
  const [first = ''] = addresses;
  const join = `${first}#${code}`;
  const reach = lan
    ? `Everybody on the network that this computer is in can reach ${first}`
    : behind === undefined
      ? 'Only this computer can reach it; with --lan the school’s network can.'
      : `Whoever can reach ${first} can join.`;
  return `${scenario.title}
${stopsText(decisionsOn(scenario))}${isBriefed(scenario) ? '' : `\n${NOT_BRIEFED}`}

Your page, for you alone; whoever has this address leads the class:

  ${teacher}

Students open this address, or ${first} and type the code ${code.slice(0, 3)}-${code.slice(3)}:

  ${join}

${renderUnicodeCompact(join)}

${reach}
Kept are nicknames, choices and times, for ${keep} days after the last one. Stop with Ctrl+C; started again on the same port, all go on where they were.
`;
}

const NOT_BRIEFED =
  'It tells no side what it wants, fears and knows: where seats play it, tell each yourself, or write it under `roles:` in a scenario of your own (docs/scenario-reference.md#briefing).';

/** Where playing on stops in a lesson. */
function stopsText(decisions: number): string {
  if (decisions === 0)
    return 'It has no alternatives: it is played step by step, and questions offer whatever the machine accepts.';
  return decisions === 1
    ? 'It has one decision to put to the class.'
    : `It has ${decisions} decisions to put to the class.`;
}

async function storeAt(address = `file:${join(stateFolder(), 'classes.db')}`): Promise<Store> {
  try {
    return await openStore(await openDatabase(address));
  } catch (error) {
    // An address may hold a password.
    const shown = address.replace(/\/\/[^@/]*@/, '//…@');
    throw new InputError(`The database ${shown} cannot be opened: ${error instanceof Error ? error.message : error}.`);
  }
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!(Number.isInteger(days) && days >= 1 && days <= 3_650))
    throw new UsageError(`--keep takes a number of days from 1 to 3650, not ${text}.`);
  return days;
}

function addressOf(text: string): URL {
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new UsageError(
      `--behind takes the address at which the server in front is reached, https://example.org/offramp/ say, not ${text}.`,
    );
  return new URL(text);
}
