import {
  type Context,
  configurationOf,
  type Effect,
  type Model,
  type Region,
  startPosition,
} from '../../model/index.js';
import {
  allTrue,
  nameOf,
  printed,
  signalName,
  someTrue,
  statementsOf,
  stateName,
  type Term,
  termOf,
  valueName,
  type Whom,
} from './promela-terms.js';
import { type Candidate, candidatesFor, leavesIn, routeOf } from './routes.js';

/** Room for signals that wait: more than any model raises before it comes to rest. */
const ROOM = 64;

/**
 * The machine for the model checker SPIN. Each move by each actor, and each deadline of each state, is one step that
 * cannot be divided: the transitions of all regions are chosen before any is taken, then what follows always and the
 * signals are worked off until nothing is left, as XState does it. Where a step is half done is in hidden variables,
 * which are no part of a state, so that SPIN stores just the configurations.
 */
export function machinePromela(model: Model): string {
  const start = startPosition(model);
  const states = configurationOf(start);
  const context = start.snapshot.context as Context;
  const others = model.fields.filter(({ kind }) => kind !== 'number');
  return [
    `/* ${plain(model.title)}: the model ${model.id} for SPIN, written by Offramp.`,
    ' *   spin -a FILE && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m100000',
    ' * “states, stored” is how many configurations can be reached. Time is left out: a deadline may pass whenever it runs.',
    ' * To ask something, add a claim: ltl peace { [] (tension < 10) }, and compile with -DNOREDUCE alone.',
    ' */',
    ...model.regions.flatMap((region) => [
      '',
      `/* ${plain(region.title)} */`,
      ...region.leaves.map((leaf, index) => `#define ${stateName(region.id, leaf)} ${index}`),
    ]),
    '',
    ...others.flatMap((field) => [
      ...field.values.map((value, index) => `#define ${valueName(field.name, value)} ${index}`),
    ]),
    ...[...model.signals.values()].map(
      ({ id, description }, index) => `#define ${signalName(id)} ${index} /* ${plain(description)} */`,
    ),
    '',
    ...model.regions.map(({ id }) => `byte ${nameOf(id)} = ${stateName(id, states[id] ?? '')};`),
    ...model.fields.map((field) => {
      const type = Number(field.values[0]) < 0 ? 'short' : 'byte';
      return `${type} ${nameOf(field.name)} = ${printed(field, context[field.name] ?? '')};${field.text ? ` /* ${plain(field.text)} */` : ''}`;
    }),
    '',
    '/* The signals that wait, and the transition that each region takes: nothing of it lasts longer than a step. */',
    `hidden byte q__waiting[${ROOM}];`,
    'hidden byte q__first;',
    'hidden byte q__last;',
    'hidden byte q__now;',
    ...model.regions.map(({ id }) => `hidden byte take__${id};`),
    '',
    `inline q__raise(q__what) { assert(q__last < ${ROOM}); q__waiting[q__last] = q__what; q__last = q__last + 1 }`,
    '',
    'active proctype q__machine() {',
    // Nobody may be able to move any more: that is an end, no deadlock.
    'end__: do',
    ...model.moveEvents.flatMap(({ type, by, target }) =>
      stepOf(
        model,
        `${model.moves.get(type)?.title ?? type}: ${by}${target ? ` against ${target}` : ''}`,
        { by, target },
        (region) => candidatesFor(region, ({ on }) => on.get(type)),
      ),
    ),
    ...model.regions.flatMap((region) =>
      [...region.states.values()].flatMap((state) =>
        [...state.after].flatMap(([deadline, transitions]) =>
          stepOf(model, `${deadline} passes in ${region.id} ${state.id}`, {}, (one) =>
            one === region ? transitions.map((transition) => ({ region, source: state, transition })) : [],
          ),
        ),
      ),
    ),
    '\tod',
    '}',
    '',
  ].join('\n');
}

type Answers = (region: Region) => Candidate[];

/** A move or a deadline, with all that follows. */
function stepOf(model: Model, title: string, event: Whom, answers: Answers): string[] {
  const found = model.regions.flatMap(answers);
  const possible = someTrue(found.map((one) => openTerm(model, one, event)));
  if (possible === false) return [];
  const signals = signalsAfter(model, found, event);
  return [
    `\t:: d_step { ${possible === true ? '(true)' : possible} -> /* ${plain(title)} */`,
    ...indented(microstep(model, event, answers, true), 2),
    ...indented(rest(model, event, signals), 2),
    '\t\t}',
  ];
}

/** Whether a transition may be taken. */
function openTerm(model: Model, { region, source, transition }: Candidate, event: Whom): Term {
  const here = someTrue(
    leavesIn(region, source.id).map((leaf) => `(${nameOf(region.id)} == ${stateName(region.id, leaf)})`),
  );
  const everywhere = leavesIn(region, source.id).length === region.leaves.length;
  return allTrue([everywhere || here, transition.guard ? termOf(model, transition.guard, event) : true]);
}

/**
 * Chooses the transition of each region, then takes them.
 *
 * @param some whether it is known that one of them may be taken
 */
