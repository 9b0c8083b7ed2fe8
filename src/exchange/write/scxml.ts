import {
  type Condition,
  type Context,
  configurationOf,
  type Effect,
  fieldFor,
  isRelative,
  type Model,
  type Region,
  type Relative,
  readValue,
  type State,
  startPosition,
  type Transition,
  type Value,
} from '../../model/index.js';
import { changesSet, firstIn, startIn, within } from './routes.js';

/**
 * The machine as W3C SCXML with the ECMAScript data model. A move is an event whose data say who makes it (`by`) and
 * whom it is aimed at (`target`); a deadline is a delayed event that is cancelled where its state is left.
 */
export function machineScxml(model: Model): string {
  const start = startPosition(model);
  const states = configurationOf(start);
  const context = start.snapshot.context as Context;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${comment(`${model.title}: the model ${model.id}, written by Offramp. Send a move as an event with data, { by: 'role', target: 'role' }.`)} -->`,
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" name=${attribute(plainName(model.id))} initial="crisis">`,
    '  <datamodel>',
    ...model.fields.map(
      ({ name, text }) =>
        `    <data id=${attribute(variable(name))} expr=${attribute(js(context[name] ?? ''))}/>${text ? ` <!-- ${comment(text)} -->` : ''}`,
    ),
    `    <data id="rivals" expr=${attribute(js(Object.fromEntries(Object.entries(model.world.rivals).filter(([, rival]) => rival !== undefined))))}/> <!-- of each role -->`,
    '  </datamodel>',
    '  <script>',
    '    // Whom an event concerns; a deadline that passes says nothing of anybody.',
    '    function actor(event) { return event &amp;&amp; event.data ? event.data.by : undefined; }',
    '    function rival(event) { return rivals.hasOwnProperty(actor(event)) ? rivals[actor(event)] : undefined; }',
    '    function target(event) { return (event &amp;&amp; event.data &amp;&amp; event.data.target) || rival(event); }',
    '    // Sets of roles: what a set is with a role in it or out of it, a bit for each role.',
    '    function bits(set, values) { return values.indexOf(set); }',
    '    function bit(role, roles) { return roles.indexOf(role) === -1 ? 0 : 1 &lt;&lt; roles.indexOf(role); }',
    '  </script>',
    '  <parallel id="crisis">',
    ...model.regions.flatMap((region) => [
      `    <state id=${attribute(region.id)} initial=${attribute(idOf(region, states[region.id] ?? region.start))}>`,
      ...statesIn(model, region, undefined, 3),
      '    </state>',
    ]),
    '  </parallel>',
    '</scxml>',
    '',
  ].join('\n');
}

function statesIn(model: Model, region: Region, parent: string | undefined, depth: number): string[] {
  const pad = '  '.repeat(depth);
  return [...region.states.values()]
    .filter((state) => state.parent === parent)
    .flatMap((state) => {
      const element = state.final ? 'final' : 'state';
      const initial = state.leaf ? '' : ` initial=${attribute(idOf(region, `${state.id}.${firstIn(region, state)}`))}`;
      const body = [...bodyOf(model, region, state), ...(state.leaf ? [] : statesIn(model, region, state.id, 0))];
      const open = `${pad}<${element} id=${attribute(idOf(region, state.id))}${initial}`;
      const note = `${pad}<!-- ${comment(state.description)} -->`;
      return body.length === 0
        ? [note, `${open}/>`]
        : [note, `${open}>`, ...body.map((line) => `${pad}  ${line}`), `${pad}</${element}>`];
    });
}

/** What happens where a state is entered and left, and what leads out of it. */
function bodyOf(model: Model, region: Region, state: State): string[] {
  const entry = state.entry.flatMap((effect) => effectOf(model, effect));
  const exit = state.exit.flatMap((effect) => effectOf(model, effect));
  const timers = [...state.after.keys()].map((deadline) => ({ deadline, id: timerOf(deadline, region, state) }));
  const sends = timers.map(
    ({ deadline, id }) =>
      `<send id=${attribute(id)} event=${attribute(id)} delay="${Math.round((model.deadlines.get(deadline)?.hours ?? 0) * 3_600_000) / 1_000}s"/>`,
  );
  const cancels = timers.map(({ id }) => `<cancel sendid=${attribute(id)}/>`);
  const block = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`<${name}>`, ...lines.map((line) => `  ${line}`), `</${name}>`];
  const transitions = (event: string | undefined, list: readonly Transition[]) =>
    list.flatMap((one) => transitionOf(model, region, state, event, one));
  return [
    ...block('onentry', [...entry, ...sends]),
    ...block('onexit', [...exit, ...cancels]),
    ...transitions(undefined, state.always),
    ...timers.flatMap(({ deadline, id }) => transitions(id, state.after.get(deadline) ?? [])),
    ...[...state.on].flatMap(([event, list]) => transitions(event, list)),
  ];
}

