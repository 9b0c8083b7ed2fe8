import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { compareEnds, endOf, playedPath, Session } from '../../src/play/index.js';
import {
  columns,
  compareText,
  cut,
  dateText,
  measureBar,
  measureCurve,
  outcomeText,
  plainStyle,
  replayText,
  safe,
  standingText,
  treeText,
  unmarked,
  wrap,
} from '../../src/render/index.js';
import { hoursText, loadScenario } from '../../src/scenario/index.js';
import { fa } from '../../src/web/words/fa/index.js';
import { january, scenario, small, smallText } from '../helpers/scenarios.js';

const style = plainStyle(80);

describe('text for a terminal', () => {
  test('every letter and sign is as wide as terminals have it', () => {
    const other: string[] = [];
    for (let code = 0x20; code < 0x3000; code += 1) {
      const letter = String.fromCodePoint(code);
      if (columns(letter) !== stringWidth(letter)) other.push(letter);
    }
    expect(other).toEqual([]);
  });

  test.each([40, 60, 80, 100])('keeps within %i columns, whatever is shown', (width) => {
    const narrow = plainStyle(width);
    const history = new Session(january);
    while (history.nextStep) history.next();
    const other = new Session(january);
    for (let n = 0; n < 2; n += 1) other.next();
    other.take('pakistan-quiet-protest');
    while (other.nextStep) other.next();
    other.jump(3);
    other.fork('外交官は静かに抗議し、説明を求めることにした。危機管理の会議は夜まで続いた');
    other.take({ type: 'closeBorder', by: 'responder' });
    const shown = [
      replayText(january, playedPath(history), narrow),
      compareText(january, compareEnds(endOf(history, history.branch.id), endOf(other, other.branch.id)), narrow),
      treeText(other, narrow).join('\n'),
      standingText(other, narrow).join('\n'),
    ];
    for (const line of shown.join('\n').split('\n')) expect(columns(line), line).toBeLessThanOrEqual(width);
  });

  test('where two sides have no room beside each other, a comparison has them one below the other', () => {
    const history = new Session(january);
    while (history.nextStep) history.next();
    const other = new Session(january);
    for (let n = 0; n < 2; n += 1) other.next();
    other.take('pakistan-quiet-protest');
    const both = compareEnds(endOf(history, history.branch.id), endOf(other, other.branch.id));
    const text = compareText(january, both, plainStyle(40));
    expect(text).toContain('A  Pakistan condemns the attack\n');
    expect(text).toContain('B  Pakistan protests quietly and asks\n   for an explanation\n');
    expect(text).toContain('A  outcome: restored at hour 72\nB  outcome: none yet (strike)\n');
    expect(compareText(january, both, plainStyle(80)).replace(/ +│/g, ' │')).toMatch(
      /Pakistan condemns the attack │ Pakistan protests quietly and asks for\n.* │ an explanation\n/,
    );
  });

  test('lets no control character or direction mark of a stranger through', () => {
    const hostile = scenario(
      loadScenario({
        file: 'x',
        content: smallText()
          .replace('title: Small', 'title: "\\u001b[2J\\u001b]0;gone\\u0007 a\\u202eb\\u2066c"')
          .replace('A small crisis.', '"line\\nbreak \\u009b31m"'),
      }),
    );
    const session = new Session(hostile);
    session.next();
    const text = replayText(hostile, playedPath(session), style) + treeText(session, style).join('\n');
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(safe('\u0000\u001b[31m')).toBe('  [31m');
  });

  test('dates are shown no more exactly than they are known', () => {
    expect(['2023-12', '2024-01-16', '2024-01-16T04:30'].map(dateText)).toEqual([
      'December 2023',
      '16 January 2024',
      '16 January 2024, 04:30',
    ]);
  });

  test('hours are said as people say them', () => {
    expect([0, 6, 47.5, 72, 78, 240].map(hoursText)).toEqual([
      ...['0 h', '6 h', '47 h 30 min', '3 days', '3 days 6 h', '10 days'],
    ]);
    // Whole minutes are minutes, whatever a computer adds to them; an average has none.
    expect([1 / 3, 5 / 3, 149 / 3, 0.1 + 0.2, 11.37, 49.73].map(hoursText)).toEqual([
      ...['20 min', '1 h 40 min', '2 days 1 h 40 min', '18 min', '11.4 h', '2 days 1.7 h'],
    ]);
    expect([47.96, 239.99, 341.6, 1439.9, 5760].map(hoursText)).toEqual([
      ...['2 days', '10 days', '14 days 6 h', '60 days', '240 days'],
    ]);
    const persian = [0, 1 / 3, 149 / 3, 5760].map(fa.crisis.hours);
    expect(persian).toEqual(['۰ ساعت', '۲۰ دقیقه', '۲ روز و ۱ ساعت و ۴۰ دقیقه', '۲۴۰ روز']);
  });

  test('no figure of hours is longer than a person reads', () => {
    const session = new Session(
      small('  - { id: answer, at: 2024-01-18T01:40, by: initiator, move: protest, title: An answer }'),
    );
    while (session.nextStep) session.next();
    session.wait(20 / 3);
    session.wait(71.9);
    const path = playedPath(session);
    const text = [replayText(session.scenario, path, style), ...treeText(session, style)].join('\n');
    expect(text).toContain('hour 49.6');
    expect(text).toContain('Nobody moves for 6 h 40 min');
    expect(text).not.toMatch(/\d\.\d\d/);
  });

  test('where hours are many, the clock counts days', () => {
    const session = new Session(small('  - { id: late, at: 2024-09-13, by: initiator, move: protest, title: Late }'));
    while (session.nextStep) session.next();
    expect(replayText(session.scenario, playedPath(session), style)).toMatch(/tension .* day 241$/m);
    expect(measureCurve(playedPath(session), 10, style).at(-1)?.trim()).toBe('December 2023');
    session.wait(48);
    session.wait(48);
    session.wait(48);
    expect(measureCurve(playedPath(session), 10, style).at(-1)?.trim()).toBe('December 2023  17 September 2024');
    for (let n = 0; n < 100; n += 1) session.wait(24);
    for (const width of [40, 80])
      for (const line of measureCurve(playedPath(session), 10, plainStyle(width)))
        expect(columns(line)).toBeLessThanOrEqual(width);
    expect([fa.crisis.clock(5790), fa.crisis.clock(49.67)]).toEqual(['روز ۲۴۱', 'ساعت ۴۹٫۶']);
  });

  test('articles of one paper are told apart by their titles', () => {
    const paper = (id: string, title: string, more = '') =>
      `  - { id: ${id}, title: ${title}, publisher: The Hindu${more} }\n`;
    const sources = `${paper('one', 'First news')}${paper('two', 'Second news')}${paper('old', 'Brief', ', date: 2019')}${paper('new', 'Brief', ', date: 2020-05')}  - { id: far, title: Far, publisher: AFP }\n`;
    const text = smallText(
      '  - { id: x, by: responder, move: protest, title: X, sources: [one, two, far, old, new], disputed: { source: two } }',
    );
    const loaded = scenario(loadScenario({ file: 'x', content: text.replace('sources:\n', `sources:\n${sources}`) }));
    const session = new Session(loaded);
    while (session.nextStep) session.next();
    const shown = replayText(loaded, playedPath(session), plainStyle(200));
    expect(shown).toContain(
      'Source: First news (The Hindu); Second news (The Hindu); AFP; Brief (The Hindu), 2019; Brief (The Hindu), 2020-05',
    );
    expect(shown).toContain('Disputed: Second news (The Hindu)');
  });

  test('Markdown marks of a scenario are not shown', () => {
    expect(unmarked('*so* **very** `x` [a report](https://example.org/a) and 2 * 3 * 4, snake_case_name')).toBe(
      'so very x a report and 2 * 3 * 4, snake_case_name',
    );
  });

  test('wraps and cuts by columns, wide characters counted as two', () => {
    expect(columns('危機 ok')).toBe(7);
    expect(cut('危機管理', 5)).toBe('危機…');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  });

  test('what a reader takes for one character is never broken, and words only where they are wider than a line', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(columns(family)).toBe(2);
    expect(columns('e\u0301کِتاب')).toBe(5);
    expect(cut(family.repeat(3), 5)).toBe(`${family}${family}…`);
    expect(wrap(`ok ${family.repeat(3)}`, 4)).toEqual(['ok', family.repeat(2), family]);
    expect(wrap('e\u0301'.repeat(5), 3)).toEqual(['e\u0301'.repeat(3), 'e\u0301'.repeat(2)]);
    expect(wrap('危機管理は', 5)).toEqual(['危機', '管理', 'は']);
    expect(wrap('a longestword b', 6)).toEqual(['a', 'longes', 'tword', 'b']);
  });

  test('a word without end is wrapped like any other', () => {
    // In time that grew with its square, this would run into the limit of a test.
    expect(wrap('危'.repeat(70_000), 40).length).toBe(3_500);
  });
});

