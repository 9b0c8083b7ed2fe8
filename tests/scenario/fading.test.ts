import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurationOf, type Position, withSettings } from '../../src/model/index.js';
import { Session } from '../../src/play/index.js';
import { loadScenario, modelOf } from '../../src/scenario/index.js';
import { root, scenario, smallText } from '../helpers/scenarios.js';

/** The model of the real crisis, in which tension and pressure fall by themselves. */
const FADING = readFileSync(join(root, 'models/bilateral-crisis.yaml'), 'utf8')
  .replace(/^id: .*$/m, 'id: fading')
  .concat('\nfades:\n  tension: { by: 2, hours: 240 }\n  pressure: { by: 1, hours: 168 }\n');
const QUIET = '  - { id: quiet, move: wait, hours: 2000, title: Nothing }\n';

function load(settings: string) {
  const content = smallText(QUIET).replace('bilateral-crisis', 'fading').replace('start:', `${settings}\nstart:`);
  return loadScenario({ file: 'small.yaml', content }, () => ({ file: 'fading.yaml', content: FADING }));
}

/** What fell by itself on the scenario's own path, and when; where it led. */
function played(settings: string): { fell: string[]; end: Position } {
  const session = new Session(scenario(load(`deadlines: { silence: off${settings}`)));
  while (session.nextStep) session.next();
  const fell = session.nodes.flatMap(({ kind, deadline, walk }) =>
    kind === 'deadline' ? [`${deadline} ${walk.position.hours}`] : [],
  );
  return { fell, end: session.node.walk.position };
}

const errors = (settings: string) =>
  load(settings).problems.flatMap(({ severity, column, message, hint }) =>
    severity === 'error' ? [`${column} ${message} ${hint}`] : [],
  );

describe('a number that falls by itself in the model', () => {
  test('falls as the model says, if the scenario says nothing', () => {
    expect(played(' }').fell).toEqual([
      'pressureFades 168',
      'tensionFades 240',
      'pressureFades 336',
      'tensionFades 480',
      'tensionFades 720',
    ]);
  });

  test('never falls where its deadline is off, or its pace', () => {
    for (const off of [', tensionFades: off }', ' }\npace: { fades: { tension: off } }']) {
      const { fell, end } = played(off);
      expect(fell).toEqual(['pressureFades 168', 'pressureFades 336']);
      expect(end.snapshot.context.tension).toBe(5);
      expect(end.timers.map(({ deadline }) => deadline)).toEqual(['pressureFades']);
    }
    expect(played(', tensionFades: off, pressureFades: off }').fell).toEqual([]);
  });

  test('falls by as much as before where its deadline has other hours', () => {
    expect(played(', tensionFades: 1000 }').fell).toEqual([
      'pressureFades 168',
      'pressureFades 336',
      'tensionFades 1000',
      'tensionFades 2000',
    ]);
    expect(played(', tensionFades: 1000 }').end.snapshot.context.tension).toBe(1);
  });

  test('is the same machine to a program that sets it', () => {
    const plain = modelOf(scenario(load('')));
    const never = withSettings(plain, { fades: { tension: null } });
    expect(withSettings(plain, { deadlines: { tensionFades: null } }).config).toEqual(never.config);
    expect(never.hash).not.toBe(plain.hash);
    expect(Object.keys(configurationOf(new Session(scenario(load(''))).node.walk.position))).toContain('tensionFades');
  });

  test('cannot be said twice', () => {
    expect(errors('deadlines: { tensionFades: 100 }\npace: { fades: { tension: { by: 1, days: 3 } } }')).toEqual([
      '14 tensionFades and pace.fades.tension both say when tension falls. Leave one of them out.',
    ]);
  });
});

describe('what is written instead', () => {
  test.each([
    ['deadlines: { silence: never }', '23 silence cannot be "never". Write a number of hours, such as 72, or off.'],
    ['deadlines: { silence: 3 days }', '23 silence cannot be "3 days". Write a number of hours, such as 72, or off.'],
    [
      'deadlines: { tensionFades: true }',
      '28 tensionFades cannot be true. Write a number of hours, such as 72, or off.',
    ],
    ['pace: { fades: { tension: never } }', '27 tension cannot be "never". Write { by: 1, days: 10 }, or off.'],
    ['pace: { fades: { tension: 10 } }', '27 tension cannot be a number. Write { by: 1, days: 10 }, or off.'],
    ['pace: { fades: { tension: { by: 1, day: 4 } } }', '36 There is no key "day" here. Did you mean days?'],
    ['pace: { fades: { tention: off } }', '18 There is no number tention. Did you mean tension?'],
    [
      'pace: { fades: off }',
      '16 fades must be a block of keys, but is a text. Write its keys below it, indented. Possible: ',
    ],
  ])('%s is refused, and says what fits', (settings, says) => {
    expect(errors(settings).join('\n')).toContain(says);
  });
});
