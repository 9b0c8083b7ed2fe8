import { loadScenario, type Resolve } from '../src/scenario/index.js';
import { chain, hostileFiles, inChain, tenThousandSteps } from '../tests/helpers/hostile.js';
import { fileOf } from '../tests/helpers/scenarios.js';
import { anew } from './load.js';

/** Loads every file that the tests call hostile, and the largest that are none: the slowest bounds what a stranger can cost. */
export function hostile(): void {
  const cases: [string, string | Uint8Array, Resolve][] = [
    ...Object.entries(hostileFiles()).map(([name, content]): [string, string | Uint8Array, Resolve] => [
      name,
      content,
      fileOf,
    ]),
    ['ten thousand steps', tenThousandSteps, fileOf],
    ['what-ifs that extend and rejoin ten thousand steps', chain.w7 ?? '', inChain],
  ];
  let slowest = { name: '', wall: 0, processor: 0 };
  for (const [name, content, resolve] of cases) {
    const [first, second] = [0, 1].map((round) =>
      measured(typeof content === 'string' ? anew(content, round) : content, resolve),
    ) as [Cost, Cost];
    const faster = first.wall < second.wall ? first : second;
    if (faster.wall > slowest.wall) slowest = { name, ...faster };
  }
  // The aim is the time that a person waits; far more of it than processor time says that the machine was busy.
  console.log(
    `hostile files       slowest of ${cases.length}: ${seconds(slowest.wall)} waited, ${seconds(slowest.processor)} of processor time, ${slowest.name} (the faster of two loads; aim: at most 1 s waited)`,
  );
}

interface Cost {
  wall: number;
  processor: number;
}

function measured(content: string | Uint8Array, resolve: Resolve): Cost {
  const [begin, before] = [performance.now(), process.cpuUsage()];
  loadScenario({ file: 'hostile.yaml', content }, resolve);
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - begin, processor: (user + system) / 1_000 };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}
