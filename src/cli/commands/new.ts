import { existsSync } from 'node:fs';
import { isId } from '../../scenario/ids.js';
import type { Scenario } from '../../scenario/scenario.js';
import { didYouMean } from '../../scenario/suggest.js';
import { blankText, whatIfText } from '../../scenario/template.js';
import { parseWhen } from '../../scenario/when.js';
import { called, commandsIn } from '../called.js';
import { InputError, UsageError } from '../errors.js';
import { builtinIds, DEFAULT_SCENARIO, openScenario, schemaPath, writeWhole } from '../files.js';
import { print } from '../terminal.js';
import type { NewOptions } from './new-questions.js';

const DEFAULT_FROM = 'pakistan-strikes';

/** `offramp new`: writes NAME.yaml into the current folder, never over a file that exists. */
export async function create(name: string, options: NewOptions): Promise<void> {
  const id = name.replace(/\.ya?ml$/, '');
  if (!isId(id)) {
    throw new UsageError(
      `${JSON.stringify(name)} is no name for a scenario: small letters, digits and hyphens, for instance my-crisis.`,
    );
  }
  const file = `${id}.yaml`;
  if (existsSync(file))
    throw new InputError(`${file} exists already; nothing was written. Choose another name or move it away.`);
  const blankFlags = options.initiator ?? options.responder ?? options.start;
  const whatIfFlags = options.extends ?? options.from;
  if (blankFlags !== undefined && whatIfFlags !== undefined)
    throw new UsageError(
      '--initiator, --responder and --start belong to --kind blank; --extends and --from to --kind what-if.',
    );
  const kind = options.kind ?? (blankFlags !== undefined ? 'blank' : whatIfFlags !== undefined ? 'what-if' : undefined);
  const ask = !options.yes && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const given: NewOptions = { ...options, ...(kind && { kind }) };
  const answers = ask ? await (await import('./new-questions.js')).askAll(id, given) : given;
  const text = answers.kind === 'blank' ? blank(id, answers) : await whatIf(id, answers);
  writeWhole(file, commandsIn(text), { fresh: true });
  await print(`Wrote ${file}. Next:\n  ${called} check ${file}\n  ${called} play ${file}\n`);
}

function titleOf(id: string, title: string | undefined): string {
  return title?.trim().slice(0, 200) || id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

function blank(id: string, { title, initiator = 'Northmark', responder = 'Estavia', start }: NewOptions): string {
  const day = start ?? '2030-03-01';
  if (parseWhen(day)?.precision !== 'day')
    throw new UsageError(`${day} is not a day that exists; write it as 2030-03-01.`);
  return blankText({ id, title: titleOf(id, title), initiator, responder, start: day, schema: schemaPath() });
}

async function whatIf(id: string, { title, extends: base = DEFAULT_SCENARIO, from }: NewOptions): Promise<string> {
  const scenario = await baseOf(base);
  const steps = scenario.steps.map((step) => step.id);
  const step =
    from ??
    (steps.includes(DEFAULT_FROM)
      ? DEFAULT_FROM
      : (
          scenario.steps.find((entry) => scenario.branches.some((branch) => branch.insteadOf === entry.id)) ??
          scenario.steps[0]
        )?.id);
  if (step === undefined || !steps.includes(step))
    throw new InputError(`${base} has no step ${step}. ${didYouMean(String(step), steps)}`);
  if (scenario.branches.some((branch) => branch.id === id) || steps.includes(id))
    throw new InputError(`${base} has something called ${id} already. Choose another name.`);
  return whatIfText({ id, title: titleOf(id, title), scenario, from: step, schema: schemaPath() });
}

async function baseOf(id: string): Promise<Scenario> {
  const beside = [`${id}.yaml`, `${id}.yml`].find((file) => isId(id) && existsSync(file));
  if (beside) {
    const scenario = await openScenario(beside);
    if (scenario.id === id) return scenario;
    throw new InputError(
      `${beside} has the id ${scenario.id}, so nothing can extend it by the name of its file. Make both the same: rename it to ${scenario.id}.yaml, say.`,
    );
  }
  if (builtinIds().includes(id)) return openScenario(id);
  throw new InputError(
    `There is no scenario ${id} in this folder, and none of that name comes with Offramp. ${didYouMean(id, builtinIds())}`,
  );
}
