import { describe, expect, test } from 'vitest';
import { choicesCsv, debriefOf, offersOf, runOf, sessionOf, viewOf } from '../../src/class/index.js';
import { parseRun, resume } from '../../src/play/index.js';
import { january, real } from '../helpers/scenarios.js';
import { atDecision, briefed, hash, Klass } from './helpers.js';

const STRIKE = 'step:iran-strikes';

describe('a poll', () => {
  test('is put, chosen in, closed, revealed and taken: the crisis moves as the class wants', () => {
    const { klass, people } = atDecision('Ada', 'Ben', 'Eve');
    const [ada = '', ben = '', eve = ''] = people;
    klass.teacher({ do: 'open', round: 1, kind: 'poll', question: 'What now?' });
    const [first = '', second = ''] = klass.round.options.filter((option) => option !== STRIKE);
    klass.do(ada, { do: 'choose', round: 1, option: second, why: 'It is calmer.' });
    klass.do(ben, { do: 'choose', round: 1, option: second });
    klass.do(eve, { do: 'choose', round: 1, option: first });
    klass.teacher({ do: 'close', round: 1 });
    klass.teacher({ do: 'reveal', round: 1 });
    const results = viewOf(klass.lesson, { as: 'wall' })?.round?.results;
    expect(results?.find(({ option }) => option === second)).toMatchObject({
      count: 2,
      reasons: [{ text: 'It is calmer.' }],
    });
    klass.teacher({ do: 'take', round: 1, how: 'majority' });
    expect(klass.round.taken?.options).toEqual([second]);
    expect(klass.lesson.play.acts.at(-1)).toBe(second);
    const [decision] = debriefOf(klass.lesson).decisions;
    expect(decision).toMatchObject({ left: true, history: { option: STRIKE }, asHistory: 0 });
    expect(decision?.choices.map(({ name, seconds }) => [name, seconds])).toEqual([
      ['Ada', 1],
      ['Ben', 2],
      ['Eve', 3],
    ]);
  });

  test('refuses in words what is not allowed', () => {
    const { klass, people } = atDecision('Ada', 'Ben');
    const [ada = '', ben = ''] = people;
    const why = (by: string, act: Parameters<Klass['attempt']>[1]) => klass.attempt(by, act)?.refused;
    expect(why(ada, { do: 'choose', round: 1, option: STRIKE })).toBe('no-round');
    klass.teacher({ do: 'open', round: 1, kind: 'poll', seconds: 60 });
    expect(why('teacher', { do: 'open', round: 2, kind: 'poll' })).toBe('open');
    expect(why('teacher', { do: 'move', option: STRIKE })).toBe('open');
    expect(why('p99', { do: 'choose', round: 1, option: STRIKE })).toBe('unknown');
    expect(why(ada, { do: 'choose', round: 1, option: 'move:mobilise:initiator' })).toBe('not-offered');
    expect(why(ada, { do: 'close', round: 1 })).toBe('not-allowed');
    klass.do(ada, { do: 'choose', round: 1, option: STRIKE });
    expect(why(ada, { do: 'choose', round: 1, option: STRIKE })).toBe('repeated');
    expect(why(ada, { do: 'choose', round: 1, option: klass.round.options.find((o) => o !== STRIKE) ?? '' })).toBe(
      'twice',
    );
    klass.now += 61_000;
    expect(why(ben, { do: 'choose', round: 1, option: STRIKE })).toBe('late');
    klass.do('server', { do: 'close', round: 1, away: [ada, ben] });
    expect(viewOf(klass.lesson, { as: 'wall' })?.round?.cutOff).toEqual(['Ben']);
    expect(why(ben, { do: 'choose', round: 1, option: STRIKE })).toBe('closed');
    klass.teacher({ do: 'remove', person: ben });
    expect(why(ben, { do: 'note', to: 'all', text: 'Hello' })).toBe('removed');
    klass.teacher({ do: 'lock', locked: true });
    expect(why('server', { do: 'join', name: 'Late', device: hash('late') })).toBe('locked');
    expect(why('server', { do: 'join', name: 'Ada again', device: hash('device of Ada') })).toBe('repeated');
  });

  test('a tie is the teacher’s to decide, and nobody chooses what the machine refuses', () => {
    const { klass, people } = atDecision('Ada', 'Ben');
    klass.teacher({ do: 'open', round: 1, kind: 'poll' });
    for (const [index, id] of people.entries())
      klass.do(id, { do: 'choose', round: 1, option: klass.round.options[index] ?? '' });
    klass.teacher({ do: 'close', round: 1 });
    expect(klass.attempt('teacher', { do: 'take', round: 1, how: 'majority' })?.refused).toBe('tie');
    const refused = klass.attempt('teacher', {
      do: 'take',
      round: 1,
      how: 'own',
      option: 'move:returnEnvoy:responder',
    });
    expect(refused?.refused).toBe('not-possible');
    klass.teacher({ do: 'take', round: 1, how: 'history' });
    expect(klass.attempt('teacher', { do: 'take', round: 1, how: 'history' })?.refused).toBe('repeated');
    expect(klass.lesson.play.acts.at(-1)).toBe(STRIKE);
  });

  test('has a clock that is paused, goes on and is extended', () => {
    const { klass } = atDecision('Ada');
    klass.teacher({ do: 'open', round: 1, kind: 'poll', seconds: 60 });
    const opened = klass.now;
    expect(klass.round.deadline).toBe(opened + 60_000);
    klass.teacher({ do: 'clock', round: 1, set: 'pause' });
    expect(klass.round).toMatchObject({ left: 59_000 });
    expect(klass.round.deadline).toBeUndefined();
    klass.teacher({ do: 'clock', round: 1, set: 'extend', seconds: 30 });
    klass.teacher({ do: 'clock', round: 1, set: 'go-on' });
    expect(klass.round.deadline).toBe(klass.now + 89_000);
  });
});

