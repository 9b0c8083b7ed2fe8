import {
  CONDITION_TEXTS,
  EFFECT_TEXTS,
  type Effect,
  guardText,
  type Model,
  meaningOf,
  printCondition,
  printEffect,
  type Region,
  type State,
  type Transition,
} from '../src/model/index.js';
import { machineDiagram } from '../src/render/diagram/index.js';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The page of a model: everything that is needed to compute what a move does. */
export async function machineReference(model: Model): Promise<string> {
  const regions = model.regions.filter(({ hidden }) => !hidden);
  const table = (entries: Iterable<readonly [string, string]>) =>
    [...entries].map(([id, meaning]) => `| \`${id}\` | ${meaning} |`).join('\n');
  const everyMove = [model.file['every-move'] ?? []].flat();
  const stateRows = regions.flatMap((region) =>
    [...region.states.values()].map(
      (state) => `| ${region.id} | [\`${state.id}\`](#${anchorOf(region, state)}) | ${state.description} |`,
    ),
  );
  const aims = [...model.moves.values()].some(({ targets }) => targets);
  const moves = [...model.moves.values()].map(
    ({ id, title, by, targets, cameo, goldstein, class: family, hours, description }) =>
      `| \`${id}\` | ${title} | ${by.join(', ')} |${aims ? ` ${targets?.join(', ') ?? ''} |` : ''} ${cameo} | ${goldstein} |${model.measure ? ` ${shiftOf(model, id)} |` : ''} ${family} | ${hours} | ${description} |`,
  );
  const measure = model.measure?.name;
  const groups = sharedGroups(model, regions);
  const outcomes = [...model.outcomes.keys()].map((id) => `\`${id}\``);
  return `
# ${model.title}

${model.text} Its file is \`models/${model.id}.yaml\`; [how a model is written](model-reference.md). It becomes an XState 5 statechart with ${regions.length === 1 ? 'one region' : `${NUMBERS[regions.length]} parallel regions`}: ${regions.map(({ id, title }) => `\`${id}\` (${title.toLowerCase()})`).join(', ')}. That is plain data over named guards and actions, so each transition can be explained.

\`\`\`mermaid
${(await machineDiagram(model, 'mermaid')).trim()}
\`\`\`

## States

| region | state | meaning |
| --- | --- | --- |
${stateRows.join('\n')}

${outcomes.slice(0, -1).join(', ')}${outcomes.length > 1 ? ' and ' : ''}${outcomes.at(-1)} ${outcomes.length > 1 ? 'are outcomes' : 'is an outcome'}: a path may end there.

## Roles

| role | kind | rival | meaning |
| --- | --- | --- | --- |
${[...model.roles.values()].map(({ id, kind, rival = '', title, text = title }) => `| \`${id}\` | ${kind} | ${rival} | ${text} |`).join('\n')}

## What it remembers

| variable | meaning |
| --- | --- |
${table(model.fields.map((field) => [field.name, meaningOf(field)]))}

## Moves

CAMEO codes and Goldstein values are those GDELT publishes (scale: J. Goldstein, “A Conflict-Cooperation Scale for WEIS Events Data”, Journal of Conflict Resolution 36(2), 1992); which code fits a move is our reading. ${everyMove.length > 0 ? `Every move does this first, rounded: ${everyMove.map((effect) => `\`${effect}\``).join(', ')}. ` : ''}Hours are Offramp’s own round figures. A family is what policies weigh as a class (\`classes:\`).

Who makes a move and whom it is aimed at count: together these are ${model.moveEvents.length} different moves.

${aims ? 'A move with somebody under *target* is aimed at one of them and needs `target:`; nobody is aimed at by its own move. A move without takes none.\n\n' : ''}| move | title | by |${aims ? ' target |' : ''} CAMEO | Goldstein |${measure === undefined ? '' : ` ${measure} |`} family | hours | meaning |
| --- | --- | --- |${aims ? ' --- |' : ''} --- | --- |${measure === undefined ? '' : ' --- |'} --- | --- | --- |
${moves.join('\n')}

## Deadlines

| deadline | hours | meaning | what it does |
| --- | --- | --- | --- |
${deadlineRows(model).join('\n')}

A scenario gives a deadline other hours under \`deadlines:\`, or says \`off\`: then it never passes.

A deadline begins when its state is entered and ends when it is left. Where a move leads back into its own state (“begins anew” below), it runs from there.

## What happens in each state

Every move that a state knows, on what condition, where it leads and what it does. Of several lines for one move the first whose condition holds counts. In conditions and effects the *actor* is whoever makes the move, the *rival* the one that it quarrels with, and the *target* whom the move names; who has no such variable has its lowest value. A move that a state does not list is not possible there, unless another region lists it.${groups.size > 0 ? ' What several states share is listed once, [below](#what-states-share): each of them says what it shares, and lists what is its own or goes otherwise there.' : ''}

What is written here happens in this order: the effects from left to right, each number staying within its bounds; then what is entered does what it says on entering; then, again and again until nothing more happens, first what happens “at once” where its condition holds, and only then the next signal that was raised, in all regions.

${regions.flatMap((region) => [...region.states.values()].map((state) => stateText(model, region, state, groups))).join('\n')}
${sharedText(groups)}## Conditions, guards, actions, signals

| condition | asks | is |
| --- | --- | --- |
${[...model.conditions].map(([name, { guard, text, title }]) => `| \`${name}\` | ${text ?? title ?? ''} | \`${printCondition(guard)}\` |`).join('\n')}