function transitionOf(
  model: Model,
  region: Region,
  state: State,
  event: string | undefined,
  { target, reenter, guard, effects }: Transition,
): string[] {
  const inside = target !== undefined && !reenter && (target === state.id || within(target, state.id));
  // SCXML leaves a state for itself; without `again` XState only enters what lies in it anew.
  const to =
    target === undefined || (inside && state.leaf)
      ? undefined
      : inside && target === state.id
        ? startIn(region, target)
        : target;
  const attributes = [
    ...(event === undefined ? [] : [`event=${attribute(event)}`]),
    ...(guard ? [`cond=${attribute(conditionOf(model, guard))}`] : []),
    ...(to === undefined ? [] : [`target=${attribute(idOf(region, to))}`]),
    ...(inside && to !== undefined ? ['type="internal"'] : []),
  ];
  const body = effects.flatMap((effect) => effectOf(model, effect));
  const open = `<transition ${attributes.join(' ')}`;
  return body.length === 0 ? [`${open}/>`] : [`${open}>`, ...body.map((line) => `  ${line}`), '</transition>'];
}

/** The event of a deadline. Without points: `a.b` would be answered by whatever answers `a`. */
const timerOf = (deadline: string, region: Region, state: State): string =>
  `${deadline}-${region.id}-${state.id.replaceAll('.', '-')}`;

/** An id without hyphens: some interpreters name a function after the document. */
const plainName = (id: string): string =>
  id.replace(/^(?=\d)/, 'model').replace(/-+(.)/g, (_, sign: string) => sign.toUpperCase());

/** Ids are one space for the whole document: a state is called after its region too. */
const idOf = (region: Region, state: string): string => `${region.id}.${state}`;

/** Words of ECMAScript, and the functions and variables of the document itself. */
const RESERVED = new Set(
  'actor rival target rivals bits bit break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield await arguments Math'.split(
    ' ',
  ),
);
const variable = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);

const js = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value}'`
    : typeof value === 'number'
      ? String(value)
      : JSON.stringify(value).replaceAll('"', "'");

/** Whoever a word stands for. */
const who = (word: string): string => (isRelative(word) ? `${word}(_event)` : js(word));

/** A condition as an expression. Names and values are words of letters and digits: nothing in them can be code. */
function conditionOf(model: Model, condition: Condition): string {
  switch (condition.type) {
    case 'named':
      return conditionOf(model, condition.params.guard);
    case 'not':
      return `!(${conditionOf(model, condition.params.guard)})`;
    case 'all':
    case 'any': {
      const sign = condition.type === 'all' ? ' && ' : ' || ';
      return `(${condition.params.guards.map((guard) => conditionOf(model, guard)).join(sign)})`;
    }
    case 'has': {
      const { roles = [], values = [] } = model.world.sets[condition.params.of] ?? {};
      return `(bits(${variable(condition.params.of)}, ${js(values)}) & bit(${who(condition.params.role)}, ${js(roles)})) !== 0`;
    }
    case 'among': {
      const { of, who: whose, values } = condition.params;
      const region = model.region.get(of);
      if (region) return `(${values.map((value) => `In(${js(idOf(region, String(value)))})`).join(' || ')})`;
      const read = readOf(model, of, whose);
      return `(${values.map((value) => `${read} === ${termOf(value)}`).join(' || ')})`;
    }
    case 'compare': {
      const { of, who: whose, op, value } = condition.params;
      const region = model.region.get(of);
      if (region) return `${op === '!=' ? '!' : ''}In(${js(idOf(region, String(value)))})`;
      const wanted = isRelative(value) ? `(${who(value)} || 'nobody')` : termOf(value);
      return `${readOf(model, of, whose)} ${op === '=' ? '===' : op === '!=' ? '!==' : op} ${wanted}`;
    }
    case 'claim':
      return 'false';
  }
}