describe('tension', () => {
  test('a bar has ten cells and the number', () => {
    expect([0, 4, 10].map((value) => measureBar(value, 10))).toEqual([
      '░░░░░░░░░░  0',
      '████░░░░░░  4',
      '██████████ 10',
    ]);
  });

  test('a curve has a column for the start and for every step, and fits where there are many', () => {
    const session = new Session(january);
    session.next();
    session.next();
    const [top, , , , , axis, labels] = measureCurve(playedPath(session), 10, style);
    expect(top?.trim()).toBe('10 │');
    expect(axis?.trim()).toBe('0 └─────────');
    expect(labels?.trim()).toBe('1  2');
    for (let n = 0; n < 300; n += 1) session.wait(1);
    expect(measureCurve(playedPath(session), 10, style).at(-1)).toBe(
      'A column is 5 steps, as high as the highest of them.',
    );
    for (const line of measureCurve(playedPath(session), 10, style)) expect(columns(line)).toBeLessThanOrEqual(80);
  });

  test('a path that has not ended says so', () => {
    const session = new Session(january);
    session.next();
    expect(outcomeText(january, playedPath(session), style)[0]).toMatch(/Not ended yet: normalTies/);
  });
});

test('the tree of a run shows forks, where it stands and the way there', () => {
  const session = new Session(january);
  session.next();
  session.next();
  session.take('pakistan-quiet-protest');
  session.jump(2);
  session.next();
  expect(treeText(session, style).map((line) => line.replace(/ (normalTies|strike) ·.*/, ''))).toEqual([
    '●  0 Start',
    '●  1 Militants kill eleven Iranian officers',
    '●  2 Iran strikes places in Pakistan',
    '  └ ○  3 Pakistan protests quietly and asks for an exp…',
    '◉  4 Pakistan condemns the attack',
  ]);
});
