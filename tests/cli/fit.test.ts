import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { FitSchema } from '../../src/render/json/fit-schemas.js';
import { inside } from '../helpers/inside.js';
import { root } from '../helpers/scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-fit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const shipped = (id: string) => join(root, 'scenarios', `${id}.yaml`);
const REAL = 'iran-pakistan-2024';

/** A few crises that happened, made of the one: each comes to its end sooner. */
function crises(): string[] {
  const { lesson: _, ...file } = parse(readFileSync(shipped(REAL), 'utf8'));
  const lengths = { [REAL]: undefined, 'until-10': 10, 'until-12': 12, short: 3 };
  const files = Object.entries(lengths).map(([id, length]) => {
    writeFileSync(join(folder, `${id}.yaml`), stringify({ ...file, id, steps: file.steps.slice(0, length) }));
    return `${id}.yaml`;
  });
  const other = readFileSync(shipped('duties-for-duties'), 'utf8').replace('id: duties-for-duties', 'id: duties');
  writeFileSync(
    join(folder, 'duties.yaml'),
    other.replace('title: Written for class', 'title: News, url: https://a.org'),
  );
  return files.slice(0, 3);
}

describe('offramp fit', () => {
  const files = crises();

  test('finds weights with their errors, foresees each crisis from the others, and writes a policy that is read again', async () => {
    const named = [...files, shipped('two-countries'), shipped('mediation-decides')];
    const { code, out, err } = await inside(['fit', ...named, '--out', 'fitted.yaml', '--json'], {
      cwd: folder,
    });
    expect([code, err]).toEqual([0, 'offramp: the policy is in fitted.yaml: --policy fitted.yaml\n']);
    const found = FitSchema.parse(JSON.parse(out));
    expect(found.crises.map(({ scenario }) => scenario)).toEqual([REAL, 'until-10', 'until-12']);
    expect(found.left).toEqual([
      { name: 'two-countries.yaml', why: 'made up: it cites nothing published' },
      { name: 'mediation-decides.yaml', why: `a what-if on ${REAL}` },
    ]);
    expect(found.leftOut).toHaveLength(3);
    // They are the same crisis, so that each is well foreseen by the others.
    expect(found.outOfSample?.better).toBe(3);
    expect(found.outOfSample?.fitted.perplexity).toBeLessThan(found.outOfSample?.uniform.perplexity ?? 0);
    for (const { standardError } of found.weights) expect(standardError).toBeGreaterThan(0);
    const text = await inside(['policy', 'fitted.yaml'], { cwd: folder });
    expect(text.out).toBe(readFileSync(join(folder, 'fitted.yaml'), 'utf8'));
    expect(text.out).toMatch(/^id: fitted\n/);
  });

  test.each([40, 100])('says it in words too, in %i columns', async (columns) => {
    const { code, out } = await inside(['fit', ...files], { cwd: folder, columns });
    expect(code).toBe(0);
    const words = out.replace(/\s+/g, ' ');
    expect(words).toMatch(/Weights fitted to \d+ moves of 3 real crises, on the model interstate-crisis/);
    expect(words).toContain('Out of sample: each crisis foreseen by weights fitted to the others');
    expect(words).toMatch(
      /foresaw 3 of 3 crises better than uniform; the difference is \+\d\.\d\d a move, over \d+ moves\./,
    );
    expect(words).toContain('No claim beyond these 3 crises');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('of one crisis says that how well it foresees is not known', async () => {
    const { out } = await inside(['fit', REAL], { columns: 100 });
    expect(out).toContain('With one crisis none can be left out');
  });

  test.each([
    [['two-countries'], 1, 'There is no crisis of real events here'],
    [[REAL, '--model', 'trade-quarrel'], 1, 'no crisis of real events on the model trade-quarrel'],
    [['short.yaml'], 1, 'to fit weights to; there must be 10 or more. Name more crises, or longer ones.'],
    [
      [REAL, 'duties.yaml'],
      1,
      'on several models, none of which has most of them: interstate-crisis (1), trade-quarrel (1). A policy is for one model; say which with --model.',
    ],
    [['none.yaml'], 1, 'There is no file none.yaml.'],
    [[REAL, '--prior', 'wide'], 2, '--prior takes a number from 0.01 to 10, not wide.'],
    [
      [REAL, '--out', 'policy.json'],
      2,
      'nothing is written that is called .json. Name it policy with one of .yaml .yml.',
    ],
    [[REAL, '--out', `${REAL}.yaml`], 1, `${REAL}.yaml exists already; nothing was written.`],
  ] as const)('%j is told in words', async (args, code, said) => {
    const ran = await inside(['fit', ...args], { cwd: folder });
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(said);
  });
});
