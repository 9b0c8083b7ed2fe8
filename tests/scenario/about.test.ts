import { describe, expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { replayDocument } from '../../src/render/json/documents.js';
import { plainStyle, replayText } from '../../src/render/text/index.js';
import { loadScenario, type SourceText } from '../../src/scenario/index.js';
import { real, scenario, smallText } from '../helpers/scenarios.js';

const load = (content: string, resolve?: (id: string) => SourceText | undefined) =>
  loadScenario({ file: 'small.yaml', content }, resolve);
const withKeys = (keys: string, steps?: string) => smallText(steps).replace('start:', `${keys}\nstart:`);
const errors = (content: string) =>
  load(content)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, column, message, hint }) => `${line}:${column} ${message} ${hint}`);

const ALL = `level: advanced
regions: [Nordics]
map:
  countries: { initiator: [Finland, Åland], responder: [Sweden] }
  centre: [60, 20]
  span: 20
  marks: [{ at: [60.1, 19.9], title: Mariehamn }]
lesson:
  - { minutes: 20, title: Begin, text: Talk., stop: hit }
  - { minutes: 30, title: End }
glossary:
  - { term: Skerry, text: A small rock. }`;

describe('what a scenario says of itself', () => {
  test('is read as it stands in the file', () => {
    const { level, regions, map, lesson, glossary } = scenario(load(withKeys(ALL)));
    expect({ level, regions, glossary }).toEqual({
      level: 'advanced',
      regions: ['Nordics'],
      glossary: [{ term: 'Skerry', text: 'A small rock.' }],
    });
    expect(map).toEqual({
      countries: { initiator: ['Finland', 'Åland'], responder: ['Sweden'] },
      centre: [60, 20],
      span: 20,
      marks: [{ at: [60.1, 19.9], title: 'Mariehamn' }],
    });
    expect(lesson).toEqual([
      { minutes: 20, title: 'Begin', text: 'Talk.', stop: 'hit' },
      { minutes: 30, title: 'End' },
    ]);
  });

  test('may be left out', () => {
    const plain = scenario(load(smallText()));
    expect([plain.level, plain.regions, plain.map, plain.lesson, plain.glossary]).toEqual([
      undefined,
      [],
      undefined,
      [],
      [],
    ]);
  });

  test('a what-if has the place and the terms of what it leaves, and a level, a lesson and terms of its own', () => {
    const base = { file: 'small.yaml', content: withKeys(ALL) };
    const text = `id: other
title: Other
summary: Other.
level: introductory
extends: small
from: hit
lesson: [{ minutes: 50, title: All, stop: attack }]
glossary: [{ term: Sound, text: A narrow sea. }]
steps: [{ id: other-wait, move: wait, hours: 24, title: Nothing }]
`;
    const other = scenario(load(text, (id) => (id === 'small' ? base : undefined)));
    expect([other.level, other.regions, other.map?.span]).toEqual(['introductory', ['Nordics'], 20]);
    expect(other.glossary.map(({ term }) => term)).toEqual(['Sound', 'Skerry']);
    expect(other.lesson.map(({ title }) => title)).toEqual(['All']);
    expect(load(text.replace('level: introductory', 'regions: [Asia]'), () => base).problems[0]?.message).toBe(
      'There is no key "regions" here.',
    );
  });

  test('what each side is told is read by role, and a what-if says of a role what it will', () => {
    const briefed = withKeys('roles: { initiator: { wants: Calm., fears: War. }, militants: { knows: A way. } }');
    expect(scenario(load(briefed)).briefings).toEqual({
      initiator: { wants: 'Calm.', fears: 'War.' },
      militants: { knows: 'A way.' },
    });
    const text = `id: other
title: Other
summary: Other.
extends: small
from: hit
roles: { initiator: { wants: Land. } }
steps: [{ id: other-wait, move: wait, hours: 24, title: Nothing }]
`;
    const other = scenario(load(text, () => ({ file: 'small.yaml', content: briefed })));
    expect(other.briefings).toEqual({ initiator: { wants: 'Land.' }, militants: { knows: 'A way.' } });
    expect(scenario(load(smallText())).briefings).toBeUndefined();
  });

  test.each([
    ['roles: { initiater: { wants: X } }', '8:10 There is no key "initiater" here. Did you mean initiator?'],
    ['roles: { initiator: { want: X } }', '8:23 There is no key "want" here. Did you mean wants?'],
    [
      'roles: { initiator: { wants: [X] } }',
      '8:30 wants must be a text, but is a list. Write one text, without square brackets.',
    ],
    ['level: easy', '8:8 level cannot be "easy". Possible: introductory, intermediate, advanced.'],
    ['level: advnced', '8:8 level cannot be "advnced". Did you mean advanced?'],
    ['regions: Asia', '8:10 regions must be a list, but is a text. Put square brackets around it: [Asia].'],
    ['map: { span: 20 }', '8:6 The key centre is missing here. Add `centre:`.'],
    ['map: { centre: [95, 20], span: 20 }', '8:17 centre must be at most 90. Choose another number.'],
    ['map: { centre: [5, 20], span: 0 }', '8:31 span must be at least 1. Choose another number.'],
    ['map: { centre: [5, 20, 1], span: 9 }', '8:16 centre must have at most 2 entries. Take some out.'],
    [
      'map: { centre: [5, 20], span: 9, marks: [{ at: [1, 200], title: X }] }',
      '8:52 at must be at most 180. Choose another number.',
    ],
    [
      'map: { centre: [5, 20], span: 9, countries: { initiator: [Iraan] } }',
      '8:59 initiator cannot be "Iraan". Did you mean Iran?',
    ],
    [
      'map: { centre: [5, 20], span: 9, countries: { initiator: [United States] } }',
      '8:59 initiator cannot be "United States". Did you mean United States of America?',
    ],
    [
      'map: { centre: [5, 20], span: 9, countries: { initiater: [Iran] } }',
      '8:47 There is no key "initiater" here. Did you mean initiator?',
    ],
    ['lesson: [{ minutes: 0, title: X }]', '8:21 minutes must be at least 1. Choose another number.'],
    ['lesson: [{ minutes: 5, title: X, stop: hitt }]', '8:40 There is no step hitt. Did you mean hit?'],
    ['glossary: [{ term: X }]', '8:12 The key text is missing here. Add `text:`.'],
    [
      'glossary: [{ term: X, text: A }, { term: X, text: B }]',
      '8:42 The glossary explains "X" twice. Take one of them out.',
    ],
  ])('%s is refused at its place', (keys, says) => {
    expect(errors(withKeys(keys))).toEqual([says]);
  });
});

