import { describe, expect, test } from 'vitest';
import { type Loaded, loadScenario } from '../../src/scenario/index.js';
import { unclear } from '../helpers/clear.js';
import { bytes, chain, HOSTILE_CODES, hostileFiles, inChain, tenThousandSteps } from '../helpers/hostile.js';
import { fileOf, smallText } from '../helpers/scenarios.js';

// A third of what a file may hold: how long all of it takes, `npm run bench` says.
const HOSTILE = hostileFiles(1 / 3);

/** A guard against a load that never ends; how fast it is, the benchmark shows. */
const HANG = 60_000;

const load = (content: string | Uint8Array, resolve = fileOf): Loaded =>
  loadScenario({ file: 'hostile.yaml', content }, resolve);

describe('a hostile file gets a clear answer', { timeout: HANG }, () => {
  test.each(Object.keys(HOSTILE))('%s', (name) => {
    const loaded = load(HOSTILE[name] ?? '');
    // Not the scenario itself: a failure would print thousands of steps.
    expect(loaded.scenario === undefined).toBe(true);
    const errors = loaded.problems.filter((problem) => problem.severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(unclear(loaded.problems, 'hostile.yaml')).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // Said as it is: a wrong name for the reason is no clear answer.
    if (name in HOSTILE_CODES) expect(errors.map((problem) => problem.code)).toContain(HOSTILE_CODES[name]);
  });

  test('ten thousand steps load, and every one is replayed', () => {
    const loaded = load(tenThousandSteps);
    expect(loaded.problems.filter((problem) => problem.severity === 'error').slice(0, 3)).toEqual([]);
    expect(loaded.scenario?.steps.length).toBe(10_000);
  });

  test('ten thousand steps of which each rejoining what-if is replayed again stay in bounds together', () => {
    expect(load(chain.w1 ?? '', inChain).scenario?.branches.length).toBe(2);
    const { scenario, problems } = load(chain.w7 ?? '', inChain);
    expect(scenario).toBeUndefined();
    expect(problems[0]).toMatchObject({ code: 'extends' });
  });

  test('scenarios that extend each other are together no larger than one may be', () => {
    const big = (text: string) => text.padEnd(600_000, '#');
    const files: Record<string, string> = {
      w0: big(smallText()),
      w1: big(
        'id: w1\ntitle: T\nsummary: S\nextends: w0\nfrom: hit\nsteps: [{ id: x, by: initiator, move: protest, title: T }]\n',
      ),
    };
    const { problems } = load(files.w1 ?? '', (id) => ({ file: `${id}.yaml`, content: files[id] ?? '' }));
    expect(problems).toMatchObject([{ line: 4, code: 'extends', message: expect.stringContaining('1 MiB') }]);
  });

  test('one step more than ten thousand is said to be too many', () => {
    const steps = Array.from(
      { length: 9_999 },
      (_, n) => `  - {id: s${n}, by: responder, move: condemn, title: T}\n`,
    ).join('');
    expect(load(smallText(steps)).problems.map((problem) => problem.code)).toContain('too-large');
  });

  test('a file with Windows line ends and a byte order mark is a file like any other', () => {
    const loaded = load(bytes(`\ufeff${smallText().replaceAll('\n', '\r\n')}`));
    expect(loaded.scenario?.steps.length).toBe(2);
  });
});
