import { describe, expect, test } from 'vitest';
import { machineText } from '../../src/exchange/index.js';
import { readMachine } from '../../src/exchange/read/index.js';
import { graphOf } from '../../src/explore/graph/explore.js';
import {
  type Context,
  configurationOf,
  moveEvent,
  optionsAt,
  send,
  shippedModels,
  startPosition,
} from '../../src/model/index.js';
import { HARBOUR, modelOfText, sameGraph } from './machines.js';

/** The model of a machine that can be read. */
function modelOf(content: string, file: string) {
  const { text, misfits } = readMachine({ file, content });
  expect(misfits.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { model: modelOfText(text ?? ''), text: text ?? '', misfits };
}

describe('what Offramp wrote comes back', () => {
  test.each([modelOfText(HARBOUR), ...shippedModels()].map((model) => [model.id, model] as const))(
    '%s is the same machine',
    (_, model) => {
      const { model: back, misfits } = modelOf(machineText(model, 'xstate'), 'machine.json');
      expect(misfits).toEqual([]);
      // What both machines are made of; that then everything is alike, exploring a small one shows.
      expect(back.config).toEqual(model.config);
      expect(back.fields).toEqual(model.fields);
      if (model.id === 'harbour') expect(sameGraph(model, back)).toBe(true);
      expect([...back.moves.values()]).toEqual([...model.moves.values()]);
      expect([back.id, back.title, back.measure, back.outcomes, back.deadlines]).toEqual([
        model.id,
        model.title,
        model.measure,
        model.outcomes,
        model.deadlines,
      ]);
      expect(
        [...back.main.states.values()].map(({ title, description, while: clause }) => [title, description, clause]),
      ).toEqual(
        [...model.main.states.values()].map(({ title, description, while: clause }) => [title, description, clause]),
      );
    },
  );
});

test.each(['ts', 'scxml'] as const)('what was written as %s says what to bring in instead', (format) => {
  const { text, misfits } = readMachine({
    file: `machine.${format}`,
    content: machineText(modelOfText(HARBOUR), format),
  });
  expect([text, misfits[0]?.hint]).toEqual([undefined, expect.stringContaining('--format xstate')]);
});

const DOOR = `import { assign, setup, raise, and, not, stateIn } from 'xstate';
const HOUR = 60 * 60 * 1000;
type Context = { strikes: number; angry: boolean };
export const door = setup({
  types: {} as { context: Context },
  delays: { nightfall: 12 * HOUR, whenever: ({ context }) => context.strikes * 10 },
  guards: {
    worn: ({ context }) => context.strikes >= 3 && !context.angry,
    odd: ({ context }) => context.strikes % 2 === 1,
  },
  actions: { knock: assign({ strikes: ({ context }) => context.strikes + 1 }), ring: () => console.log('ring') },
}).createMachine({
  id: 'frontDoor',
  context: { strikes: 0, angry: false, visitors: [] },
  type: 'parallel',
  states: {
    Leaf: {
      initial: 'CLOSED',
      states: {
        CLOSED: {
          on: {
            KNOCK: { actions: 'knock' },
            OPEN: [{ guard: and(['worn', not(stateIn({ bell: 'broken' }))]), target: 'open', actions: [raise({ type: 'OPENED' }), 'ring'] }],
            FORCE: { guard: 'odd', target: 'open' },
          },
          after: { nightfall: 'locked', 90000: { target: 'locked' } },
        },
        open: { invoke: { src: 'draught' }, always: { guard: ({ context }) => context.angry, target: '#slammed' } },
        locked: { id: 'slammed', type: 'final' },
      },
    },
    bell: {
      initial: 'whole',
      on: { FIX: '.whole' },
      states: {
        whole: { on: { OPENED: { target: 'broken', actions: assign({ angry: true }) }, OPEN: {} } },
        broken: { history: 'deep', entry: assign(({ context }) => ({ strikes: context.strikes - 1 })) },
      },
    },
  },
} as const);
`;

describe('a machine of XState', () => {
  const { model, text, misfits } = modelOf(DOOR, 'src/door.ts');

  test('becomes a model with its regions, states, moves, deadlines, variables', () => {
    expect(model.regions.map(({ id, leaves }) => [id, leaves])).toEqual([
      ['leaf', ['closed', 'open', 'locked']],
      ['bell', ['whole', 'broken']],
    ]);
    expect([...model.moves.keys()]).toEqual(['knock', 'open', 'force', 'fix']);
    expect([...model.signals.keys()]).toEqual(['opened']);
    expect([...model.deadlines.values()].map(({ id, hours }) => [id, hours])).toEqual([
      ['nightfall', 12],
      ['after90s', 0.025],
    ]);
    expect(model.fields.map(({ name, values }) => [name, values.length, values[0]])).toEqual([
      ['strikes', 11, 0],
      ['angry', 2, 'no'],
    ]);
    expect(text).toContain('# Left out: the action ring (line');
    expect(text).toContain('title: CLOSED');
  });

  test('goes as it did', () => {
    let position = startPosition(model);
    const move = (type: string) => {
      position = send(position, moveEvent(model, type, 'player'));
    };
    move('open');
    expect(configurationOf(position)).toEqual({ leaf: 'closed', bell: 'whole' });
    for (const _ of [1, 2, 3]) move('knock');
    expect(
      optionsAt(position)
        .filter(({ status }) => status === 'enabled')
        .map(({ move: id }) => id),
    ).toEqual(expect.arrayContaining(['knock', 'open']));
    move('open');
    // The signal made the bell break, that made somebody angry, and what is always so shut the door.
    expect(configurationOf(position)).toEqual({ leaf: 'locked', bell: 'broken' });
    expect((position.snapshot.context as Context).strikes).toBe(2);
    move('fix');
    expect(configurationOf(position).bell).toBe('whole');
  });

  test('says of what does not fit where it stands', () => {
    const found = misfits.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    const at = (what: string) => {
      const before = DOOR.slice(0, DOOR.indexOf(what)).split('\n');
      return `src/door.ts:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    };
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`${at('({ context }) => context.strikes * 10')} How long whenever is`),
        expect.stringContaining(`${at('visitors: []')} visitors is neither`),
        expect.stringContaining(`${at("guard: 'odd'")} The condition is none that can be read`),
        expect.stringContaining(`${at('invoke: {')} open invokes another actor`),
        expect.stringContaining(`${at('history:')} broken remembers where it was`),
      ]),
    );
  });
});

test('JSON with comments and trailing commas, and handlers of the whole machine', () => {
  const { model, misfits } = modelOf(
    `// JSON5
    { id: 'light', initial: 'red', on: { 'power.cut': { target: '.dark' }, }, states: {
      red: { after: { 60000: 'green' } }, green: { on: { 'power.cut': 'red', "WALK": [{ target: 'red' }] }, }, dark: {} } }`,
    'light.json5',
  );
  expect(misfits).toEqual([]);
  const reached = (state: string) =>
    [...(model.main.states.get(state)?.on.get('powerCut') ?? [])].map(({ target }) => target);
  expect([reached('red'), reached('green'), reached('dark')]).toEqual([['dark'], ['red', 'dark'], ['dark']]);
});

const LAMP = `<?xml version="1.0"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="lamp" datamodel="ecmascript" initial="off">
  <datamodel><data id="turns" expr="0"/><data id="warm" expr="false"/><data id="list" expr="[]"/></datamodel>
  <state id="off">
    <transition event="press" cond="turns &lt; 5 &amp;&amp; !warm" target="on"><assign location="turns" expr="Math.min(5, turns + 1)"/></transition>
    <transition event="hit" cond="_event.data.hard" target="broken"/>
  </state>
  <state id="on" initial="dim">
    <onentry><send event="burnt" delay="2h" id="b"/><if cond="turns &gt;= 2"><assign location="warm" expr="true"/><else/><assign location="warm" expr="false"/></if></onentry>
    <onexit><cancel sendid="b"/></onexit>
    <transition event="burnt" target="broken"/>
    <transition event="press" target="off"/>
    <state id="dim"><transition event="turn" target="bright"><raise event="flash"/></transition></state>
    <state id="bright"><transition event="flash" cond="In('bright')"/><history id="was"/></state>
  </state>
  <final id="broken"/>
</scxml>`;

test('SCXML becomes a model, deadlines and choices too', () => {
  const { model, misfits, text } = modelOf(LAMP, 'lamp.scxml');
  expect(model.main.leaves).toEqual(['off', 'on.dim', 'on.bright', 'broken']);
  expect([...model.moves.keys()]).toEqual(['press', 'hit', 'turn']);
  expect([...model.signals.keys()]).toEqual(['flash']);
  expect(model.deadlines.get('burnt')?.hours ?? model.deadlines.get('after2h')?.hours).toBe(2);
  expect(text).toContain('turns < 5 and not (warm = yes)');
  expect(graphOf(model).keys.length).toBeGreaterThan(5);
  expect(misfits.map(({ line, message }) => [line, message.split(',')[0]])).toEqual([
    [3, 'list is neither a whole number nor a word nor yes or no.'],
    [6, 'The condition _event.data.hard is none that can be read: a comparison of variables with constants is.'],
    [14, 'bright remembers where it was.'],
  ]);
});

describe('a machine from anybody', () => {
  const error = (content: string, file: string) =>
    readMachine({ file, content }).misfits.filter(({ severity }) => severity === 'error');

  test('is read and never run', () => {
    const { misfits } = readMachine({
      file: 'x.ts',
      content:
        'globalThis.ran = true; export default { states: { a: { entry: (() => { globalThis.ran = true })() } } };',
    });
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
    expect(misfits.length).toBeGreaterThan(0);
  });

  test('an XML document declares no entities', () => {
    const bomb = '<!DOCTYPE scxml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><scxml><state id="&b;"/></scxml>';
    expect(error(bomb, 'x.scxml')[0]?.message).toBe('The document has a DOCTYPE.');
    expect(error('<scxml><state id="&b;"/></scxml>', 'x.scxml')[0]?.message).toContain('no XML');
  });

  test('names of a prototype are names like others, or none', () => {
    const content =
      '{ "id": "constructor", "initial": "constructor", "context": { "__proto__": 1, "toString": 0 }, "states": { "constructor": { "on": { "__proto__": "hasOwnProperty", "valueOf": "hasOwnProperty" } }, "hasOwnProperty": {} }, "__proto__": { "states": {} } }';
    const { misfits, text } = readMachine({ file: 'x.json', content });
    expect(misfits.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(modelOfText(text ?? '').main.leaves).toEqual(['constructor2', 'hasOwnProperty2']);
    expect(({} as { states?: unknown }).states).toBeUndefined();
    const meta =
      '{ "id": "x", "meta": { "offramp": { "__proto__": { "roles": 1 }, "moves": { "constructor": { "title": "A", "by": "x" } } } }, "states": { "a": { "on": { "b": "a" } } } }';
    expect(() => readMachine({ file: 'x.json', content: meta })).not.toThrow();
  });

  test.each([
    ['empty', '', 'x.json'],
    ['no machine', 'export const a = 1;', 'x.ts'],
    ['no states', '{ "id": "a" }', 'x.json'],
    ['half of one', '{ "states": { "a": ', 'x.json'],
    ['no XML', '<scxml><state', 'x.scxml'],
    ['other XML', '<svg/>', 'x.xml'],
    ['brackets', '['.repeat(200_000), 'x.json'],
    ['objects', `${'{"states":{"a":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`, 'x.json'],
    ['elements', `<scxml>${'<state>'.repeat(30_000)}`, 'x.scxml'],
    [
      'a long condition',
      `<scxml><state id="a"><transition cond="${'a &amp;&amp; '.repeat(60_000)}a" target="a"/></state></scxml>`,
      'x.scxml',
    ],
    ['too large', ' '.repeat(1024 * 1024 + 1), 'x.json'],
    ['a circle', 'const a = b; const b = a; export default a;', 'x.ts'],
    [
      'guards in a circle',
      "setup({ guards: { a: not('b'), b: not('a') } }).createMachine({ states: { x: { on: { y: { guard: 'a', target: 'x' } } } } })",
      'x.ts',
    ],
  ])('%s is answered with a place, not with a crash', (_, content, file) => {
    const { misfits } = readMachine({ file, content });
    expect(misfits.length).toBeGreaterThan(0);
    for (const { line, column, message, hint } of misfits) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).not.toBe('');
      expect(hint).not.toBe('');
    }
  });

  test('thousands of damaged ones are read or refused', () => {
    const whole = [machineText(modelOfText(HARBOUR), 'xstate'), DOOR, LAMP];
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647;
      return seed % below;
    };
    const names = ['x.json', 'x.ts', 'x.scxml'];
    const bits = [
      '{',
      '}',
      '"',
      "'",
      ':',
      ',',
      '<',
      '>',
      '&',
      '__proto__',
      'null',
      '-1',
      '1e9',
      '[',
      ']',
      '#',
      '.',
      '`',
      '\u0000',
      '=>',
      'raise',
    ];
    for (let round = 0; round < 600; round += 1) {
      const kind = round % 3;
      let text = whole[kind] ?? '';
      for (let change = 0; change < 1 + random(3); change += 1) {
        const at = random(text.length);
        text = text.slice(0, at) + (bits[random(bits.length)] ?? '') + text.slice(at + random(12));
      }
      expect(() => readMachine({ file: names[kind] ?? '', content: text })).not.toThrow();
    }
  });
});