test('a sheet says who made a move that several can make', () => {
  const { klass, people } = atDecision('Ada', 'Ben');
  const [ada = '', ben = ''] = people;
  klass.teacher({ do: 'arrange', mode: 'seats', assign: 'free' });
  klass.do(ada, { do: 'sit', seat: 'initiator' });
  klass.do(ben, { do: 'sit', seat: 'responder' });
  klass.teacher({ do: 'open', round: 1, kind: 'seats', options: ['move:condemn:initiator', 'move:condemn:responder'] });
  klass.do(ada, { do: 'choose', round: 1, option: 'move:condemn:initiator' });
  klass.do(ben, { do: 'choose', round: 1, option: 'move:condemn:responder' });
  klass.teacher({ do: 'close', round: 1 });
  klass.teacher({ do: 'reveal', round: 1 });
  klass.teacher({ do: 'take', round: 1, how: 'seats' });
  klass.teacher({ do: 'end' });
  const [decision] = viewOf(klass.lesson, { as: 'student', person: ben })?.sheet?.decisions ?? [];
  expect(decision).toMatchObject({
    own: 'Pakistan: Condemn in public',
    taken: ['Iran: Condemn in public', 'Pakistan: Condemn in public'],
  });
});

test('a script without a decision is played step by step', () => {
  const only = january.branches.filter(({ id }) => id === january.main);
  const klass = new Klass({
    ...january,
    branches: only,
    steps: january.steps.filter(({ branch }) => branch === january.main),
  });
  for (const steps of [1, 2]) {
    klass.teacher({ do: 'advance' });
    expect(runOf(klass.lesson).log.length).toBe(steps);
  }
});

describe('on the wide model', () => {
  test('whatever the machine accepts of a seat can be chosen: none is cut off', () => {
    const klass = new Klass(real);
    klass.join('Ada');
    klass.teacher({ do: 'advance' });
    klass.teacher({ do: 'arrange', mode: 'seats' });
    const offers = offersOf(sessionOf(klass.lesson.play)).map(({ option }) => option);
    expect(offers.length).toBeGreaterThan(100);
    klass.teacher({ do: 'open', round: 1, kind: 'seats' });
    expect(klass.round.options).toEqual([...offers, 'wait:24']);
  });
});

