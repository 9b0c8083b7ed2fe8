import { createInterface } from 'node:readline';
import { report } from '../report.js';
import { print } from '../terminal.js';
import type { PlayConsole } from './console.js';

/** Plays from lines of standard input: for scripts, pipes and screens without keys. */
export async function playLines(console: PlayConsole): Promise<void> {
  await print(`${console.look()}\n\n`);
  const prompt = process.stdin.isTTY ? '> ' : '';
  await print(prompt);
  let busy = false;
  // What somebody else does with the session, in an inspector for instance, is shown too.
  const stop = console.session.subscribe(() => {
    if (!busy) void print(`\n${console.look()}\n\n${prompt}`);
  });
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    // A script is read back beside what it did; a person has just typed the line.
    if (!process.stdin.isTTY) await print(`> ${line.slice(0, 200)}\n`);
    try {
      busy = true;
      await print(`${await console.execute(line.slice(0, 1000))}\n\n`);
    } catch (error) {
      // A refused command does not end a class; it does mark a script's run as not clean.
      const code = report(error, false);
      if (!process.stdin.isTTY) process.exitCode = code;
    } finally {
      busy = false;
    }
    if (console.done) break;
    await print(prompt);
  }
  stop();
}