In the machine’s configuration a guard or action is one of these, its parameters the data that the expression was read into.

| guard | asks |
| --- | --- |
${table(Object.entries(CONDITION_TEXTS).filter(([type]) => type !== 'claim'))}

| action | does |
| --- | --- |
${table(Object.entries(EFFECT_TEXTS))}

| signal between regions | means |
| --- | --- |
${table([...model.signals.values()].map(({ id, description }) => [id, description]))}
`;
}

/** The deadlines of a model as rows of a table: hours, meaning, and from which state each leads where. */
export function deadlineRows(model: Model): string[] {
  return [...model.deadlines.values()].map(({ id, hours, description }) => {
    const does = model.fades.has(id.replace(/Fades$/, '')) ? [] : waysOf(model, id);
    const list = [...new Set(does)].join('; ');
    return `| \`${id}\` | ${hours} | ${description} | ${list || 'it falls, and the time begins anew'} |`;
  });
}

function waysOf({ regions }: Model, deadline: string): string[] {
  return regions.flatMap(({ states }) =>
    [...states.values()].flatMap(({ id, after }) =>
      (after.get(deadline) ?? []).map(({ target }) =>
        target === undefined ? `stays in \`${id}\`` : `\`${id}\` → \`${target}\``,
      ),
    ),
  );
}

/** How headings of Markdown are linked to. */
function anchorOf(region: Region, { id }: State): string {
  return `${region.id}-${id}`.toLowerCase().replaceAll('.', '');
}

/** What every making of a move does to the measure. */
function shiftOf(model: Model, move: string): number {
  const { measure, moves } = model;
  let shift = 0;
  for (const text of [model.file['every-move'] ?? []].flat()) {
    const [, sign, by = '1'] =
      new RegExp(`^\\s*${measure?.name}\\s*([+-])\\s*goldstein(?:\\s*/\\s*([\\d.]+))?\\s*$`).exec(text) ?? [];
    if (sign && model.file.moves[move]?.['every-move'] !== false)
      shift += Math.round(((sign === '-' ? -1 : 1) * (moves.get(move)?.goldstein ?? 0)) / Number(by)) + 0;
  }
  return shift;
}

/** What a group under `shared:` is in the states that use it. */
interface Group {
  name: string;
  /** Links to the states. */
  users: string[];
  /** Rows of the table by event, as they are in most of the states. */
  rows: ReadonlyMap<string, readonly string[]>;
}

/** The groups that several states use, by name. */
function sharedGroups(model: Model, regions: readonly Region[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const name of Object.keys(model.file.shared ?? {})) {
    const users = regions.flatMap((region) =>
      [...region.states.values()]
        .filter((state) => groupsOf(model, region, state).includes(name))
        .map((state) => ({ region, state })),
    );
    if (users.length < 2) continue;
    const rows = new Map<string, readonly string[]>();
    for (const event of Object.keys(model.file.shared?.[name] ?? {})) {
      const forms = users.map(({ state }) => eventRows(model, state, event)).filter((form) => form.length > 0);
      const count = (form: readonly string[]) => forms.filter((other) => other.join() === form.join()).length;
      const [first] = [...forms].sort((a, b) => count(b) - count(a));
      if (first) rows.set(event, first);
    }
    const links = users.map(({ region, state }) => `[\`${state.id}\`](#${anchorOf(region, state)})`);
    groups.set(name, { name, users: links, rows });
  }
  return groups;
}

