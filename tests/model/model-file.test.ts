import { describe, expect, test } from 'vitest';
import {
  accepts,
  advance,
  configurationOf,
  guardText,
  loadModel,
  MODEL_LIMITS,
  type Model,
  moveEvent,
  optionsAt,
  type Position,
  send,
  startPosition,
  traceOf,
} from '../../src/model/index.js';

const HEAD = `id: tiny
title: Tiny
roles:
  ann: { kind: side, rival: bob }
  bob: { kind: side, rival: ann }
  eve: { kind: other }
`;
const MOVES = `moves:
  push: { title: Push, by: side }
  blame: { title: Blame, by: other, target: side }
`;
const REGIONS = `regions:
  course:
    states:
      calm: { on: { push: angry } }
      angry: { on: { blame: calm } }
outcomes: { angry: bad }
`;
const TINY = HEAD + MOVES + REGIONS;

const load = (content: string) => loadModel({ file: 'tiny.yaml', content });
/** Problems as an author reads them. */
const said = (content: string): string[] =>
  load(content).problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);
const errors = (content: string): string[] =>
  load(content)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);

function modelOf(content: string): Model {
  const { model, problems } = load(content);
  if (!model) throw new Error(JSON.stringify(problems, null, 1));
  return model;
}

/** Lets somebody move, or time pass until an hour. */
function run(model: Model, ...acts: (string | number)[]): Position {
  return acts.reduce<Position>((position, act) => {
    if (typeof act === 'number') return advance(position, act).position;
    const [move = '', by = '', target] = act.split(' ');
    const event = moveEvent(model, move, by, target);
    expect(accepts(position, event), act).toBe(true);
    return send(position, event);
  }, startPosition(model));
}
const contextOf = (position: Position) => position.snapshot.context;

describe('a model file', () => {
  test('of a few lines is a machine', () => {
    const model = modelOf(TINY);
    expect(said(TINY)).toEqual([]);
    expect(model.moveEvents).toEqual([
      { type: 'push', by: 'ann' },
      { type: 'push', by: 'bob' },
      { type: 'blame', by: 'eve', target: 'ann' },
      { type: 'blame', by: 'eve', target: 'bob' },
    ]);
    expect(configurationOf(run(model, 'push ann', 'blame eve bob'))).toEqual({ course: 'calm' });
    expect(model.measure).toBeUndefined();
    expect([...model.outcomes]).toEqual([['angry', 'bad']]);
  });

  test('has a hash that hangs on what decides a run, and not on its words', () => {
    const hash = (text: string) => modelOf(text).hash;
    expect(hash(TINY.replace('title: Push', 'title: Shove'))).toBe(hash(TINY));
    expect(hash(TINY.replace('calm: {', 'calm: { text: Nobody shouts.,'))).toBe(hash(TINY));
    expect(hash(TINY.replace('push: angry', 'push: calm'))).not.toBe(hash(TINY));
    expect(hash(TINY.replace('push: angry', 'push: { to: angry, if: calm }'))).not.toBe(hash(TINY));
  });

  test('may be in Windows line ends', () => {
    expect(load(TINY.replaceAll('\n', '\r\n')).model?.hash).toBe(modelOf(TINY).hash);
  });
});

