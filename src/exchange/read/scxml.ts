import type { Act, Arrow, Chart, Node, Place, Tell, Test } from './chart.js';
import { parseTerm, Script, ScriptError } from './script.js';
import { changeOf, constantOf, type Names, testOf } from './terms.js';
import { type Element, parseXml } from './xml.js';

/** In SCXML a variable is called by its name alone. */
const NAMES: Names = (node) => (node.type === 'Identifier' ? (node as unknown as { name: string }).name : undefined);

const UNFIT: Record<string, [what: string, hint: string]> = {
  invoke: ['invokes another session', 'A model asks nobody but its roles: let a move say what came of it.'],
  history: ['remembers where it was', 'Name the state that is entered.'],
  script: ['runs a script', 'What it should do to a variable, write under `do:`.'],
  foreach: ['goes through a list', 'A model has no lists: keep what it asks of one in variables of its own.'],
  donedata: ['gives something back', 'Remember it in a variable.'],
};

/** Reads SCXML. @throws ScriptError */
export function readScxml(text: string, tell: Tell): Chart {
  const root = parseXml(text);
  if (root.name !== 'scxml')
    throw new ScriptError(`The document is <${root.name}>, not <scxml>.`, root.at, 'SCXML begins with <scxml>.');
  return new Reader(tell).chart(root);
}