describe('a move that only nearly fits', () => {
  const STEP =
    '  - { id: call, by: responder, move: condemn, title: A word, sources: [own], nearly: It was a whisper. }\n';

  test('says why, in the run, its document and its text', () => {
    const near = scenario(load(smallText(STEP)));
    expect(near.steps.find(({ id }) => id === 'call')?.nearly).toBe('It was a whisper.');
    expect(near.steps.find(({ id }) => id === 'hit')?.nearly).toBeUndefined();
    const session = new Session(near);
    while (session.nextStep) session.next();
    const path = playedPath(session);
    const { steps } = replayDocument(near, path);
    expect(steps.map((step) => step.nearly)).toEqual([undefined, undefined, 'It was a whisper.']);
    const text = replayText(near, path, plainStyle(80));
    expect(text.match(/A move that only nearly fits: It was a whisper\./g)).toHaveLength(1);
  });

  test('is bounded', () => {
    expect(errors(smallText(STEP.replace('It was a whisper.', `"${'x'.repeat(1001)}"`)))[0]).toContain(
      'nearly must have at most 1000 characters.',
    );
  });
});

test('the lessons of shipped scenarios take 50 minutes and stop at four places or more', () => {
  expect(real.lesson.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(50);
  expect(real.lesson.filter(({ stop }) => stop !== undefined).length).toBeGreaterThan(3);
});
