import { cancel, intro, isCancel, select, text } from '@clack/prompts';
import { parseWhen } from '../../file/when.js';
import { shippedModels } from '../../model/shipped.js';
import { safe } from '../../render/text/style.js';
import { storyOf } from '../../scenario/scenario.js';
import { NEW_CRISIS, namedRoles, usualNames } from '../../scenario/template.js';
import { InputError } from '../errors.js';
import { builtinIds, DEFAULT_SCENARIO, openModel } from '../files.js';
import { type Base, type NewOptions, openBase } from './new-base.js';

/** Asks for what was not given. @param base what is extended, where that was given @throws InputError when the person gives up */
export async function askAll(id: string, given: NewOptions, base?: Base): Promise<NewOptions> {
  intro(`A new scenario: ${id}.yaml`);
  const answers: NewOptions = { ...given };
  answers.title ??= answer(await text({ message: 'Title', defaultValue: '', placeholder: id.replaceAll('-', ' ') }));
  answers.kind ??= answer(
    await select<'what-if' | 'blank' | 'model'>({
      message: 'What is it?',
      options: [
        { value: 'what-if', label: 'A what-if', hint: 'leaves another scenario at a step' },
        { value: 'blank', label: 'A crisis of your own', hint: 'stands by itself, on a model that there is' },
        { value: 'model', label: 'A model of your own', hint: 'other states, roles and moves' },
      ],
    }),
  );
  if (answers.kind === 'model') return answers;
  return answers.kind === 'blank' ? askBlank(answers) : askWhatIf(answers, base);
}

async function askBlank(answers: NewOptions): Promise<NewOptions> {
  answers.model ??= answer(
    await select({
      message: 'On which model does it run?',
      options: shippedModels().map(({ id, title }) => ({ value: id, label: title, hint: id })),
      initialValue: NEW_CRISIS,
    }),
  );
  const model = await openModel(answers.model);
  const given = answers.name ?? [];
  const [first, second] = namedRoles(model);
  const names = usualNames(model);
  for (const role of namedRoles(model)) {
    const known = { [first ?? '']: answers.initiator, [second ?? '']: answers.responder }[role];
    if (known !== undefined || given.some((one) => one.startsWith(`${role}=`))) continue;
    const { title = role, text: meaning } = model.roles.get(role) ?? {};
    const usual = names[role] ?? title;
    const message = `What is “${title}” called?${meaning === undefined ? '' : ` ${meaning}`}`;
    const name = answer(await text({ message, placeholder: usual, defaultValue: usual }));
    answers.name = [...(answers.name ?? []), `${role}=${name}`];
  }
  answers.start ??= answer(
    await text({
      message: 'On which day does the clock start?',
      placeholder: '2030-03-01',
      defaultValue: '2030-03-01',
      validate: (day) => (!day || parseWhen(day)?.precision === 'day' ? undefined : 'Write it as 2030-03-01.'),
    }),
  );
  return answers;
}

async function askWhatIf(answers: NewOptions, base?: Base): Promise<NewOptions> {
  answers.extends ??= answer(
    await select({
      message: 'Which scenario does it leave?',
      options: builtinIds().map((value) => ({ value, label: value })),
      initialValue: DEFAULT_SCENARIO,
    }),
  );
  if (answers.from !== undefined) return answers;
  const { scenario } = base ?? (await openBase(answers.extends));
  const path = storyOf(scenario).path(scenario.main);
  answers.from = answer(
    await select({
      message: 'What happens otherwise? It begins instead of',
      maxItems: 12,
      options: path.map((step) => ({
        value: step,
        label: safe(storyOf(scenario).step(step)?.title ?? step),
        hint: step,
      })),
      ...(path.includes('pakistan-strikes') && { initialValue: 'pakistan-strikes' }),
    }),
  );
  return answers;
}

function answer<T>(value: T): Exclude<T, symbol> {
  if (isCancel(value)) {
    cancel('Nothing was written.');
    throw new InputError('given up; nothing was written.');
  }
  return value as Exclude<T, symbol>;
}
