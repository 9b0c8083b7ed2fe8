import { expect, test } from 'vitest';
import { placeAt } from '../../src/web/editor/code/context.js';

/** Where the bar in a text is. */
function place(text: string) {
  const lines = text.split('\n');
  const line = lines.findIndex((entry) => entry.includes('|'));
  const column = lines[line]?.indexOf('|') ?? 0;
  const clean = lines.map((entry) => entry.replace('|', ''));
  const found = placeAt((n) => clean[n], line, column);
  return found && { ...found, others: Object.fromEntries(found.others) };
}

test.each([
  [
    'a key at the top',
    'id: a\nti|\nstart: 2024-01-01',
    { path: [], word: 'ti', others: { id: 'a', start: '2024-01-01' } },
  ],
  [
    'a value',
    'actors:\n  initiator:\n    name: A|',
    { path: ['actors', 'initiator'], key: 'name', word: 'A', others: {} },
  ],
  [
    'a key of a step',
    'steps:\n  - id: a\n    by: initiator\n    mo|\n  - id: b\n    move: strike',
    { path: ['steps', '[]'], word: 'mo', others: { id: 'a', by: 'initiator' } },
  ],
  [
    'the first key of a step',
    'steps:\n- i|\n  move: wait',
    { path: ['steps', '[]'], word: 'i', others: { move: 'wait' } },
  ],
  [
    'a step of an alternative',
    'steps:\n  - id: a\n    instead:\n      - id: b\n        then:\n          - id: c\n            move: |',
    { path: ['steps', '[]', 'instead', '[]', 'then', '[]'], key: 'move', word: '', others: { id: 'c' } },
  ],
  [
    'an item of a list',
    'steps:\n  - sources:\n      - b|',
    { path: ['steps', '[]', 'sources', '[]'], word: 'b', others: {} },
  ],
  [
    'a flow mapping',
    'steps:\n  - { id: a, by: militants, move: mil|',
    { path: ['steps', '[]'], key: 'move', word: 'mil', others: { id: 'a', by: 'militants' } },
  ],
  [
    'a flow list',
    'steps:\n  - id: a\n    sources: [bne, a|',
    { path: ['steps', '[]', 'sources', '[]'], word: 'a', others: {} },
  ],
  [
    'a flow mapping in a flow mapping',
    'steps:\n  - id: a\n    expect: { tension: { at|',
    { path: ['steps', '[]', 'expect', 'tension'], word: 'at', others: {} },
  ],
  ['a comment', 'id: a # here|', undefined],
])('%s', (_, text, expected) => {
  expect(place(text)).toEqual(expected);
});
