import { slug } from '../../file/ids.js';
import { titled } from '../../model/index.js';
import type { Act, Arrow, Chart, Node, Tell } from './chart.js';
import { Deadlines } from './deadlines.js';
import { conditionText, effectText, type Scope } from './expressions.js';
import { Namer, plainName } from './names.js';
import { type Data, data, lastOf, Noted, pick, single, whole } from './pieces.js';
import { type Placed, type PlacedRegion, Places } from './places.js';
import { partsOf, type Variable, variablesOf } from './variables.js';

/** The role that makes every move where the file says of none who makes it. */
const ROLE = 'player';

/** A chart as a model file: what of it fits. */
export function draftOf(chart: Chart, tell: Tell): Data {
  return new Draft(chart, tell).file();
}

class Draft {
  readonly #chart: Chart;
  readonly #tell: Tell;
  readonly #meta: Data;
  readonly #places: Places;
  readonly #variables: Map<string, Variable>;
  readonly #events = new Namer(true);
  readonly #raised: Set<string>;
  readonly #signals = new Set<string>();
  readonly #moves = new Map<string, string>();
  readonly #deadlines: Deadlines;
  readonly #conditions = new Map<string, string>();
  readonly #scope: Scope;

  constructor(chart: Chart, tell: Tell) {
    this.#chart = chart;
    this.#tell = tell;
    this.#meta = data(chart.meta);
    this.#deadlines = new Deadlines(chart, tell);
    const names = new Namer();
    this.#places = new Places(chart, names);
    this.#variables = chart.meta ? new Map() : variablesOf(chart, names, tell);
    const { acts } = partsOf(chart.root);
    this.#raised = new Set([
      ...Object.keys(data(this.#meta.signals)),
      ...acts.flatMap((act) =>
        act.type === 'raise'
          ? [act.event]
          : act.type === 'own' && (act.effect.type === 'raise' || act.effect.type === 'raiseIf')
            ? [act.effect.params.signal]
            : [],
      ),
    ]);
    this.#scope = {
      variables: this.#variables,
      places: this.#places,
      signal: (event) => this.#event(event),
      named: (name, text) => {
        if (!this.#conditions.has(name)) this.#conditions.set(name, text);
      },
    };
  }

