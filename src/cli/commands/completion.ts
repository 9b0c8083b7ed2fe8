import type { Command } from 'commander';
import { safe } from '../../render/text/style.js';
import { candidates } from '../completion/candidates.js';
import { SCRIPTS } from '../completion/scripts.js';
import type { Values } from '../completion/values.js';
import { print } from '../terminal.js';

/** `offramp completion`: a script that makes a shell ask `offramp complete`. */
export async function completion(shell: string): Promise<void> {
  await print(SCRIPTS[shell] ?? '');
}

/** `offramp complete`: what the last word of a line may become, for the scripts. Says nothing of what goes wrong. */
export async function complete(root: Command, words: readonly string[]): Promise<void> {
  const { words: found, files } = await candidates(root, words).catch((): Values => ({ words: [] }));
  const kinds = files === undefined ? '-' : files.length === 0 ? '*' : files.join(' ');
  const lines = found.map(([word, what]) => `${word}\t${safe(what).replace(/\s+/g, ' ')}`);
  await print(`${[kinds, ...lines].join('\n')}\n`);
}
