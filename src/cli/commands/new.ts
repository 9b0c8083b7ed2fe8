import { join } from 'node:path';
import { isId } from '../../file/ids.js';
import { didYouMean } from '../../file/suggest.js';
import { blankText, whatIfText } from '../../scenario/template.js';
import { parseWhen } from '../../file/when.js';
import { called, commandsIn, quoted } from '../called.js';
import { InputError, UsageError } from '../errors.js';
import { DEFAULT_SCENARIO, schemaPath } from '../files.js';
import { print } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';
import { type Base, type NewOptions, openBase } from './new-base.js';

const DEFAULT_FROM = 'pakistan-strikes';

/**
 * `offramp new`: writes NAME.yaml into the current folder, or beside a file that it extends, where it is found;
 * over a file that exists only with `--force`.
 */
export async function create(name: string, options: NewOptions): Promise<void> {
  const id = name.replace(/\.ya?ml$/, '');
  if (!isId(id)) {
    throw new UsageError(
      `${JSON.stringify(name)} is no name for a scenario: small letters, digits and hyphens, for instance my-crisis.`,
    );
  }
  const blankFlags = options.initiator ?? options.responder ?? options.start;
  const whatIfFlags = options.extends ?? options.from;
  if (blankFlags !== undefined && whatIfFlags !== undefined)
    throw new UsageError(
      '--initiator, --responder and --start belong to --kind blank; --extends and --from to --kind what-if.',
    );
  const kind = options.kind ?? (blankFlags !== undefined ? 'blank' : whatIfFlags !== undefined ? 'what-if' : undefined);
  const base = options.extends === undefined ? undefined : await openBase(options.extends);
  const folder = base?.folder ?? '.';
  const file = join(folder, `${id}.yaml`);
  checkWritable(file, options);
  const ask = !options.yes && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const given: NewOptions = { ...options, ...(kind && { kind }) };
  const answers = ask ? await (await import('./new-questions.js')).askAll(id, given, base) : given;
  const text = answers.kind === 'blank' ? blank(id, answers) : await whatIf(id, answers, base);
  writeWhole(file, commandsIn(text), options);
  const why = folder === '.' ? '' : `, beside what it extends, where it is looked for`;
  await print(`Wrote ${file}${why}. Next:\n  ${called} check ${quoted(file)}\n  ${called} play ${quoted(file)}\n`);
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

async function whatIf(
  id: string,
  { title, extends: base = DEFAULT_SCENARIO, from }: NewOptions,
  opened?: Base,
): Promise<string> {
  const { scenario } = opened ?? (await openBase(base));
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
