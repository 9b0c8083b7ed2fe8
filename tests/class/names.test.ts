import { expect, test } from 'vitest';
import { viewOf } from '../../src/class/index.js';
import { published, scenario } from '../helpers/scenarios.js';
import { Klass } from './helpers.js';

test('a class in Persian names a state within a state, moves and the measure in Persian', () => {
  const ships = scenario(published('two-ships-one-reef'));
  const klass = new Klass({ ...ships, language: 'fa' });
  for (let done = 0; done < 3; done += 1) {
    const { states, measure } = viewOf(klass.lesson, { as: 'wall' })?.story ?? { states: [] };
    for (const { title, name } of states) for (const text of [title, name]) expect(text).toMatch(/^[^A-Za-z]+$/);
    if (measure) expect(measure.title).toMatch(/^[^A-Za-z]+$/);
    const { offers } = viewOf(klass.lesson, { as: 'teacher' })?.teacher ?? { offers: [] };
    const free = offers.filter(({ kind }) => kind === 'free');
    for (const { title } of free) expect(title).toMatch(/^[^A-Za-z]+$/);
    klass.teacher({ do: 'move', option: offers[0]?.option ?? '' });
  }
});
