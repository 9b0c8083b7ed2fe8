import type { Node as AnyNode, Expression, ObjectExpression } from 'acorn';
import type { Value } from '../../model/index.js';
import type { Arrow, Chart, Node, Place, Tell } from './chart.js';
import { plainOf } from './own.js';
import { callsIn, entriesOf, parseLiteral, parseScript, placeOf, Script, ScriptError } from './script.js';
import { calledOf, constantOf, resultOf } from './terms.js';
import { actsOf, guardOf, type Implementations } from './xstate-parts.js';

type Entries = ReturnType<typeof entriesOf>;

/** Keys of a state that say nothing that a model could lack. */
const QUIET = new Set([
  'meta',
  'tags',
  'version',
  'predictableActionArguments',
  'preserveActionOrder',
  'schema',
  'tsTypes',
  'types',
  'schemas',
  'order',
]);
const UNFIT: Record<string, [what: string, hint: string]> = {
  invoke: ['invokes another actor', 'A model asks nobody but its roles: let a move say what came of it.'],
  onDone: [
    'answers the end of what is within it',
    'Let the transition that leads to that end raise a signal, and answer the signal.',
  ],
  history: ['remembers where it was', 'Name the state that is entered.'],
  output: ['gives something back', 'Remember it in a variable.'],
  spawn: ['spawns an actor', 'A model asks nobody but its roles.'],
};

/** Reads a configuration of XState: JSON, or the literal in a TypeScript or JavaScript file. @throws ScriptError */
export function readXState(text: string, json: boolean, tell: Tell): Chart {
  const script = json ? undefined : new Script(parseScript(text));
  const found = script ? configIn(script) : { config: parseLiteral(text), options: [] };
  const config = found.config;
  if (config?.type !== 'ObjectExpression')
    throw new ScriptError(
      'There is no configuration of a machine in it.',
      config ? placeOf(config) : { line: 1, column: 1 },
      json
        ? 'A configuration is an object with `states`.'
        : 'It should call createMachine({ … }), or export an object with `states`.',
    );
  return new Reader(script, implementationsOf(script, found.options), tell).chart(config);
}

/** The configuration in a program, and the objects that hold its guards, actions and delays. */
function configIn(script: Script): { config: ObjectExpression | undefined; options: ObjectExpression[] } {
  const object = (node: AnyNode | undefined) => {
    const meant = node && script.meant(node);
    return meant?.type === 'ObjectExpression' ? (meant as ObjectExpression) : undefined;
  };
  const calls = callsIn(script.program);
  const call = calls.find((one) => ['createMachine', 'Machine'].includes(calledOf(one) ?? ''));
  if (call) {
    const options = calls
      .filter((one) => ['setup', 'provide', 'withConfig'].includes(calledOf(one) ?? ''))
      .map((one) => one.arguments[0])
      .concat(call.arguments.slice(1, 2))
      .flatMap((one) => object(one) ?? []);
    return { config: object(call.arguments[0]), options };
  }
  const exported = script.program.body.find(({ type }) => type === 'ExportDefaultDeclaration') as
    | { declaration?: AnyNode }
    | undefined;
  const objects = [exported?.declaration, ...script.program.body.flatMap((one) => declared(one))].flatMap(
    (node) => object(node) ?? [],
  );
  return { config: objects.find((one) => entriesOf(one, () => {}).has('states')), options: [] };
}

function declared(node: AnyNode): AnyNode[] {
  const inner = (node as { declaration?: AnyNode }).declaration ?? node;
  return inner.type === 'VariableDeclaration'
    ? (inner as unknown as { declarations: { init?: AnyNode }[] }).declarations.flatMap(({ init }) => init ?? [])
    : [];
}

function implementationsOf(script: Script | undefined, options: readonly ObjectExpression[]): Implementations {
  const made: Implementations = { guards: new Map(), actions: new Map(), delays: new Map(), ...(script && { script }) };
  for (const one of options)
    for (const [kind, { value }] of entriesOf(one, () => {})) {
      if (kind !== 'guards' && kind !== 'actions' && kind !== 'delays') continue;
      const inner = script?.meant(value);
      if (inner?.type === 'ObjectExpression')
        for (const [name, entry] of entriesOf(inner as ObjectExpression, () => {})) made[kind].set(name, entry.value);
    }
  return made;
}