/** The groups that a state uses. */
function groupsOf(model: Model, region: Region, { id }: State): string[] {
  type Files = NonNullable<Model['file']['regions'][string]>['states'];
  let states: Files | undefined = model.file.regions[region.id]?.states;
  let found: Files[string] | undefined;
  for (const part of id.split('.')) {
    found = states?.[part];
    states = found?.states;
  }
  return [found?.use ?? []].flat();
}

const TABLE = '| what | by | if | leads to | effects |\n| --- | --- | --- | --- | --- |\n';

function sharedText(groups: ReadonlyMap<string, Group>): string {
  if (groups.size === 0) return '';
  const sections = [...groups.values()].map(
    ({ name, users, rows }) =>
      `### shared: ${name}\n\nIn ${users.join(', ')}, where these do not list it otherwise.\n\n${TABLE}${[...rows.values()].flat().join('\n')}\n`,
  );
  return `## What states share\n\n${sections.join('\n')}\n`;
}

function transitionRow(
  model: Model,
  id: string,
  [what, by]: readonly [string, string],
  { target, reenter, guard, effects }: Transition,
): string {
  const to = target === undefined ? '' : reenter && target === id ? 'here; its deadline begins anew' : `\`${target}\``;
  return `| ${what} | ${by} | ${guard ? guardText(model, guard) : ''} | ${to} | ${effects.map(effectText).join('; ')} |`;
}

/** The rows of a state's table for a move or a signal. */
function eventRows(model: Model, { id, on }: State, event: string): string[] {
  const move = model.moves.get(event);
  const head = move ? ([`\`${event}\``, move.by.join(', ')] as const) : ([`*signal* \`${event}\``, ''] as const);
  return (on.get(event) ?? []).map((transition) => transitionRow(model, id, head, transition));
}

function stateText(model: Model, region: Region, state: State, groups: ReadonlyMap<string, Group>): string {
  const { id, description, on, after, always, entry, exit, parent, leaf, start } = state;
  const used = groupsOf(model, region, state).flatMap((name) => groups.get(name) ?? []);
  /** Whether a state does with an event what all do that share it: of two groups that have it, the last counts. */
  const isShared = (event: string): boolean => {
    const group = used.findLast(({ rows }) => rows.has(event));
    return group?.rows.get(event)?.join() === eventRows(model, state, event).join();
  };
  const rows = [
    ...always.map((transition) => transitionRow(model, id, ['*at once*', ''], transition)),
    ...[...after].flatMap(([deadline, transitions]) =>
      transitions.map((transition) =>
        transitionRow(
          model,
          id,
          [`*after ${model.deadlines.get(deadline)?.hours} hours* (\`${deadline}\`)`, ''],
          transition,
        ),
      ),
    ),
    ...[...on.keys()].flatMap((event) => (isShared(event) ? [] : eventRows(model, state, event))),
  ];
  const more = [
    leaf ? '' : `It holds other states; the first of them is \`${id}.${start}\`.`,
    parent === undefined
      ? ''
      : `It lies in \`${parent}\`: what is possible there is possible here, where nothing here says otherwise.`,
    entry.length > 0 ? `On entering: ${entry.map(effectText).join('; ')}.` : '',
    exit.length > 0 ? `On leaving: ${exit.map(effectText).join('; ')}.` : '',
    used.length > 0
      ? `It shares ${used.map(({ name }) => `[${name}](#shared-${name.toLowerCase()})`).join(', ')}; besides:`
      : '',
  ].filter(Boolean);
  const nothing = used.length > 0 ? 'Nothing else.' : 'Nothing happens here any more.';
  const known = rows.length > 0 ? `${TABLE}${rows.join('\n')}` : nothing;
  return `### ${region.id}: ${id}\n\n${[description, ...more].join('\n\n')}\n\n${known}\n`;
}

/** An effect as a table has it. */
function effectText(effect: Effect): string {
  return printEffect(effect, (signal) => `\`${signal}\``);
}