  file(): Data {
    const { name, text } = this.#chart;
    const meta = this.#meta;
    const fades = Object.keys(data(meta.fades));
    const regions = this.#places.regions.filter(({ id }) => !fades.some((fade) => id === `${fade}Fades`));
    const made = Object.fromEntries(regions.map((region, index) => [region.id, this.#region(region, index === 0)]));
    const [first] = regions;
    const ends = first?.states.filter(({ node }) => node.kind === 'final') ?? [];
    return {
      id: typeof meta.id === 'string' ? meta.id : slug(name.replace(/([a-z0-9])([A-Z])/g, '$1-$2')) || 'machine',
      title: typeof meta.title === 'string' ? meta.title : titled(plainName(name)),
      ...(meta.text !== undefined ? { text: meta.text } : text && !this.#chart.meta && { text }),
      ...pick(meta, ['language', 'measure', 'pressure']),
      roles:
        meta.roles ??
        new Noted(
          { [ROLE]: { kind: 'person', title: 'Player' } },
          'Who makes the moves, the file did not say: name those of your crisis, and give each move its own under `by:`.',
        ),
      ...this.#variableFiles(),
      ...(this.#conditions.size > 0 && {
        conditions: Object.fromEntries(
          [...this.#conditions].map(([key, condition]) => [key, this.#conditionFile(key, condition)]),
        ),
      }),
      moves: {
        ...data(meta.moves),
        ...Object.fromEntries(
          [...this.#moves]
            .filter(([key]) => !Object.hasOwn(data(meta.moves), key))
            .map(([key, title]) => [key, { title, by: ROLE }]),
        ),
      },
      ...(this.#deadlines.files.size > 0 && { deadlines: Object.fromEntries(this.#deadlines.files) }),
      ...(fades.length > 0 && { fades: meta.fades }),
      ...(this.#raised.size > 0 && { signals: meta.signals ?? [...this.#signals] }),
      regions: made,
      outcomes:
        meta.outcomes ??
        new Noted(
          Object.fromEntries(ends.map(({ path }) => [path, 'mixed'])),
          'In which states a path may end, and how good each is: best, good, mixed, bad or worst.',
        ),
    };
  }

  #variableFiles(): Data {
    if (this.#meta.variables !== undefined)
      return Object.keys(data(this.#meta.variables)).length > 0
        ? { variables: this.#startsOf(data(this.#meta.variables)) }
        : {};
    if (this.#variables.size === 0) return {};
    return {
      variables: Object.fromEntries(
        [...this.#variables.values()].map(({ name, kind, from, to, words, start, guessed }) => {
          const file =
            kind === 'number'
              ? { from, to, start }
              : { values: [...new Set(words.values())], start: words.get(String(start)) };
          return [name, guessed ? new Noted(file, 'How far it goes, is a guess.') : file];
        }),
      ),
    };
  }

  /** A scenario may have set where things begin; then the configuration begins there. */
  #startsOf(variables: Data): Data {
    return Object.fromEntries(
      Object.entries(variables).map(([name, given]) => {
        const start = this.#chart.variables.get(name)?.start;
        return [name, start === undefined ? given : { ...data(given), start }];
      }),
    );
  }

  #conditionFile(name: string, condition: string): unknown {
    const texts = data(data(this.#meta.conditions)[name]);
    return Object.keys(texts).length > 0 ? { if: condition, ...texts } : condition;
  }

  #event(original: string): string {
    const name = this.#events.of(original);
    if (this.#raised.has(original)) this.#signals.add(name);
    else if (!this.#moves.has(name)) this.#moves.set(name, name === original ? titled(name) : original);
    return name;
  }

  #region(region: PlacedRegion, first: boolean): Data {
    const { whole, states } = region;
    const { node } = whole;
    const root = this.#chart.root;
    const outer = [node, ...(node === root ? [] : [root])].filter((one) => one.states.length > 0);
    for (const one of outer) {
      if (one === root && !first) continue;
      if (one.after.length > 0)
        this.#tell(
          one.after[0]?.at ?? one.at,
          'What belongs to all states together has a deadline.',
          'Give it to each state, or to a region of its own.',
        );
      if (one.entry.length + one.exit.length > 0)
        this.#tell(
          one.at,
          'Something is done where the machine begins or ends.',
          'Let the variables begin as it leaves them: `start:`.',
        );
    }
    const titles = data(data(this.#meta.titles)[region.id]);
    const start = this.#startOf(whole);
    return {
      ...(titles.title !== undefined ? { title: titles.title } : {}),
      ...(titles.text !== undefined ? { text: titles.text } : node.text && { text: node.text }),
      ...(start !== undefined && start !== states[0]?.path && { start }),
      states: Object.fromEntries(
        states.map((state) => [lastOf(state.path), this.#state(state, data(titles.states), outer, first)]),
      ),
    };
  }

  /** The child that is entered with a state. */
  #startOf({ node, children }: Placed): string | undefined {
    if (node.initial === undefined) return undefined;
    const found = node.initial.startsWith('#')
      ? this.#places.find(node, node.initial)
      : this.#places.find(node, `.${node.initial}`);
    const child =
      children.find((one) => one.node === found) ??
      children.find((one) => found && this.#places.of(found)?.path.startsWith(`${one.path}.`));
    if (!child)
      this.#tell(
        node.at,
        `It begins in ${node.initial.replace('#', '')}, which is not there.`,
        'Name a state that is.',
      );
    return child && lastOf(child.path);
  }

  #state(placed: Placed, titles: Data, outer: readonly Node[], first: boolean): unknown {
    const { node, path, children } = placed;
    if (node.kind === 'parallel' && node.states.length > 0)
      this.#tell(
        node.at,
        `${node.key} has regions of its own.`,
        'A model has regions side by side at the top alone: make one of each, with a state in which nothing goes on there.',
      );
    const texts = data(titles[path]);
    const usual = titled(lastOf(path));
    const on: Data = {};
    const put = (key: string, arrows: unknown[]) => {
      if (arrows.length === 0) return;
      const before = Object.hasOwn(on, key) ? [on[key]].flat() : [];
      const all = [...before, ...arrows].map((one) => (before.length + arrows.length > 1 ? whole(one) : one));
      on[key] = all.length === 1 ? all[0] : all;
    };
    for (const { event, arrows } of node.on) put(this.#event(event), this.#arrows(arrows, placed, node, event));
    const always = this.#arrows(node.always, placed, node);
    if (placed.parent?.path === '')
      for (const one of outer) {
        // What answers everywhere answers in each state that does not answer itself; of the machine’s own, in the region it leads to.
        const here = (arrow: Arrow) =>
          one !== this.#chart.root || outer.length === 1 || this.#regionOf(one, arrow, first) === placed.region;
        for (const { event, arrows } of one.on)
          put(this.#event(event), this.#arrows(arrows.filter(here), placed, one, event));
        always.push(...this.#arrows(one.always.filter(here), placed, one));
      }
    const after = Object.fromEntries(
      node.after.flatMap(({ delay, at, arrows }) => {
        const made = this.#arrows(arrows, placed, node, String(delay));
        return made.length > 0
          ? [[this.#deadlines.nameOf(delay, at), made.length === 1 ? made[0] : made.map(whole)]]
          : [];
      }),
    );
    const [enter, leave] = [this.#effects(node.entry, node.at), this.#effects(node.exit, node.at)];
    const start = this.#startOf(placed);
    const file = {
      ...(texts.title !== undefined
        ? texts.title !== usual && { title: texts.title }
        : lastOf(path) !== node.key && { title: node.key }),
      ...(texts.while !== undefined && texts.while !== `in “${texts.title}”` && { while: texts.while }),
      ...(node.text && node.text !== (texts.title ?? usual) && { text: node.text }),
      ...(Object.keys(on).length > 0 && { on }),
      ...(Object.keys(after).length > 0 && { after }),
      ...(always.length > 0 && { always: always.length === 1 ? always[0] : always.map(whole) }),
      ...(enter.length > 0 && { enter: single(enter) }),
      ...(leave.length > 0 && { leave: single(leave) }),
      ...(node.kind === 'final' && { final: true }),
      ...(start !== undefined && start !== lastOf(children[0]?.path ?? '') && { start }),
      ...(children.length > 0 && {
        states: Object.fromEntries(
          children.map((child) => [lastOf(child.path), this.#state(child, titles, [], first)]),
        ),
      }),
    };
    return Object.keys(file).length > 0 ? file : null;
  }

  #regionOf(source: Node, { target }: Arrow, first: boolean): string | undefined {
    const found = target === undefined ? undefined : this.#places.find(source, target);
    return found ? this.#places.of(found)?.region : first ? this.#places.regions[0]?.id : undefined;
  }

  #arrows(arrows: readonly Arrow[], placed: Placed, source: Node, event = ''): unknown[] {
    const usual = this.#textOf(event);
    return arrows.flatMap((arrow) => {
      const lost = [...arrow.lost];
      const guard = arrow.guard && conditionText(arrow.guard, this.#scope);
      if (arrow.guard && guard === undefined) {
        lost.push(`its condition (line ${arrow.at.line} of what was read)`);
        this.#tell(
          arrow.at,
          'The condition names what is no variable or state of the model.',
          'The transition is there without it: write it under `if:`.',
        );
      }
      const effects = this.#effects(arrow.acts, arrow.at, lost);
      const to = arrow.target === undefined ? undefined : this.#target(arrow, placed, source);
      if (arrow.target !== undefined && to === undefined) return [];
      const inside = to !== undefined && (to === placed.path || to.startsWith(`${placed.path}.`));
      const file = {
        ...(guard !== undefined && { if: guard }),
        ...(to !== undefined && { to }),
        // What answers for all states leaves the one that is active, and enters it again where it leads to it.
        ...(inside && (arrow.again || source !== placed.node) && { again: true }),
        ...(effects.length > 0 && { do: single(effects) }),
        ...(arrow.text && arrow.text !== usual && { text: arrow.text }),
      };
      const keys = Object.keys(file);
      const short = keys.length === 0 ? null : keys.length === 1 && to !== undefined ? to : file;
      return [lost.length > 0 ? new Noted(short, `Left out: ${lost.join('; ')}`) : short];
    });
  }

  /** What a transition means that has no text of its own. */
  #textOf(event: string): unknown {
    for (const kind of ['moves', 'signals', 'deadlines']) {
      const known = data(data(this.#meta[kind])[event]);
      if (known.title !== undefined || known.text !== undefined) return known.text ?? known.title;
    }
    return undefined;
  }

  /** Where a transition leads, as its region says it. */
  #target({ target = '', at }: Arrow, placed: Placed, source: Node): string | undefined {
    const found = this.#places.find(source, target);
    const there = found && this.#places.of(found);
    const name = target.replace('#', '');
    if (!there)
      this.#tell(
        at,
        found ? `${name} is the machine itself, or lies in regions within a state.` : `There is no state ${name}.`,
        'Let it lead to a state of the same region.',
      );
    else if (there.region !== placed.region)
      this.#tell(
        at,
        `The transition leads from the region ${placed.region} into ${there.region}.`,
        'Raise a signal that the other region answers.',
      );
    else if (there.path === '') return this.#startOf(there) ?? there.children[0]?.path;
    else return there.path;
    return undefined;
  }

  #effects(acts: readonly Act[], at: Arrow['at'], lost: string[] = []): string[] {
    return acts.flatMap((act) => {
      const text = effectText(act, this.#scope);
      if (text !== undefined || (act.type === 'own' && act.effect.type === 'note')) return text ?? [];
      const what = act.type === 'shift' || act.type === 'set' ? `what is done to ${act.of}` : 'an action';
      lost.push(what);
      this.#tell(
        at,
        `${what.charAt(0).toUpperCase()}${what.slice(1)} does not fit.`,
        'Write it under `do:`, if the model has such a variable.',
      );
      return [];
    });
  }
}