class Reader {
  readonly #script: Script | undefined;
  readonly #made: Implementations;
  readonly #tell: Tell;
  #nodes = 0;

  constructor(script: Script | undefined, made: Implementations, tell: Tell) {
    this.#script = script;
    this.#made = made;
    this.#tell = tell;
  }

  chart(config: ObjectExpression): Chart {
    const entries = this.#entries(config);
    const meta = entries.get('meta');
    const plain = meta && plainOf(meta.value);
    const own =
      typeof plain === 'object' && plain !== null && 'offramp' in plain ? (plain.offramp as Chart['meta']) : undefined;
    const name = constantOf(entries.get('id')?.value ?? config);
    const delays = new Map<string, number>();
    for (const [delay, node] of this.#made.delays) {
      const milliseconds = this.#script?.number(node);
      if (milliseconds !== undefined) delays.set(delay, milliseconds);
      else
        this.#tell(
          placeOf(node),
          `How long ${delay} is, is worked out by a function.`,
          'Give its hours under `deadlines:`.',
        );
    }
    const root = this.#node(String(name ?? 'machine'), config, placeOf(config), 0);
    return {
      name: String(name ?? 'machine'),
      text: root.text,
      ...(own && { meta: own }),
      variables: this.#variables(entries),
      delays,
      root: { ...root, id: String(name ?? '(machine)') },
    };
  }

  #entries(node: ObjectExpression): Entries {
    return entriesOf(node, (at) =>
      this.#tell(at, 'What stands here is worked out when the program runs.', 'Write it out as `name: value`.'),
    );
  }

  /** An object literal; what is none does not fit. */
  #object(entry: { value: AnyNode; at: Place } | undefined, what: string): ObjectExpression | undefined {
    if (!entry) return undefined;
    const node = this.#script ? this.#script.meant(entry.value) : entry.value;
    if (node.type === 'ObjectExpression') return node as ObjectExpression;
    this.#tell(entry.at, `${what} is worked out when the program runs.`, 'Write it out as an object.');
    return undefined;
  }

  #variables(entries: Entries): Chart['variables'] {
    const variables: Chart['variables'] = new Map();
    const entry = entries.get('context');
    const made = entry && resultOf(entry.value);
    const context = this.#object(entry && made ? { ...entry, value: made.result } : entry, 'The context');
    for (const [name, { value, at }] of context ? this.#entries(context) : []) {
      const start: Value | undefined = constantOf(this.#script?.meant(value) ?? value);
      if (start === undefined || (typeof start === 'number' && !Number.isInteger(start)))
        this.#tell(
          at,
          `${name} is neither a whole number nor a word nor yes or no.`,
          'A model remembers such; what it asks of a list or an object, keep in variables of its own.',
        );
      else variables.set(name, { start, at });
    }
    return variables;
  }

  #node(key: string, config: ObjectExpression, at: Place, depth: number): Node {
    this.#nodes += 1;
    if (depth > 40 || this.#nodes > 2_000)
      throw new ScriptError(
        'There are too many states, or they lie within each other too deeply.',
        at,
        'A model has at most 60 states a region, 4 deep.',
      );
    const entries = this.#entries(config);
    const word = (name: string) => {
      const entry = entries.get(name);
      const value = entry && constantOf(entry.value);
      return typeof value === 'string' ? value : undefined;
    };
    const type = word('type');
    const node: Node = {
      key,
      at,
      id: word('id'),
      kind: type === 'parallel' || type === 'final' ? type : 'state',
      initial: word('initial'),
      text: word('description'),
      on: [],
      after: [],
      always: [],
      entry: [],
      exit: [],
      states: [],
    };
    if (type === 'history') this.#tell(at, `${key} remembers where its region was.`, 'Name the state that is entered.');
    for (const [name, entry] of entries) {
      const unfit = Object.hasOwn(UNFIT, name) ? UNFIT[name] : undefined;
      if (unfit) this.#tell(entry.at, `${key} ${unfit[0]}.`, unfit[1]);
      else if (name === 'on') {
        for (const [event, given] of this.#each(entry)) {
          if (event === '*' || event.endsWith('.*'))
            this.#tell(given.at, `${key} answers every event.`, 'Answer each move that you mean.');
          else if (event === '') node.always.push(...this.#arrows(given));
          else node.on.push({ event, arrows: this.#arrows(given) });
        }
      } else if (name === 'after') {
        for (const [delay, given] of this.#each(entry))
          node.after.push({
            delay: /^\d+$/.test(delay) ? Number(delay) : delay,
            at: given.at,
            arrows: this.#arrows(given),
          });
      } else if (name === 'always') node.always.push(...this.#arrows(entry));
      else if (name === 'entry' || name === 'exit')
        node[name].push(...actsOf(entry.value, this.#made, this.#tell, () => {}));
      else if (name === 'states') {
        for (const [state, given] of this.#each(entry)) {
          const inner = this.#object(given, `The state ${state}`);
          if (inner) node.states.push(this.#node(state, inner, given.at, depth + 1));
        }
      } else if (!['id', 'initial', 'type', 'description', 'context'].includes(name) && !QUIET.has(name))
        this.#tell(entry.at, `A model has nothing for ${name}.`, 'It is left out.');
    }
    return node;
  }

  #each(entry: { value: AnyNode; at: Place }): Entries {
    const object = this.#object(entry, 'It');
    return object ? this.#entries(object) : new Map();
  }

  #arrows({ value, at }: { value: AnyNode; at: Place }): Arrow[] {
    const node = (this.#script ? this.#script.meant(value) : value) as Expression;
    if (node.type === 'ArrayExpression')
      return node.elements.flatMap((element) =>
        element ? this.#arrows({ value: element, at: placeOf(element) }) : [],
      );
    const target = constantOf(node);
    if (typeof target === 'string')
      return node.type === 'Literal' && node.value === null ? [] : [{ at, target, again: false, acts: [], lost: [] }];
    if (node.type === 'Identifier' && node.name === 'undefined') return [];
    const config = this.#object({ value: node, at }, 'The transition');
    if (!config) return [];
    const entries = this.#entries(config);
    const lost: string[] = [];
    const arrow: Arrow = {
      at,
      again: isTrue(entries.get('reenter')?.value) || isTrue(entries.get('internal')?.value, false),
      acts: [],
      lost,
    };
    for (const [name, entry] of entries) {
      if (name === 'target') {
        const list = (bareList(entry.value) ?? [entry.value]).map(constantOf);
        if (list.length > 1)
          this.#tell(
            entry.at,
            'The transition leads to several states.',
            'Raise a signal that the other regions answer.',
          );
        if (typeof list[0] === 'string') arrow.target = list[0];
      } else if (name === 'guard' || name === 'cond') {
        const guard = guardOf(entry.value, this.#made);
        if (guard) arrow.guard = guard;
        else {
          lost.push(`its condition (line ${entry.at.line} of what was read)`);
          this.#tell(
            entry.at,
            'The condition is none that can be read: a comparison of the context with constants is.',
            'The transition is there without it: write it under `if:`.',
          );
        }
      } else if (name === 'actions')
        arrow.acts.push(...actsOf(entry.value, this.#made, this.#tell, (what) => lost.push(what)));
      else if (name === 'description') arrow.text = String(constantOf(entry.value) ?? '');
      else if (!['reenter', 'internal', 'meta'].includes(name))
        this.#tell(entry.at, `A transition of a model has nothing for ${name}.`, 'It is left out.');
    }
    return [arrow];
  }
}

function bareList(node: AnyNode): AnyNode[] | undefined {
  return node.type === 'ArrayExpression'
    ? (node as unknown as { elements: (AnyNode | null)[] }).elements.flatMap((one) => one ?? [])
    : undefined;
}

function isTrue(node: AnyNode | undefined, wanted = true): boolean {
  return node?.type === 'Literal' && (node as unknown as { value: unknown }).value === wanted;
}
