import { Readable } from 'node:stream';
import { vi } from 'vitest';
import { Answers, type Question } from '../../src/cli/explore/answers.js';
import { Hand } from '../../src/cli/explore/crew.js';
import { run } from '../../src/cli/run.js';
import { modelOf } from '../../src/scenario/index.js';
import { builtGraph } from '../explore/helpers.js';
import type { Ran } from './cli.js';
import { root } from './scenarios.js';

export interface Inside {
  cwd?: string;
  /** What it reads from standard input. */
  input?: string;
  /** Columns of a terminal that it prints to; without them, to none. */
  columns?: number;
  /** Whether it is asked for colour. */
  colour?: boolean;
}

/**
 * Runs a command within this process, in a tenth of the time that one of its own takes. What workers would answer
 * is answered here too.
 */
export async function inside(
  args: readonly string[],
  { cwd = root, input = '', columns, colour = false }: Inside = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  const taking = (name: 'out' | 'err') => (chunk: string | Uint8Array, then?: unknown, last?: unknown) => {
    written[name] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
    for (const call of [then, last]) if (typeof call === 'function') call();
    return true;
  };
  const before = process.cwd();
  const width = Object.getOwnPropertyDescriptor(process.stdout, 'columns');
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  vi.stubEnv('NO_COLOR', colour ? '' : '1');
  vi.stubEnv('FORCE_COLOR', colour ? '1' : '');
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(taking('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(taking('err')),
    vi.spyOn(Hand, 'hire').mockImplementation(handHere),
  ];
  try {
    // By the process, whose functions Playwright wraps to keep the folder it knows of.
    process.chdir(cwd);
    Object.defineProperty(process.stdout, 'columns', { value: columns, configurable: true });
    Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
    await run(args);
    return { code: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    Reflect.deleteProperty(process.stdout, 'columns');
    if (width) Object.defineProperty(process.stdout, 'columns', width);
    if (stdin) Object.defineProperty(process, 'stdin', stdin);
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** Answers as a worker does: with the graph that was built, and errors that have lost their class on the way. */
function handHere(question: Question): Hand {
  let answers: Answers | undefined;
  const ask = async (name: keyof Answers, ...args: unknown[]) => {
    try {
      answers ??= new Answers(question);
      if (name === 'graph' && question.odds?.limit === undefined)
        return answers.graph(builtGraph(modelOf(question.path.scenario)));
      return (answers[name] as (...given: unknown[]) => unknown).apply(answers, args);
    } catch (error) {
      const { name: kind, message, stack } = error as Error;
      throw Object.assign(new Error(message), { name: kind, message, stack });
    }
  };
  return { ask, end: async () => {} } as unknown as Hand;
}
