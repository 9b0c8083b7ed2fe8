import { type Model, printCondition, type Region, type State, type Transition } from '../../model/index.js';
import { firstIn } from './routes.js';

/** The machine in the language of state-machine-cat, to be drawn by it. */
export function machineSmcat(model: Model): string {
  return [
    `# ${line(model.title)}: the model ${model.id}, for state-machine-cat, written by Offramp`,
    `"crisis" [label=${quoted(model.title)} type=parallel] {`,
    ...model.regions
      .filter(({ hidden }) => !hidden)
      .flatMap((region, index, { length }) => [
        `  ${quoted(region.id)} [label=${quoted(region.title)} type=regular] {`,
        ...inside(model, region, undefined, 2),
        `  }${index === length - 1 ? ';' : ','}`,
      ]),
    '};',
    '',
  ].join('\n');
}

/** The states of a region or within a state, and what leads from one to another. */
function inside(model: Model, region: Region, parent: State | undefined, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const states = [...region.states.values()].filter((state) => state.parent === parent?.id);
  const begin = `${region.id}.${parent ? `${parent.id}.` : ''}initial`;
  const first = parent ? `${parent.id}.${firstIn(region, parent)}` : (region.start.split('.')[0] ?? '');
  return [
    `${pad}${quoted(begin)} [type=initial],`,
    ...states.flatMap((state, index) => {
      const end = index === states.length - 1 ? ';' : ',';
      const stays = staysOf(model, state);
      const open = `${pad}${quoted(nameOf(region, state.id))} [label=${quoted(state.title)} type=${state.final ? 'final' : 'regular'}]`;
      const named = stays.length > 0 ? `${open}: ${stays.map((text) => `\n${pad}  ${text}`).join('')}` : open;
      return state.leaf
        ? [`${named}${end}`]
        : [`${named} {`, ...inside(model, region, state, depth + 1), `${pad}}${end}`];
    }),
    `${pad}${quoted(begin)} => ${quoted(nameOf(region, first))};`,
    ...states.flatMap((state) =>
      wordsOf(model, state)
        .filter(({ transition }) => transition.target !== undefined)
        .map(
          ({ text, transition }) =>
            `${pad}${quoted(nameOf(region, state.id))} => ${quoted(nameOf(region, transition.target ?? ''))}: ${quoted(text)};`,
        ),
    ),
  ];
}

const nameOf = (region: Region, state: string): string => `${region.id}.${state}`;

/** What each transition of a state says: its event, its condition, the signals that it raises. */
function wordsOf(model: Model, state: State): { text: string; transition: Transition }[] {
  const said = (event: string, list: readonly Transition[]) =>
    list.map((transition) => ({ text: textOf(model, event, transition), transition }));
  return [
    ...said('', state.always),
    ...[...state.after].flatMap(([deadline, list]) => said(`after ${model.deadlines.get(deadline)?.hours} h`, list)),
    ...[...state.on].flatMap(([event, list]) =>
      said(model.moves.get(event)?.title ?? model.signals.get(event)?.title ?? event, list),
    ),
  ];
}

function textOf(model: Model, event: string, { guard, effects }: Transition): string {
  const condition = guard && printCondition(guard, (name) => model.conditions.get(name)?.title, model.names.readable);
  const raised = effects.flatMap((effect) =>
    effect.type === 'raise' || effect.type === 'raiseIf' ? [effect.params.signal] : [],
  );
  return [event, condition && `[${condition}]`, raised.length > 0 && `/ ${raised.join(', ')}`]
    .filter(Boolean)
    .join(' ');
}

/** What changes no state, as lines within the box. They end at a sign of the language's own, so these are left out. */
function staysOf(model: Model, state: State): string[] {
  return wordsOf(model, state)
    .filter(({ transition }) => transition.target === undefined)
    .map(({ text }) => text.replace(/[;,{}"\\]/g, ' ').replace(/\s+/g, ' '));
}

const line = (text: string): string => text.replace(/\s+/g, ' ');
/** A name or label between quotes, which cannot stand in it. */
const quoted = (text: string): string => `"${line(text).replaceAll('\\', '/').replaceAll('"', '”')}"`;