describe('what is wrong is said with its place and what to do', () => {
  test('of a code that is not known, others of its kind', () => {
    const one = (cameo: string) => said(TINY.replace('title: Push', `title: Push, cameo: "${cameo}"`)).join();
    expect(one('119')).toContain(
      'none that Offramp knows. Of its kind it knows 110 Disapprove; 111 Criticize or denounce; ',
    );
    expect(one('119')).not.toContain('Did you mean');
    expect(one('990')).toContain('docs/model-reference.md lists those it knows.');
    expect(one('081')).toBe('');
  });

  test('all of it in one pass', () => {
    const text = `id: tiny
title: Tiny
roles:
  ann: { kind: side, rival: bo }
  bob: { kind: side, rival: bob }
variables:
  heat: { from: 3, to: 1 }
  first: { role: sid }
measure: heet
moves:
  push: { title: Push, by: sides }
  blame: { title: Blame, by: side, cameo: 16 }
deadlines:
  late: { hours: 24 }
regions:
  course:
    start: clam
    states:
      calm: { on: { push: angri, pusch: angry }, after: { lat: angry } }
      angry: { use: [talk], on: { push: { if: frist = none, do: raise bell } } }
outcomes: { angry: bad, wary: good }
`;
    expect(said(text)).toEqual([
      '4:29 There is no role bo. Did you mean bob?',
      '5:29 bob cannot be its own rival. Name another role, or leave `rival:` out.',
      '7:24 heat goes from 3 to 1. Let `to:` be greater than `from:`.',
      '8:18 There is neither a role nor a kind of roles sid. Did you mean side?',
      expect.stringMatching(/^9:10 There is no number heet that is one for all\./),
      '11:28 There is neither a role nor a kind of roles sides. Did you mean side?',
      '12:43 The CAMEO code 16 is none that Offramp knows. Put quotes around it: "016".',
      '17:12 There is no state clam here. Did you mean calm?',
      '19:27 There is no state angri in this region. Did you mean angry?',
      '19:34 There is neither a move nor a signal pusch. Did you mean push?',
      '19:59 There is no deadline lat. Did you mean late?',
      expect.stringMatching(/^20:\d+ There is nothing shared called talk\./),
      '20:47 frist cannot be compared. Did you mean first?',
      '20:71 There is no signal bell. Name it under `signals:`.',
      expect.stringMatching(/^21:25 course has no state wary\. Possible: calm, angry\./),
    ]);
  });

  test.each([
    ['', '1:1 The file is not a model.'],
    ['- a', '1:1 The file is not a model.'],
    [TINY.replace('title: Tiny\n', ''), '1:1 The key title is missing here. Add `title:`.'],
    [`${TINY}colour: red\n`, '16:1 There is no key "colour" here.'],
    [TINY.replace('by: side', 'bye: side'), /^8:24 There is no key "bye" here\. Did you mean by\?/],
    [
      TINY.replace('calm: {', 'Calm Sea: {'),
      '13:7 The name "Calm Sea" is not allowed: a small letter, then letters and digits, for instance coldPeace. Write calmSea.',
    ],
    [
      TINY.replaceAll('push', 'toString'),
      '8:3 The name "toString" is not allowed: JavaScript knows something by this name already.',
    ],
    [TINY.replaceAll('push', 'constructor'), '8:3 The key constructor is not allowed. Delete it.'],
    [TINY.replaceAll('push', '__proto__'), '8:3 The key __proto__ is not allowed. Delete it.'],
    [TINY.replaceAll('push', 'wait'), '8:3 wait means something in a scenario, so no move can be called so.'],
    [TINY.replaceAll('ann', 'actor'), '4:3 actor means something in an expression, so no role can be called so.'],
    [
      TINY.replace('angry: bad', 'angry: awful'),
      /^15:20 angry cannot be "awful"\. Possible: best, good, mixed, bad, worst\./,
    ],
    [TINY.replace(/regions:[\s\S]*/, 'regions: {}\noutcomes: {}\n'), /^10:1 .*region/],
    [
      TINY.replace('calm: { on: { push: angry } }', 'calm: { final: true, on: { push: angry } }'),
      /^13:22 calm is final, but something leads out of it/,
    ],
    [
      TINY.replace('calm: {', 'calm: { always: { do: [] },'),
      /^13:\d+ What happens always, without a condition and without leading elsewhere, would never end\./,
    ],
    [
      TINY.replace('moves:', 'variables: { course: { from: 0, to: 1 } }\nmoves:'),
      '7:14 A region is called course already.',
    ],
    [
      TINY.replace('moves:', 'variables: { heat: { from: 0, to: 1, values: [a] } }\nmoves:'),
      /^7:14 What heat can be is not said, or said twice\./,
    ],
    [TINY.replace('moves:', 'variables: { mood: { values: [a, b, a] } }\nmoves:'), /^7:\d+ a is there twice\./],
    [TINY.replace('moves:', 'signals: [push]\nmoves:'), /^7:1 push is a move already\./],
    [
      TINY.replace(
        'moves:',
        'effects: { one: two, two: one }\nvariables: { heat: { from: 0, to: 1 } }\nmoves:',
      ).replace('push: angry', 'push: { do: one }'),
      /use each other in a circle/,
    ],
    [TINY.replace('moves:', 'conditions: { one: two, two: calm }\nmoves:'), /^7:20 two is no state/],
    [TINY.replace('push: angry', 'push: { if: calm and (angry }'), /A bracket is not closed/],
  ])('%#', (text, says) => {
    const found = errors(text);
    expect(load(text).model).toBeUndefined();
    if (typeof says === 'string')
      expect(
        found.some((one) => one.startsWith(says)),
        found.join('\n'),
      ).toBe(true);
    else
      expect(
        found.some((one) => says.test(one)),
        found.join('\n'),
      ).toBe(true);
  });

  test('one slip is told once, whatever hangs on it', () => {
    const variable = `variables:\n  heat: { from: 3, to: 0 }\n`;
    const condition = `conditions:\n  hot: coldd\n`;
    const used = REGIONS.replace('{ push: angry }', '{ push: { if: heat >= 1, do: heat + 1, to: angry } }');
    expect(errors(HEAD + variable + MOVES + used)).toEqual([
      '8:24 heat goes from 3 to 0. Let `to:` be greater than `from:`.',
    ]);
    const asked = REGIONS.replace('{ push: angry }', '{ push: { if: hot, to: angry } }');
    expect(errors(HEAD + condition + MOVES + asked)).toEqual([expect.stringMatching(/^8:8 coldd is no state/)]);
    expect(errors(TINY.replace('regions:', 'region:'))).toEqual([
      expect.stringMatching(/There is no key "region" here. Did you mean regions\?$/),
    ]);
    const shared = `shared:\n  any-time: { push: }\n`;
    const using = REGIONS.replace('calm: { on: { push: angry } }', 'calm: { use: any-time, on: { push: angry } }');
    expect(errors(HEAD + MOVES + shared + using)).toEqual([expect.stringMatching(/^11:3 .*Write anyTime\.$/)]);
  });

  test('says what to write in place of what beginners write', () => {
    const hint = (from: string, to: string, text = TINY) => errors(text.replace(from, to));
    expect(hint('by: other, target: side', 'by: ann, bob')).toEqual([
      expect.stringMatching(/Put square brackets around several: `by: \[ann, bob\]`\.$/),
    ]);
    expect(hint('title: Push,', 'title: Push {role},')).toEqual([
      '8:18 This text has brackets in it and no quotes around it. Put quotes around it: "Push {role}".',
    ]);
    expect(hint('title: Push,', 'title: Push, hours: 2 days,')).toEqual([
      expect.stringMatching(/Write `hours: 48`, the number alone\.$/),
    ]);
    expect(hint('title: Push,', 'title: Push, hours: 0,5,')).toEqual([
      expect.stringMatching(/ends the number.* Write `hours: 0\.5`, with a point\.$/),
    ]);
    const nested = REGIONS.replace('angry: { on', 'angry: { states: { cold: , warm: }, on').replace(
      'angry: bad',
      'angry.cold: bad',
    );
    expect(hint('push: angry', 'push: { to: warmm }', HEAD + MOVES + nested)).toEqual([
      expect.stringMatching(/Did you mean warm\?$/),
    ]);
    expect(hint('push: angry', 'push: { if: course.warm, to: angry }', HEAD + MOVES + nested)).toEqual([
      expect.stringMatching(/A state is called without its region, so not course\.warm\. Write warm\.$/),
    ]);
    expect(hint('moves:', 'talks: [warm]\nmoves:', HEAD + MOVES + nested)).toEqual([]);
  });

  test('a slip in what several states share is told once, where it stands', () => {
    const text = TINY.replace('regions:', 'shared: { talk: { blame: { if: angri } } }\nregions:')
      .replace('calm: {', 'calm: { use: talk,')
      .replace('angry: {', 'angry: { use: talk,');
    expect(errors(text)).toEqual([expect.stringMatching(/^10:32 angri is no state\. Did you mean angry\?/)]);
  });

  test('a transition that is never taken is a warning', () => {
    const text = TINY.replace('push: angry', 'push: [{ to: angry }, { to: calm }]');
    const { model, problems } = load(text);
    expect(model).toBeDefined();
    expect(problems).toMatchObject([{ line: 13, severity: 'warning', code: 'constant-guard' }]);
  });

  test.each(['scenario', 'policy'])('a %s is no model, and it is said what to do with it', (kind) => {
    const text =
      kind === 'scenario' ? 'id: a\ntitle: A\nmodel: tiny\nsteps: []\n' : 'id: a\ntitle: A\nturns: {}\nrules: []\n';
    expect(errors(text)).toEqual([expect.stringContaining(`This looks like a ${kind}`)]);
  });
});