describe('seats', () => {
  function seated() {
    const { klass, people } = atDecision('Ada', 'Ben', 'Eve');
    klass.teacher({ do: 'arrange', mode: 'seats', assign: 'free' });
    const [ada = '', ben = '', eve = ''] = people;
    klass.do(ada, { do: 'sit', seat: 'initiator' });
    klass.do(ben, { do: 'sit', seat: 'initiator' });
    klass.do(eve, { do: 'sit', seat: 'responder' });
    return { klass, ada, ben, eve };
  }

  test('decide for themselves, in secret: whoever leads counts, and only their own moves', () => {
    const { klass, ada, ben, eve } = seated();
    klass.teacher({ do: 'open', round: 1, kind: 'seats' });
    expect(klass.attempt(eve, { do: 'choose', round: 1, option: STRIKE })?.refused).toBe('not-your-seat');
    klass.do(ben, { do: 'choose', round: 1, option: 'wait:24' });
    klass.do(ada, { do: 'choose', round: 1, option: STRIKE });
    klass.do(eve, { do: 'choose', round: 1, option: 'wait:24' });
    const seen = viewOf(klass.lesson, { as: 'student', person: eve });
    expect(seen?.team).toEqual([{ name: 'Eve', leads: true, chose: { option: 'wait:24', why: null } }]);
    expect(seen?.briefing).toEqual([{ knows: 'SECRET-responder-knows' }]);
    expect(
      viewOf(klass.lesson, { as: 'student', person: ben })?.team?.map(({ name, chose }) => [name, chose?.option]),
    ).toEqual([
      ['Ada', STRIKE],
      ['Ben', 'wait:24'],
    ]);
    klass.teacher({ do: 'close', round: 1 });
    klass.teacher({ do: 'lead', person: ben });
    klass.teacher({ do: 'take', round: 1, how: 'seats' });
    expect(klass.round.taken?.options).toEqual([STRIKE]);
  });

  test('choose in turn where the teacher wants it', () => {
    const { klass, ada, eve } = seated();
    klass.teacher({ do: 'open', round: 1, kind: 'seats', order: 'in-turn' });
    expect(klass.attempt(eve, { do: 'choose', round: 1, option: 'wait:24' })?.refused).toBe('not-your-turn');
    klass.do(ada, { do: 'choose', round: 1, option: STRIKE });
    expect(viewOf(klass.lesson, { as: 'student', person: eve })?.me?.asked).toBe(true);
    klass.do(eve, { do: 'choose', round: 1, option: 'wait:24' });
  });

  test('send notes that only the two seats and the teacher read, and that can be hidden', () => {
    const { klass, ada, ben, eve } = seated();
    klass.do(ada, { do: 'note', to: 'responder', text: 'Let us talk.' });
    klass.do(eve, { do: 'note', to: 'all', text: 'We want calm.' });
    const texts = (who: Parameters<typeof viewOf>[1]) => {
      const { notes, statements, teacher } = viewOf(klass.lesson, who) ?? {};
      return [...(notes ?? []), ...(teacher?.notes ?? []), ...(statements ?? [])].map(({ text }) => text);
    };
    expect(texts({ as: 'student', person: ben })).toEqual(['Let us talk.', 'We want calm.']);
    expect(texts({ as: 'wall' })).toEqual(['We want calm.']);
    klass.teacher({ do: 'hide', entry: klass.lesson.n, hidden: true });
    expect(texts({ as: 'wall' })).toEqual([]);
    expect(texts({ as: 'teacher' })).toEqual(['Let us talk.', 'We want calm.']);
    const late = klass.join('Late');
    expect(texts({ as: 'student', person: late })).toEqual([]);
  });

  test('are spread evenly, also over who comes late', () => {
    const { klass } = atDecision('Ada', 'Ben', 'Eve', 'Dan', 'Fay');
    klass.teacher({ do: 'arrange', mode: 'seats', assign: 'spread' });
    klass.join('Late');
    const counts = klass.lesson.seats.map(
      ({ id }) => [...klass.lesson.people.values()].filter(({ seat }) => seat === id).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(klass.lesson.seats.every(({ lead }) => lead !== undefined)).toBe(true);
  });
});

test('how a real crisis went is told to nobody but the teacher before the end', () => {
  const { klass, people } = atDecision('Ada');
  const [ada = ''] = people;
  const told = (viewer: Parameters<typeof viewOf>[1]) => viewOf(klass.lesson, viewer)?.class.summary;
  expect(told({ as: 'student', person: ada })).toBeNull();
  expect(told({ as: 'wall' })).toBeNull();
  expect(told({ as: 'teacher' })).toBe(klass.scenario.summary);
  klass.teacher({ do: 'end' });
  expect(told({ as: 'student', person: ada })).toBe(klass.scenario.summary);
});

test('a prediction shows history once it is revealed, and how many guessed it', () => {
  const { klass, people } = atDecision('Ada', 'Ben');
  const [ada = '', ben = ''] = people;
  klass.teacher({ do: 'open', round: 1, kind: 'predict' });
  klass.do(ada, { do: 'choose', round: 1, option: STRIKE });
  klass.do(ben, { do: 'choose', round: 1, option: klass.round.options.find((o) => o !== STRIKE) ?? '' });
  klass.teacher({ do: 'close', round: 1 });
  expect(viewOf(klass.lesson, { as: 'wall' })?.round?.history).toBeNull();
  klass.teacher({ do: 'reveal', round: 1 });
  expect(viewOf(klass.lesson, { as: 'wall' })?.round?.history).toBe(STRIKE);
  klass.teacher({ do: 'take', round: 1, how: 'history' });
  klass.teacher({ do: 'end' });
  expect(viewOf(klass.lesson, { as: 'student', person: ada })?.sheet).toMatchObject({ right: 1, predicted: 1 });
  expect(viewOf(klass.lesson, { as: 'student', person: ben })?.sheet).toMatchObject({ right: 0, predicted: 1 });
});

test('groups play on their own, one late in the smallest; their runs are branches of one run', () => {
  const { klass, people } = atDecision('Ada', 'Ben', 'Eve');
  const [ada = '', ben = '', eve = ''] = people;
  klass.teacher({ do: 'open', round: 1, kind: 'groups', count: 2 });
  const late = klass.join('Late');
  expect(viewOf(klass.lesson, { as: 'student', person: late })?.group).toMatchObject({ id: 'g2', lead: 'Ben' });
  const other = viewOf(klass.lesson, { as: 'student', person: ben })?.group?.options.find(
    ({ option }) => option !== STRIKE,
  );
  klass.do(eve, { do: 'choose', round: 1, turn: 0, option: STRIKE });
  klass.do(ada, { do: 'choose', round: 1, turn: 0, option: STRIKE, why: 'As it was.' });
  klass.do(ben, { do: 'choose', round: 1, turn: 0, option: other?.option ?? '' });
  expect(klass.attempt(ada, { do: 'choose', round: 1, turn: 0, option: STRIKE })?.refused).toBe('repeated');
  expect(klass.attempt(late, { do: 'choose', round: 1, turn: 0, option: STRIKE })?.refused).toBe('moved-on');
  const walls = viewOf(klass.lesson, { as: 'wall' })?.groups?.map(({ story }) => story.steps.length);
  expect(walls?.every((steps) => steps > (viewOf(klass.lesson, { as: 'wall' })?.story.steps.length ?? 0))).toBe(true);
  klass.teacher({ do: 'close', round: 1 });
  klass.teacher({ do: 'take', round: 1, how: 'group', group: 'g2' });
  expect(klass.lesson.play.acts.at(-1)).toBe(other?.option);
  const { session, changes } = resume(parseRun(JSON.stringify(runOf(klass.lesson))), briefed);
  expect(changes).toEqual([]);
  expect(session.branches().map(({ name }) => name)).toEqual(expect.arrayContaining(['Group 1', 'Group 2']));
  expect(debriefOf(klass.lesson).decisions.map(({ group, left }) => [group, left])).toEqual([
    ['g1', false],
    ['g2', true],
  ]);
});

test('hands are typed in and typed anew, and count like choices', () => {
  const { klass } = atDecision();
  klass.teacher({ do: 'open', round: 1, kind: 'hands' });
  klass.teacher({ do: 'count', round: 1, counts: { [STRIKE]: 3 } });
  klass.teacher({
    do: 'count',
    round: 1,
    counts: { [STRIKE]: 12, [klass.round.options.find((o) => o !== STRIKE) ?? '']: 9 },
  });
  klass.teacher({ do: 'close', round: 1 });
  klass.teacher({ do: 'take', round: 1, how: 'majority' });
  expect(klass.round.taken?.options).toEqual([STRIKE]);
});

test('a place is handed out anew once, to one device', () => {
  const klass = new Klass();
  const ada = klass.join('Ada');
  klass.teacher({ do: 'place', person: ada, ticket: hash('ticket') });
  const claim = { do: 'claim', person: ada, ticket: hash('ticket'), device: hash('new phone') } as const;
  expect(klass.attempt('server', { ...claim, ticket: hash('guess') })?.refused).toBe('not-allowed');
  klass.do('server', claim);
  expect(klass.attempt('server', claim)?.refused).toBe('repeated');
  expect(klass.attempt('server', { ...claim, device: hash('third') })?.refused).toBe('not-allowed');
  expect(klass.lesson.people.get(ada)?.device).toBe(hash('new phone'));
});

test('the rows of a spreadsheet hold no formulas', () => {
  const { klass, people } = atDecision('=cmd|A1', 'Ben "B"');
  klass.teacher({ do: 'open', round: 1, kind: 'poll' });
  for (const id of people) klass.do(id, { do: 'choose', round: 1, option: STRIKE, why: '-1+1' });
  const [, first, second] = choicesCsv(klass.lesson).split('\r\n');
  expect(first).toContain(`"'=cmd|A1"`);
  expect(first).toContain(`"'-1+1"`);
  expect(second).toContain('"Ben ""B"""');
});