function microstep(model: Model, event: Whom, answers: Answers, some: boolean): string[] {
  const regions = model.regions.flatMap((region) => {
    const open = answers(region).filter((one) => openTerm(model, one, event) !== false);
    return open.length > 0 ? [{ region, ways: waysOf(model, open, event) }] : [];
  });
  const [only] = regions;
  if (some && only && regions.length === 1 && new Set(only.ways.map(({ does }) => does)).size === 1)
    return only.ways[0]?.lines ?? [];
  return [
    ...regions.map(({ region, ways }) => {
      const choice = ways.reduceRight(
        (rest, { term, does }) => (term === true ? String(does) : `(${term} -> ${does} : ${rest})`),
        '0',
      );
      return `take__${region.id} = ${choice};`;
    }),
    ...regions.flatMap(({ region, ways }) => [
      'if',
      ...ways.flatMap(({ does, lines }, index) => {
        if (ways.findIndex((one) => one.does === does) < index) return [];
        const [begin = 'skip;', ...more] = lines;
        return [`:: take__${region.id} == ${does} -> ${begin}`, ...indented(more, 1)];
      }),
      ':: else -> skip',
      'fi;',
      `take__${region.id} = 0;`,
    ]),
  ];
}

/** What may be taken in a region and when; neighbours that do the same are one. */
function waysOf(
  model: Model,
  open: readonly Candidate[],
  event: Whom,
): { term: Term; does: number; lines: string[] }[] {
  const ways: { term: Term; does: number; lines: string[] }[] = [];
  const numbers = new Map<string, number>();
  for (const one of open) {
    const lines = taking(model, one, event);
    const term = openTerm(model, one, event);
    const does = numbers.get(lines.join()) ?? numbers.size + 1;
    numbers.set(lines.join(), does);
    const last = ways.at(-1);
    if (last?.does === does) last.term = someTrue([last.term, term]);
    else ways.push({ term, does, lines });
  }
  return ways;
}

/** What is left, done and entered. */
function taking(model: Model, { region, source, transition }: Candidate, event: Whom): string[] {
  const name = nameOf(region.id);
  const ways = leavesIn(region, source.id).map((leaf) => {
    const route = routeOf(region, leaf, source.id, transition);
    const effects = [
      ...route.left.flatMap(({ exit }) => exit),
      ...transition.effects,
      ...route.entered.flatMap(({ entry }) => entry),
    ];
    const moved =
      transition.target === undefined || (source.leaf && route.leaf === leaf)
        ? []
        : [`${name} = ${stateName(region.id, route.leaf)};`];
    return {
      leaf,
      statements: [
        ...effects.flatMap((effect) => statementsOf(model, effect, event)).map((one) => `${one};`),
        ...moved,
      ],
    };
  });
  const [first] = ways;
  if (ways.every(({ statements }) => statements.join() === first?.statements.join())) return first?.statements ?? [];
  return [
    'if',
    ...ways.map(
      ({ leaf, statements }) => `:: ${name} == ${stateName(region.id, leaf)} -> ${statements.join(' ') || 'skip;'}`,
    ),
    'fi;',
  ];
}

/** What follows by itself, until nothing is left. */
function rest(model: Model, event: Whom, signals: readonly string[]): string[] {
  const always: Answers = (region) => candidatesFor(region, (state) => state.always);
  const open = someTrue(model.regions.flatMap(always).map((one) => openTerm(model, one, event)));
  if (open === false && signals.length === 0) return [];
  const cases = signals.map((signal) => ({
    signal,
    lines: microstep(model, event, (region) => candidatesFor(region, ({ on }) => on.get(signal)), false),
  }));
  return [
    'do',
    ...(open === false ? [] : [`:: ${open} ->`, ...indented(microstep(model, event, always, true), 1)]),
    ...(signals.length === 0
      ? [':: else -> break']
      : [
          `:: ${open === false ? '' : `!(${open}) && `}q__first < q__last ->`,
          '\tq__now = q__waiting[q__first]; q__first = q__first + 1;',
          '\tif',
          ...cases.flatMap(({ signal, lines }) => [
            `\t:: q__now == ${signalName(signal)} ->`,
            ...indented(lines.length > 0 ? lines : ['skip;'], 2),
          ]),
          '\t:: else -> skip',
          '\tfi',
          ':: else -> break',
        ]),
    'od;',
    ...(signals.length > 0 ? ['q__first = 0; q__last = 0; q__now = 0;'] : []),
  ];
}

/** The signals that may come of some transitions, and of what these bring about. */
function signalsAfter(model: Model, begin: readonly Candidate[], event: Whom): string[] {
  const found = new Set<string>();
  const look = (candidates: readonly Candidate[]) => {
    for (const one of candidates) {
      if (openTerm(model, one, event) === false) continue;
      for (const leaf of leavesIn(one.region, one.source.id)) {
        const { left, entered } = routeOf(one.region, leaf, one.source.id, one.transition);
        const effects: Effect[] = [
          ...left.flatMap(({ exit }) => exit),
          ...one.transition.effects,
          ...entered.flatMap(({ entry }) => entry),
        ];
        for (const effect of effects) {
          if (effect.type !== 'raise' && effect.type !== 'raiseIf') continue;
          const { signal } = effect.params;
          if (found.has(signal)) continue;
          found.add(signal);
          look(model.regions.flatMap((region) => candidatesFor(region, ({ on }) => on.get(signal))));
        }
      }
    }
  };
  look(begin);
  look(model.regions.flatMap((region) => candidatesFor(region, ({ always }) => always)));
  return [...model.signals.keys()].filter((signal) => found.has(signal));
}

const indented = (lines: readonly string[], by: number): string[] => lines.map((line) => `${'\t'.repeat(by)}${line}`);

/** A text that may stand in a comment. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('*/', '* /').replaceAll('/*', '/ *');
