import {
  ACTIONS,
  type ActionSpec,
  DEADLINES,
  type DeadlineId,
  GUARDS,
  type GuardSpec,
  guardText,
  INTERNAL_EVENTS,
  isMoveId,
  MOVE_EVENTS,
  MOVE_IDS,
  MOVES,
  phases,
  RAISES,
  tensionShift,
  VARIABLES,
} from '../src/model/index.js';
import { diplomacy, mediation } from '../src/model/regions.js';

interface Transition {
  target?: string;
  reenter?: boolean;
  guard?: GuardSpec;
  actions?: readonly ActionSpec[];
  description?: string;
}

interface State {
  description: string;
  on?: Record<string, Transition | readonly Transition[] | undefined>;
  after?: Record<string, Transition | readonly Transition[]>;
  always?: Transition | readonly Transition[];
  entry?: readonly ActionSpec[];
}

const REGIONS: [region: string, states: Record<string, State>][] = [
  ['phase', phases.states as Record<string, State>],
  ['diplomacy', diplomacy.states as Record<string, State>],
  ['mediation', mediation.states as Record<string, State>],
];

/** docs/machine.md: everything that is needed to compute what a move does. */
export async function machineReference(): Promise<string> {
  const { machineDiagram } = await import('../src/render/diagram/index.js');
  const moves = MOVE_IDS.map((id) => {
    const { title, cameo, goldstein, by, hours, description, class: family } = MOVES[id];
    return `| \`${id}\` | ${title} | ${by.join(', ')} | ${cameo} | ${goldstein} | ${tensionShift(id)} | ${family} | ${hours} | ${description} |`;
  });
  const stateRows = REGIONS.flatMap(([region, list]) =>
    Object.entries(list).map(
      ([id, state]) => `| ${region} | [\`${id}\`](#${region}-${id.toLowerCase()}) | ${state.description} |`,
    ),
  );
  const table = (entries: [string, string][]) =>
    entries.map(([id, meaning]) => `| \`${id}\` | ${meaning} |`).join('\n');
  return `
# The machine

An XState 5 statechart with three parallel regions: the course of the crisis, the embassies, and mediation. It is plain data over named guards and actions (\`src/model\`), so each transition can be explained.

\`\`\`mermaid
${(await machineDiagram('mermaid')).trim()}
\`\`\`

## States

| region | state | meaning |
| --- | --- | --- |
${stateRows.join('\n')}

\`restored\`, \`standoff\` and \`openConflict\` are outcomes: a path may end there.

## What it remembers

| variable | meaning |
| --- | --- |
${table(Object.entries(VARIABLES))}

## Moves

CAMEO codes and Goldstein values are those GDELT publishes (scale: J. Goldstein, “A Conflict-Cooperation Scale for WEIS Events Data”, Journal of Conflict Resolution 36(2), 1992); which code fits a move is our reading. Tension shifts by a fifth of the Goldstein value, rounded, with the sign turned: Offramp’s own rule, which puts the peak of January 2024 at 8 of 10. Hours are Offramp’s own round figures, read off the pace of January 2024. An offer of mediation moves nothing until it is taken up. A family is what policies weigh as a class (\`classes:\`).

Who makes a move and whom it is aimed at count: together these are ${MOVE_EVENTS.length} different moves. A \`militantAttack\` counts as two, one on each state.

| move | title | by | CAMEO | Goldstein | tension | family | hours | meaning |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${moves.join('\n')}

## Deadlines

| deadline | hours | meaning |
| --- | --- | --- |
${Object.entries(DEADLINES)
  .map(([id, { hours, description }]) => `| \`${id}\` | ${hours} | ${description} |`)
  .join('\n')}

A deadline begins when its state is entered and ends when it is left. Where a move leads back into its own state (“begins anew” below), it runs from there.

## What happens in each state

Every move that a state knows, on what condition, where it leads and what it does. Of several lines for one move the first whose condition holds counts. In conditions and effects the *actor* is whoever makes the move, the *rival* the other state, and the *target* the state that a militant attack hits; militants and third parties have no pressure. A move that a state does not list is not possible there, unless another region lists it.

What is written here happens in this order: the effects from left to right, tension and pressure staying within their bounds at each; then what is entered does what it says on entering; then, again and again until nothing more happens, first what happens “at once” where its condition holds, and only then the next signal that was raised, in all regions.

${REGIONS.flatMap(([region, list]) => Object.entries(list).map(([id, state]) => stateText(region, id, state))).join('\n')}
## Guards, actions, signals

| guard | asks |
| --- | --- |
${table(Object.entries(GUARDS))}

| action | does |
| --- | --- |
${table(Object.entries(ACTIONS))}

| signal between regions | means |
| --- | --- |
${table(Object.entries(INTERNAL_EVENTS))}
`;
}

function stateText(
  region: string,
  id: string,
  { description, on = {}, after = {}, always, entry = [] }: State,
): string {
  const rows = [
    ...listed(always).map((transition) => row('*at once*', '', transition)),
    ...Object.entries(after).flatMap(([deadline, transitions]) =>
      listed(transitions).map((transition) =>
        row(`*after ${DEADLINES[deadline as DeadlineId].hours} hours* (\`${deadline}\`)`, '', transition),
      ),
    ),
    ...Object.entries(on).flatMap(([event, transitions]) =>
      listed(transitions).map((transition) =>
        isMoveId(event)
          ? row(`\`${event}\``, MOVES[event].by.join(', '), transition)
          : row(`*signal* \`${event}\``, '', transition),
      ),
    ),
  ];
  const entering = entry.length > 0 ? `\n\nOn entering: ${entry.map(effectText).join('; ')}.` : '';
  const known =
    rows.length > 0
      ? `| what | by | if | leads to | effects |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`
      : 'Nothing happens here any more.';
  return `### ${region}: ${id}\n\n${description}${entering}\n\n${known}\n`;
}

function listed<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : ([value].flat() as T[]);
}

function row(what: string, by: string, { target, reenter, guard, actions = [] }: Transition): string {
  const to = target === undefined ? '' : reenter ? 'here; its deadline begins anew' : `\`${target}\``;
  return `| ${what} | ${by} | ${guard ? guardWords(guard) : ''} | ${to} | ${actions.map(effectText).join('; ')} |`;
}

/** A condition, with the pressure of the actor in the words of this page. */
function guardWords(guard: GuardSpec): string {
  return guardText(guard).replaceAll('actorPressure', "the actor's pressure");
}

function signed(by: number): string {
  return by < 0 ? `−${-by}` : `+${by}`;
}

function effectText(action: ActionSpec): string {
  switch (action.type) {
    case 'shiftTension':
      return `tension ${signed(action.params.by)}`;
    case 'setTension':
      return `tension is ${action.params.to}`;
    case 'shiftPressure': {
      const { of, by } = action.params;
      return `pressure of ${of === 'both' ? 'both' : `the ${of}`} ${signed(by)}`;
    }
    case 'recordForce':
      return 'force is recorded (`recordForce`)';
    case 'recordAssurance':
      return 'the assurance is recorded';
    case 'forgetAssurances':
      return 'assurances are forgotten';
    default:
      return `raises \`${RAISES[action.type]}\``;
  }
}
