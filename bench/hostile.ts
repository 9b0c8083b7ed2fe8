import { loadScenario, type Resolve } from '../src/scenario/index.js';
import { chain, HOSTILE, inChain, tenThousandSteps } from '../tests/helpers/hostile.js';
import { fileOf } from '../tests/helpers/scenarios.js';

/** Loads every file that the tests call hostile, and the largest that are none: the slowest bounds what a stranger can cost. */
export function hostile(): void {
  const cases: [string, string | Uint8Array, Resolve][] = [
    ...Object.entries(HOSTILE).map(([name, content]): [string, string | Uint8Array, Resolve] => [
      name,
      content,
      fileOf,
    ]),
    ['ten thousand steps', tenThousandSteps, fileOf],
    ['what-ifs that extend and rejoin ten thousand steps', chain.w7 ?? '', inChain],
  ];
  let slowest = { name: '', milliseconds: 0 };
  for (const [name, content, resolve] of cases) {
    // The faster of two: what is asked is the loader's cost, not what else the machine does.
    const milliseconds = Math.min(
      ...[1, 2].map(() => {
        const begin = performance.now();
        loadScenario({ file: 'hostile.yaml', content }, resolve);
        return performance.now() - begin;
      }),
    );
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
  }
  console.log(
    `hostile files       slowest of ${cases.length}: ${(slowest.milliseconds / 1_000).toFixed(2)} s, ${slowest.name} (aim: at most 2 s)`,
  );
}
