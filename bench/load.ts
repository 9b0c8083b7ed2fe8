import { parse } from 'yaml';
import { loadScenario } from '../src/scenario/index.js';
import { tenThousandSteps } from '../tests/helpers/hostile.js';

const ROUNDS = 9;

/** Loads the most steps that a scenario may have, and has its text parsed by the bare parser beside it. */
export function loading(): void {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const content = anew(tenThousandSteps, round);
    // Turn about, so that a machine that slows down slows both.
    const bare = timed(() => parse(content));
    const whole = timed(() => loadScenario({ file: 'ten-thousand.yaml', content }));
    return { whole, ratio: whole / bare };
  });
  const whole = median(rounds.map((round) => round.whole));
  const ratio = median(rounds.map((round) => round.ratio));
  console.log(
    `loading             10,000 steps checked and replayed in ${(whole / 1_000).toFixed(2)} s, ${ratio.toFixed(2)} times bare yaml.parse of the text (median of ${ROUNDS} rounds; aim: at most 1 s)`,
  );
}

/** The same steps by other words: what was read before is known. */
export function anew(text: string, round: number): string {
  return text.replaceAll(/\btitle: T\b/g, `title: ${String.fromCharCode(65 + round)}`);
}

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