test('roles of several kinds may have a variable each, and be in a set', () => {
  const of =
    'variables:\n  nerve: { each: [side, eve], from: 0, to: 2, start: 1 }\n  heard: { roles: [side, other] }\n';
  const text = TINY.replace('moves:', `${of}moves:`).replace(
    'blame: calm',
    'blame: { to: calm, do: [nerve(actor) + 1, heard + actor] }',
  );
  const { context } = run(modelOf(text), 'push ann', 'blame eve bob').snapshot;
  expect(context).toMatchObject({ annNerve: 1, bobNerve: 1, eveNerve: 2 });
  expect(errors(text.replace('[side, eve]', '[side, evil]')).join()).toContain(
    'There is neither a role nor a kind of roles evil.',
  );
});

describe('what a stranger may ask for is bounded', () => {
  const list = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join('\n');
  test.each([
    ['roles', list(MODEL_LIMITS.roles + 1, (n) => `  r${n}: { kind: side }`), /more than 12 roles/],
    ['moves', list(MODEL_LIMITS.moves + 1, (n) => `  m${n}: { title: M, by: side }`), /more than 120 moves/],
    ['variables', list(MODEL_LIMITS.variables + 1, (n) => `  v${n}: { from: 0, to: 1 }`), /more than 24 variables/],
    ['deadlines', list(MODEL_LIMITS.deadlines + 1, (n) => `  d${n}: { hours: 1 }`), /more than 24 deadlines/],
    ['variables', '  heat: { from: 0, to: 99 }', /heat can be 100 numbers; the most is 32/],
    ['variables', '  heat: { from: 0, to: 1e9 }', /to must be at most 100/],
    ['variables', '  heat: { from: 0.5, to: 2 }', /from must be a whole number/],
  ])('%s', (key, block, says) => {
    const text = new RegExp(`^${key}:`, 'm').test(TINY)
      ? TINY.replace(new RegExp(`^${key}:\n`, 'm'), `${key}:\n${block}\n`)
      : TINY.replace('moves:', `${key}:\n${block}\nmoves:`);
    expect(errors(text).join('\n')).toMatch(says);
  });

  test('states, their depth, events and sets', () => {
    const many = list(MODEL_LIMITS.states + 1, (n) => `      s${n}: {}`);
    expect(errors(TINY.replace('    states:\n', `    states:\n${many}\n`)).join()).toContain(
      'has 63 states; the most is 60',
    );
    const deep = 'a: { states: { b: { states: { c: { states: { d: { states: { e: {} } } } } } } } }';
    expect(errors(TINY.replace('calm: {', `${deep}\n      calm: {`)).join()).toContain(
      'States lie within states more than 4 deep',
    );
    const roles = list(6, (n) => `  r${n}: { kind: side }`);
    const set = TINY.replace('moves:', `${roles}\nvariables: { all: { roles: side }, held: { roles: side } }\nmoves:`);
    expect(errors(set).join()).toContain('A set of 8 roles can be too much; the most is 5.');
  });
});

