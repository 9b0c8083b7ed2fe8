import { join } from 'node:path';
import { isId } from '../../file/ids.js';
import { didYouMean } from '../../file/suggest.js';
import { parseWhen } from '../../file/when.js';
import type { Model } from '../../model/model.js';
import { modelText } from '../../model/template.js';
import { blankText, NEW_CRISIS, namedRoles, usualNames, whatIfText } from '../../scenario/template.js';
import { called, commandsIn, quoted } from '../called.js';
import { InputError, UsageError } from '../errors.js';
import { DEFAULT_SCENARIO, openModel, schemaPath } from '../files.js';
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
  const blankFlags = options.initiator ?? options.responder ?? options.start ?? options.name ?? options.model;
  const whatIfFlags = options.extends ?? options.from;
  if (blankFlags !== undefined && whatIfFlags !== undefined)
    throw new UsageError(
      '--initiator, --responder, --name, --model and --start belong to --kind blank; --extends and --from to --kind what-if.',
    );
  const kind = options.kind ?? (blankFlags !== undefined ? 'blank' : whatIfFlags !== undefined ? 'what-if' : undefined);
  if (kind === 'model' && (blankFlags ?? whatIfFlags) !== undefined)
    throw new UsageError('A model takes --title alone; the other options are for scenarios.');
  const base = options.extends === undefined ? undefined : await openBase(options.extends);
  const folder = base?.folder ?? '.';
  const file = join(folder, `${id}.yaml`);
  checkWritable(file, options);
  const ask = !options.yes && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const given: NewOptions = { ...options, ...(kind && { kind }) };
  const answers = ask ? await (await import('./new-questions.js')).askAll(id, given, base) : given;
  const text =
    answers.kind === 'model'
      ? modelText({ id, title: titleOf(id, answers.title), schema: schemaPath('model') })
      : answers.kind === 'blank'
        ? blank(id, await openModel(answers.model ?? NEW_CRISIS), answers)
        : await whatIf(id, answers, base);
  writeWhole(file, commandsIn(text), options);
  const why = folder === '.' ? '' : `, beside what it extends, where it is looked for`;
  const next = answers.kind === 'model' ? 'diagram' : 'play';
  await print(`Wrote ${file}${why}. Next:\n  ${called} check ${quoted(file)}\n  ${called} ${next} ${quoted(file)}\n`);
}

function titleOf(id: string, title: string | undefined): string {
  return title?.trim().slice(0, 200) || id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

function blank(id: string, model: Model, { title, start = '2030-03-01', ...options }: NewOptions): string {
  if (parseWhen(start)?.precision !== 'day')
    throw new UsageError(`${start} is not a day that exists; write it as 2030-03-01.`);
  const [first, second] = namedRoles(model);
  const names = usualNames(model);
  if (first !== undefined && options.initiator !== undefined) names[first] = options.initiator;
  if (second !== undefined && options.responder !== undefined) names[second] = options.responder;
  Object.assign(names, namesIn(options.name ?? [], model));
  return blankText({ model, id, title: titleOf(id, title), names, start, schema: schemaPath() });
}

/** Names as they are given: `ROLE=NAME` each. */
function namesIn(given: readonly string[], { roles }: Model): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [role = '', ...rest] = one.split('=');
      const name = rest.join('=').trim();
      if (!roles.has(role) || name === '')
        throw new UsageError(`--name takes ROLE=NAME, not ${one.slice(0, 60)}. ${didYouMean(role, [...roles.keys()])}`);
      return [role, name];
    }),
  );
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
