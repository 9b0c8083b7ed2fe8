import { KINDS, type Kind, type Made } from './cases.js';

/** What came of many files of a kind. */
export interface Loaded {
  /** What went wrong, each with the seed that makes it again. */
  wrong: string[];
  slowest: { seconds: number; seed: number };
}

/** A file that keeps a processor longer is as good as a hang, in seconds of processor time. */
const HANG = 10;

/**
 * Makes files of a kind and reads them.
 *
 * @param seed of the first; the n-th one after it has the seed plus n, so that each can be made by itself
 */
export function loadMany(name: string, seed: number, count: number, told: (done: number) => void): Loaded {
  const kind = kindOf(name);
  const wrong: string[] = [];
  let slowest = { seconds: 0, seed };
  for (let n = 0; n < count; n += 1) {
    const own = seed + n;
    const made = kind(own);
    const before = process.cpuUsage();
    const found = readOne(made);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1_000_000;
    if (seconds > HANG) found.push(`took ${seconds.toFixed(1)} s of processor time`);
    if (seconds > slowest.seconds) slowest = { seconds, seed: own };
    for (const what of found) wrong.push(`${again(name, own)}  ${what}`);
    told(n + 1);
  }
  return { wrong, slowest };
}

/** The command that makes a file once more, and reads it. */
export function again(name: string, seed: number): string {
  return `npm run hostile -- ${name} --seed ${seed} --count 1`;
}

/** A file as it is made from a seed, to be looked at. */
export function shown(name: string, seed: number): string {
  return kindOf(name)(seed).shown();
}

function kindOf(name: string): Kind {
  const kind = KINDS[name];
  if (!kind) throw new Error(`There is no kind ${name}.`);
  return kind;
}

function readOne(made: Made): string[] {
  try {
    const found = made.read();
    const polluted = Object.keys(Object.prototype);
    for (const key of polluted) delete (Object.prototype as Record<string, unknown>)[key];
    return [...found, ...polluted.map((key) => `every object has a ${key} now`)];
  } catch (error) {
    return [
      `CRASH: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)}`,
    ];
  }
}
