/** Exploring beside SPIN, the explicit-state model checker, on the same machines. Called from explore.ts. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineText } from '../src/exchange/index.js';
import { directSteps } from '../src/explore/graph/direct.js';
import { explore, subjectOfModel } from '../src/explore/graph/explore.js';
import { type Model, shippedModels } from '../src/model/index.js';

const ROUNDS = 5;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const begin = performance.now();
  const result = work();
  return { ms: performance.now() - begin, result };
}

/** Says where SPIN or a compiler is missing; else how long each takes for every shipped model, turn about. */
export function spinBench(): void {
  const line = (text: string) => console.log(`${'beside SPIN'.padEnd(20)}${text}`);
  const missing = ['spin', 'gcc'].some((tool) => spawnSync(tool, [tool === 'gcc' ? '--version' : '-V']).status !== 0);
  if (missing) line('not measured: it needs spin and gcc (on Debian: apt install spin gcc)');
  else for (const model of shippedModels()) line(compared(model));
}

function compared(model: Model): string {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-spin-'));
  try {
    writeFileSync(join(folder, 'model.pml'), machineText(model, 'promela'));
    execFileSync('spin', ['-a', 'model.pml'], { cwd: folder });
    execFileSync('gcc', ['-O2', '-DSAFETY', '-DNOREDUCE', '-w', '-o', 'pan', 'pan.c'], { cwd: folder });
    const theirs: number[] = [];
    const ours: number[] = [];
    let found = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      const search = timed(() => execFileSync(join(folder, 'pan'), ['-m1000000', '-w20'], { encoding: 'utf8' }));
      theirs.push(search.ms);
      // Everything that is worked out from the model is, anew each time.
      const own = timed(() => {
        const subject = subjectOfModel(model);
        return explore(subject, directSteps(model, subject.space, subject.events));
      });
      ours.push(own.ms);
      const { keys, targets } = own.result;
      const stored = Number(/(\d+) states, stored/.exec(search.result)?.[1]);
      if (stored !== keys.length)
        throw new Error(`${model.id}: SPIN finds ${stored} configurations, not ${keys.length}`);
      found = `${keys.length.toLocaleString('en')} configurations, ${targets.length.toLocaleString('en')} transitions`;
    }
    const [spin, here] = [median(theirs), median(ours)];
    return `${model.id}, ${found}: ${(here / spin).toFixed(1)} times as long as the search of SPIN, ${(here / 1_000).toFixed(2)} s to ${(spin / 1_000).toFixed(2)} s (median of ${ROUNDS}; aim: at most 4)`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
