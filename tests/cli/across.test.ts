import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { AcrossSchema } from '../../src/render/json/across-schemas.js';
import { inside } from '../helpers/inside.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-across-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const here = { cwd: folder };
const REAL = 'iran-pakistan-2024';

/** Condemned twice within a day, then a month in which nothing is done, then a word. */
writeFileSync(
  join(folder, 'quiet.yaml'),
  `id: quiet
title: A quarrel that is forgotten
summary: Words, and then none.
model: interstate-crisis
actors: { initiator: { name: A }, responder: { name: B }, thirdParty: { name: C }, militants: { name: D } }
start: 2001-01-01
sources: [{ id: news, title: News, publisher: A paper }]
steps:
  - { id: first, at: 2001-01-01, by: initiator, move: threatenForce, title: A threatens, sources: [news] }
  - { id: second, at: 2001-01-02, by: responder, move: threatenForce, title: B threatens, sources: [news] }
  - { id: third, at: 2001-02-01, by: responder, move: statePosition, title: B says what it wants, sources: [news] }
`,
);

describe('offramp explore --across', () => {
  test('counts what tension did after each move, and how phases ended, with the crises of every figure', async () => {
    const { code, out, err } = await inside(
      ['explore', '--across', REAL, 'quiet.yaml', 'two-countries', '--json'],
      here,
    );
    expect([code, err]).toEqual([0, '']);
    const found = AcrossSchema.parse(JSON.parse(out));
    expect(found.crises.map(({ scenario, model, moves }) => [scenario, model, moves])).toEqual([
      [REAL, 'interstate-crisis', 18],
      ['quiet', 'interstate-crisis', 3],
    ]);
    expect(found.left).toEqual([{ name: 'two-countries', why: 'made up: it cites nothing published' }]);
    const of = (id: string) => found.moves.find(({ move }) => move === id);
    const none = { times: 0, crises: [] };
    // The second threat raises tension after the first; after that it fades, and no move lowers it.
    expect(of('threatenForce')).toMatchObject({
      made: { times: 2, crises: ['quiet'] },
      next: { rose: { times: 1 }, faded: { times: 1, crises: ['quiet'] }, fell: none, still: none },
    });
    // Iran's strike is condemned, which raises tension.
    expect(of('strike')).toMatchObject({ made: { times: 1 }, next: { rose: { times: 1, crises: [REAL] } } });
    for (const { made, next } of [found.all, ...found.moves]) {
      const all = Object.values(next);
      expect(all.reduce((sum, { times }) => sum + times, 0)).toBe(made.times);
      expect(new Set(all.flatMap(({ crises }) => crises))).toEqual(new Set(made.crises));
    }
    expect(found.all.made).toEqual({ times: 21, crises: [REAL, 'quiet'] });
    const ties = found.phases.find(({ phase }) => phase === 'normalTies');
    expect(ties?.crises).toEqual([REAL, 'quiet']);
    expect(ties?.ends).toContainEqual({ phase: 'restored', ended: true, crises: [REAL] });
    expect(found.phases.find(({ phase }) => phase === 'retaliation')).toEqual({
      phase: 'retaliation',
      crises: [REAL],
      ends: [{ phase: 'restored', ended: true, crises: [REAL] }],
    });
  });

  test.each([40, 100])('says it in words too, in %i columns', async (columns) => {
    const { code, out } = await inside(['explore', REAL, '--across', 'quiet.yaml'], { ...here, columns });
    expect(code).toBe(0);
    const words = out.replace(/\s+/g, ' ');
    expect(words).toContain(`Across 2 real crises: ${REAL}, quiet`);
    expect(words).toContain('retaliation: restored 1 of 1');
    expect(words).toContain('no claim goes beyond these 2 cases');
    expect(words).toMatch(/In one crisis only, so not shown: .*Threaten force 2/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('without files it is about what comes with Offramp; the document may go to a file', async () => {
    const { code, err } = await inside(['explore', '--across', '--out', 'across.json'], here);
    expect([code, err]).toEqual([0, '']);
    const found = AcrossSchema.parse(JSON.parse(readFileSync(join(folder, 'across.json'), 'utf8')));
    expect(found.crises.map(({ scenario }) => scenario)).toContain(REAL);
    expect(found.left.map(({ name }) => name)).toContain('two-countries');
  });

  test.each([
    [['two-countries'], 1, 'There is no crisis of real events here'],
    [['none.yaml'], 1, 'There is no file none.yaml.'],
    [[REAL, '--policy', 'hawk'], 2, "'--across [files...]' cannot be used with option '-p, --policy <policy>'"],
  ] as const)('%j is told in words', async (args, code, said) => {
    const ran = await inside(['explore', '--across', ...args], here);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(said);
  });
});