describe('a model that goes round for ever', () => {
  /** What is wrong, and the lines that say so. */
  const LOOPS: [string, string, number[]][] = [
    ['always', '{ always: { if: heat >= 0, do: heat + 1 } }', [16]],
    ['always back and forth', '{ always: { if: heat >= 0, to: back } }', [16, 17]],
    ['signals', '{ enter: raise bell, on: { bell: { do: raise horn }, horn: { do: raise bell } } }', [11, 11]],
    ['a state entered again', '{ enter: raise bell, on: { bell: { to: angry, again: true } } }', [11]],
  ];
  const looping = (angry: string) => `${HEAD}variables: { heat: { from: 0, to: 1 } }
${MOVES}signals: [bell, horn]
regions:
  course:
    states:
      calm: { on: { push: angry } }
      angry: ${angry}
      back: { always: { to: angry, if: heat >= 0 } }
outcomes: { angry: bad }
`;

  test.each(LOOPS)('is refused where it would: %s', (_, angry, place) => {
    const { model, problems } = load(looping(angry));
    expect(model).toBeUndefined();
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual(
      place.map((line) =>
        expect.objectContaining({ line, message: expect.stringMatching(/without end|come to rest/) }),
      ),
    );
  });
});

describe('what a model does', () => {
  test('numbers fade as time passes, within their bounds, and no region of it is shown', () => {
    const model = modelOf(
      TINY.replace(
        'moves:',
        'measure: heat\nvariables:\n  heat: { from: 0, to: 5, start: 3 }\n  nerve: { each: side, from: 0, to: 2, start: 2 }\nfades:\n  heat: { by: 1, hours: 10 }\n  nerve: { by: 1, hours: 24 }\nmoves:',
      ).replace('push: angry', 'push: { if: heat >= 1 and nerve(actor) >= 0, to: angry, do: heat + 2 }'),
    );
    expect(contextOf(run(model, 9))).toEqual({ heat: 3, annNerve: 2, bobNerve: 2 });
    expect(contextOf(run(model, 10))).toEqual({ heat: 2, annNerve: 2, bobNerve: 2 });
    // A move sets no clock back.
    expect(contextOf(run(model, 9, 'push ann', 10))).toEqual({ heat: 4, annNerve: 2, bobNerve: 2 });
    expect(contextOf(run(model, 1_000))).toEqual({ heat: 0, annNerve: 0, bobNerve: 0 });
    expect(model.regions.filter(({ hidden }) => !hidden).map(({ id }) => id)).toEqual(['course']);
    expect(model.main.id).toBe('course');
  });

  test('a deadline passes in its state, begins anew with `again`, and is over once the state is left', () => {
    const model = modelOf(
      TINY.replace('regions:', 'deadlines: { late: { hours: 24 } }\nregions:')
        .replace('angry: {', 'angry: { after: { late: calm },')
        .replace('{ blame: calm }', '{ blame: calm, push: { if: actor = ann, again: true } }'),
    );
    const dueAt = (...acts: (string | number)[]) =>
      run(model, ...acts).timers.map(({ deadline, due }) => [deadline, due]);
    expect(dueAt('push bob')).toEqual([['late', 24]]);
    expect(dueAt('push bob', 20, 'push ann')).toEqual([['late', 44]]);
    expect(dueAt('push bob', 20, 'blame eve ann')).toEqual([]);
    expect(configurationOf(run(model, 'push bob', 23.9))).toEqual({ course: 'angry' });
    expect(configurationOf(run(model, 'push bob', 24))).toEqual({ course: 'calm' });
  });

  const NESTED = `${HEAD}variables: { heat: { from: 0, to: 9 } }
moves:
  push: { title: Push, by: side }
  pull: { title: Pull, by: side }
regions:
  course:
    states:
      talks:
        start: direct
        enter: heat + 1
        leave: heat + 3
        states:
          mediated: { on: { push: direct } }
          direct: { on: { push: { if: actor = ann, to: mediated } }, leave: heat + 2 }
        on: { push: war, pull: talks.mediated }
      war: { on: { pull: talks } }
outcomes: { war: bad, talks.mediated: good }
`;

  test('a state within another answers first, and the one that holds it where it does not', () => {
    const model = modelOf(NESTED);
    expect(model.main.leaves).toEqual(['talks.mediated', 'talks.direct', 'war']);
    const where = (...acts: string[]) => configurationOf(run(model, ...acts)).course;
    expect(where()).toBe('talks.direct');
    expect(where('push ann')).toBe('talks.mediated');
    expect(where('push bob')).toBe('war');
    expect(where('pull bob')).toBe('talks.mediated');
    expect(where('push ann', 'push bob')).toBe('talks.direct');
    expect(where('push bob', 'pull bob')).toBe('talks.direct');
    expect(model.outcomes.get('talks.mediated')).toBe('good');
  });

  test('what is done on the way in and out of states within states is done once each', () => {
    const model = modelOf(NESTED);
    const heat = (...acts: string[]) => contextOf(run(model, ...acts)).heat;
    expect(heat()).toBe(1);
    // Out of direct alone: talks goes on.
    expect(heat('push ann')).toBe(3);
    expect(heat('push bob')).toBe(6);
    expect(heat('push bob', 'pull bob')).toBe(7);
  });

  const THREE = `${HEAD}variables:
  last: { role: side }
  held: { roles: side }
moves:
  push: { title: Push, by: side }
  blame: { title: Blame, by: other, target: side }
  speak: { title: Speak, by: [side, other] }
signals: [bell]
regions:
  course:
    states:
      calm: { on: { push: { if: ear = open, do: raise bell }, blame: { do: raise bell }, speak: { if: not (ear = shut or ear = deaf.quite) } } }
  ear:
    states:
      open: { on: { bell: { if: actor != eve or target = bob, to: deaf, do: [last = target, held + actor] } } }
      deaf: { states: { half: { on: { bell: shut } }, quite: {} } }
      shut: { on: { bell: { to: open } } }
outcomes: { calm: good }
`;

  test('conditions read the states of other regions, and say so where they fail', () => {
    const model = modelOf(THREE);
    const position = run(model, 'push ann');
    expect(configurationOf(position)).toEqual({ course: 'calm', ear: 'deaf.half' });
    const push = optionsAt(position).find(({ move, by }) => move === 'push' && by === 'ann');
    expect(push?.status).toBe('blocked');
    expect(push?.failing.map((way) => way.map(({ reads, value, needs }) => [reads, value, needs]))).toEqual([
      [['ear', 'deaf.half', 'open']],
    ]);
    expect(accepts(position, { type: 'speak', by: 'eve' })).toBe(true);
    expect(accepts(run(model, 'push ann', 'blame eve ann'), { type: 'speak', by: 'eve' })).toBe(false);
    expect(guardText(model, model.main.states.get('calm')?.on.get('push')?.[0]?.guard as never)).toBe('ear = open');
  });

  test('a signal concerns whom the move concerns that it follows from', () => {
    const model = modelOf(THREE);
    expect(contextOf(run(model, 'push ann'))).toEqual({ last: 'bob', held: 'ann' });
    expect(contextOf(run(model, 'push bob'))).toEqual({ last: 'ann', held: 'bob' });
    // Eve is no side, so she is in no set of sides, and has no rival.
    expect(contextOf(run(model, 'blame eve bob'))).toEqual({ last: 'bob', held: 'none' });
    expect(configurationOf(run(model, 'blame eve ann'))).toEqual({ course: 'calm', ear: 'open' });
  });

  test('a trace tells the microsteps with the guards that decided them', () => {
    const model = modelOf(THREE);
    const steps = traceOf(startPosition(model), { type: 'push', by: 'ann' } as never);
    expect(steps.map(({ event }) => event)).toEqual(['push', 'bell']);
    expect(steps[0]?.guards.map(({ text, passed }) => [text, passed])).toEqual([['ear = open', true]]);
    expect(steps[1]?.configuration).toEqual({ course: 'calm', ear: 'deaf.half' });
  });

  test('a move may name one of three, and a role that many names bring it closer to is still one', () => {
    const text =
      HEAD.replace('eve: { kind: other }', 'eve: { kind: side }') +
      `variables: { hit: { role: side } }
moves:
  strike: { title: Strike, by: side, target: side }
regions:
  course: { states: { calm: { on: { strike: { if: hit != target, do: hit = target } } } } }
outcomes: { calm: good }
`;
    const model = modelOf(text);
    expect(model.moveEvents).toHaveLength(6);
    const position = run(model, 'strike eve ann');
    expect(contextOf(position)).toEqual({ hit: 'ann' });
    expect(accepts(position, { type: 'strike', by: 'bob', target: 'ann' })).toBe(false);
    expect(accepts(position, { type: 'strike', by: 'bob', target: 'eve' })).toBe(true);
    expect(() => moveEvent(model, 'strike', 'eve')).toThrow('strike needs a target: ann or bob');
    expect(() => moveEvent(model, 'strike', 'eve', 'eve')).toThrow('strike needs a target: ann or bob');
  });
});