class Reader {
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  chart(root: Element): Chart {
    const variables: Chart['variables'] = new Map();
    const datamodel = root.attributes.get('datamodel');
    if (datamodel !== undefined && datamodel !== 'ecmascript' && datamodel !== 'null')
      this.#tell(root.at, `The data model is ${datamodel}.`, 'Expressions are read as ECMAScript.');
    for (const data of elements(root, 'datamodel').flatMap((one) => elements(one, 'data'))) {
      const id = data.attributes.get('id') ?? '';
      const text = data.attributes.get('expr') ?? data.text.trim();
      const start = text === '' ? 0 : this.#constant(text);
      if (start === undefined || (typeof start === 'number' && !Number.isInteger(start)))
        this.#tell(
          data.at,
          `${id} is neither a whole number nor a word nor yes or no.`,
          'A model remembers such; what it asks of a list or an object, keep in variables of its own.',
        );
      else variables.set(id, { start, at: data.at });
    }
    const name = root.attributes.get('name') ?? 'machine';
    const node = this.#node(root, 0);
    // A parallel state that is all there is, is the machine itself.
    const [only] = node.states;
    const top = node.states.length === 1 && only?.kind === 'parallel' ? only : node;
    return { name, variables, delays: new Map(), root: { ...top, id: top.id ?? '(machine)' } };
  }

  #constant(text: string) {
    try {
      const term = parseTerm(text);
      return (
        constantOf(term) ??
        new Script({ type: 'Program', body: [], sourceType: 'module', start: 0, end: 0 }).number(term)
      );
    } catch (error) {
      if (error instanceof ScriptError) return undefined;
      throw error;
    }
  }

  #test(text: string): Test | undefined {
    try {
      return testOf(parseTerm(text), NAMES);
    } catch (error) {
      if (error instanceof ScriptError) return undefined;
      throw error;
    }
  }

  #node(element: Element, index: number): Node {
    const id = element.attributes.get('id');
    const key = id?.split('.').at(-1) ?? `state${index + 1}`;
    const node: Node = {
      key,
      at: element.at,
      id,
      kind: element.name === 'parallel' ? 'parallel' : element.name === 'final' ? 'final' : 'state',
      on: [],
      after: [],
      always: [],
      entry: [],
      exit: [],
      states: [],
    };
    const initial =
      element.attributes.get('initial') ??
      elements(element, 'initial')
        .flatMap((one) => elements(one, 'transition'))[0]
        ?.attributes.get('target');
    if (initial !== undefined) node.initial = `#${initial}`;
    const timers = new Map<string, number>();
    for (const entry of elements(element, 'onentry')) node.entry.push(...this.#acts(entry.children, timers, () => {}));
    for (const exit of elements(element, 'onexit')) node.exit.push(...this.#acts(exit.children, undefined, () => {}));
    for (const [place, child] of element.children.entries()) {
      const unfit = Object.hasOwn(UNFIT, child.name) ? UNFIT[child.name] : undefined;
      if (unfit) this.#tell(child.at, `${id ?? 'The machine'} ${unfit[0]}.`, unfit[1]);
      else if (['state', 'parallel', 'final'].includes(child.name)) node.states.push(this.#node(child, place));
      else if (child.name === 'transition') this.#transition(node, child, timers);
      else if (!['onentry', 'onexit', 'initial', 'datamodel'].includes(child.name))
        this.#tell(child.at, `A model has nothing for <${child.name}>.`, 'It is left out.');
    }
    for (const event of timers.keys())
      if (!node.after.some(({ delay }) => delay === event))
        this.#tell(
          element.at,
          `${event} is sent after a while, and ${id ?? 'nobody'} does not answer it.`,
          'Only the state that sends it can have a deadline.',
        );
    for (const after of node.after) after.delay = timers.get(String(after.delay)) ?? after.delay;
    return node;
  }

  #transition(node: Node, element: Element, timers: ReadonlyMap<string, number>): void {
    const [event, cond, target] = ['event', 'cond', 'target'].map((name) => element.attributes.get(name));
    const lost: string[] = [];
    const arrow: Arrow = { at: element.at, again: element.attributes.get('type') !== 'internal', acts: [], lost };
    const targets = target?.trim().split(/\s+/) ?? [];
    if (targets.length > 1)
      this.#tell(
        element.at,
        'The transition leads to several states.',
        'Raise a signal that the other regions answer.',
      );
    if (targets[0] !== undefined) arrow.target = `#${targets[0]}`;
    if (cond !== undefined) {
      const guard = this.#test(cond);
      if (guard) arrow.guard = guard;
      else {
        lost.push(`its condition: ${cond}`);
        this.#tell(
          element.at,
          `The condition ${cond} is none that can be read: a comparison of variables with constants is.`,
          'The transition is there without it: write it under `if:`.',
        );
      }
    }
    arrow.acts.push(...this.#acts(element.children, undefined, (what) => lost.push(what)));
    if (event === undefined) {
      node.always.push(arrow);
      return;
    }
    for (const one of event.trim().split(/\s+/)) {
      const name = one.replace(/\.\*?$/, '');
      if (name === '*' || name === '')
        this.#tell(element.at, 'The transition answers every event.', 'Answer each move that you mean.');
      else if (/^(done|error)\b/.test(name))
        this.#tell(
          element.at,
          `The transition answers ${name}, which the interpreter raises.`,
          'Let the transition that leads to that end raise a signal, and answer the signal.',
        );
      else if (timers.has(name))
        add(node.after, ({ delay }) => delay === name, { delay: name, at: element.at, arrows: [] }).arrows.push(arrow);
      else add(node.on, (known) => known.event === name, { event: name, arrows: [] }).arrows.push(arrow);
    }
  }

  /** @param timers gets what is sent after a while, where that can be a deadline */
  #acts(given: readonly Element[], timers: Map<string, number> | undefined, lost: (what: string) => void): Act[] {
    const unfit = (at: Place, what: string, hint = 'What it should do to a variable, write under `do:`.'): Act[] => {
      lost(`${what} (line ${at.line} of what was read)`);
      this.#tell(at, `${what.charAt(0).toUpperCase()}${what.slice(1)} is nothing that a model can do.`, hint);
      return [];
    };
    return given.flatMap((one): Act[] => {
      const attribute = (name: string) => one.attributes.get(name) ?? '';
      switch (one.name) {
        case 'assign': {
          const act = this.#change(attribute('location'), attribute('expr') || one.text.trim());
          return act ? [act] : unfit(one.at, `assigning ${attribute('expr')} to ${attribute('location')}`);
        }
        case 'raise':
          return [{ type: 'raise', event: attribute('event') }];
        case 'send': {
          const delay = millisecondsOf(attribute('delay'));
          if (delay !== undefined && delay > 0 && timers) {
            timers.set(attribute('event'), delay);
            return [];
          }
          if (['#_internal', '_internal'].includes(attribute('target')) && attribute('event') !== '' && !delay)
            return [{ type: 'raise', event: attribute('event') }];
          return unfit(
            one.at,
            `sending ${attribute('event') || 'something'}`,
            'A model raises signals for its own regions; a deadline belongs to the state that is entered.',
          );
        }
        case 'cancel':
        case 'log':
          // A deadline ends with its state by itself.
          return [];
        case 'if':
          return (
            this.#choice(one, lost) ??
            unfit(one.at, `<if cond="${attribute('cond')}">`, 'Write what it does with `if` behind each effect.')
          );
        default:
          return unfit(one.at, `<${one.name}>`);
      }
    });
  }

  /** What is done where a condition holds: only where that cannot change what a later condition reads. */
  #choice(element: Element, lost: (what: string) => void): Act[] | undefined {
    const parts: { test: Test; inside: Element[] }[] = [];
    const before: Test[] = [];
    let inside: Element[] = [];
    const begin = (cond: string | undefined): boolean => {
      const test = cond === undefined ? undefined : this.#test(cond);
      if (cond !== undefined && !test) return false;
      inside = [];
      const not = before.map((one): Test => ({ type: 'not', test: one }));
      parts.push({ test: { type: 'all', tests: [...not, ...(test ? [test] : [])] }, inside });
      if (test) before.push(test);
      return true;
    };
    if (!begin(element.attributes.get('cond') ?? '')) return undefined;
    for (const child of element.children) {
      if (child.name === 'elseif' || child.name === 'else') {
        if (!begin(child.name === 'else' ? undefined : (child.attributes.get('cond') ?? ''))) return undefined;
      } else inside.push(child);
    }
    const acts = parts.flatMap((part) =>
      this.#acts(part.inside, undefined, lost).map((act) => ({ act, test: part.test })),
    );
    const read = new Set(before.flatMap(variablesIn));
    const changed = acts
      .slice(0, -1)
      .flatMap(({ act }) => (act.type === 'shift' || act.type === 'set' ? [act.of] : []));
    if (changed.some((of) => read.has(of))) return undefined;
    return acts.flatMap(({ act, test }): Act[] =>
      act.type === 'own' ? [] : [{ ...act, if: act.if ? { type: 'all', tests: [test, act.if] } : test }],
    );
  }

  #change(of: string, expression: string): Act | undefined {
    try {
      return /^[A-Za-z_$][\w$]*$/.test(of) ? changeOf(of, parseTerm(expression), NAMES) : undefined;
    } catch (error) {
      if (error instanceof ScriptError) return undefined;
      throw error;
    }
  }
}

function variablesIn(test: Test): string[] {
  if (test.type === 'compare') return [test.of];
  if (test.type === 'not') return variablesIn(test.test);
  return test.type === 'all' || test.type === 'any' ? test.tests.flatMap(variablesIn) : [];
}

function elements({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name);
}

function add<T>(list: T[], is: (one: T) => boolean, otherwise: T): T {
  const found = list.find(is);
  if (!found) list.push(otherwise);
  return found ?? otherwise;
}

/** `72h`, `10s`, `250ms`, as CSS writes times. */
function millisecondsOf(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|m|min|h|d)?$/.exec(text.trim()) ?? [];
  if (number === undefined) return undefined;
  const units: Record<string, number> = { ms: 1, '': 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
  return Number(number) * (units[unit] ?? 1);
}