const termOf = (value: Value): string => (isRelative(value) ? who(value) : js(value));

/** What is read: a variable, or that of whoever a word stands for. */
function readOf(model: Model, of: string, whose: Relative | undefined): string {
  if (isRelative(of)) return `(${who(of)} || 'none')`;
  if (whose === undefined) return variable(of);
  const none = js(readValue(model.world, of, whose, {}, {}));
  const each = Object.entries(model.world.each[of] ?? {});
  return `(${each.map(([role, name]) => `${who(whose)} === ${js(role)} ? ${variable(name)} : `).join('')}${none})`;
}

/** What an effect does, as lines of executable content. */
function effectOf(model: Model, effect: Effect): string[] {
  if (effect.type === 'note') return [];
  const when = 'if' in effect.params ? effect.params.if : undefined;
  const lines =
    effect.type === 'raise' || effect.type === 'raiseIf' ? sendOf(effect.params.signal) : changeOf(model, effect);
  if (when === undefined) return lines;
  return [`<if cond=${attribute(conditionOf(model, when))}>`, ...lines.map((line) => `  ${line}`), '</if>'];
}

/** A signal says whom the event concerns that it follows from, which `raise` could not. */
function sendOf(signal: string): string[] {
  return [
    `<send event=${attribute(signal)} target="#_internal">`,
    '  <param name="by" expr="actor(_event)"/>',
    '  <param name="target" expr="_event.data ? _event.data.target : undefined"/>',
    '</send>',
  ];
}

function changeOf(model: Model, effect: Extract<Effect, { params: { of: string } }>): string[] {
  const { of } = effect.params;
  if (changesSet(effect)) {
    const { roles = [], values = [] } = model.world.sets[of] ?? {};
    const sign = effect.type === 'include' ? '|' : '& ~';
    return [
      assign(
        of,
        `${js(values)}[bits(${variable(of)}, ${js(values)}) ${sign}bit(${who(effect.params.role)}, ${js(roles)})]`,
      ),
    ];
  }
  const { who: whose } = effect.params;
  const each = whose === undefined ? [] : Object.entries(model.world.each[of] ?? {});
  if (whose === undefined) return valued(model, of, effect);
  return each.length === 0
    ? []
    : [
        ...each.flatMap(([role, name], index) => [
          `<${index === 0 ? 'if' : 'elseif'} cond=${attribute(`${who(whose)} === ${js(role)}`)}${index === 0 ? '' : '/'}>`,
          ...valued(model, name, effect).map((line) => `  ${line}`),
        ]),
        '</if>',
      ];
}

/** A variable with its new value; whoever cannot be in it is not put there. */
function valued(model: Model, name: string, effect: Extract<Effect, { type: 'shift' | 'set' }>): string[] {
  const field = model.field.get(fieldFor(model.world, name, undefined, {}) ?? '');
  if (!field) return [];
  if (effect.type === 'shift') {
    const { by } = effect.params;
    const sum = `${variable(name)} ${by < 0 ? '-' : '+'} ${Math.abs(by)}`;
    return [assign(name, by < 0 ? `Math.max(${field.values[0]}, ${sum})` : `Math.min(${field.values.at(-1)}, ${sum})`)];
  }
  const { to } = effect.params;
  if (!isRelative(to)) return [assign(name, js(to))];
  return [
    `<if cond=${attribute(`${js(field.values)}.indexOf(${who(to)}) !== -1`)}>`,
    `  ${assign(name, who(to))}`,
    '</if>',
  ];
}

const assign = (name: string, expression: string): string =>
  `<assign location=${attribute(variable(name))} expr=${attribute(expression)}/>`;

/** A value of an attribute, quotes around it. */
function attribute(text: string): string {
  const inside = text.replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `"${inside.replaceAll('&#38;', '&amp;').replaceAll('&#60;', '&lt;').replaceAll('&#62;', '&gt;').replaceAll('&#34;', '&quot;')}"`;
}

/** A text that may stand in a comment. */
const comment = (text: string): string => text.replace(/\s+/g, ' ').replace(/--+/g, '–').replace(/-$/, '–');
