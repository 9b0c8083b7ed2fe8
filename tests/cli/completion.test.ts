import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { smallText } from '../helpers/scenarios.js';

/** What the last word may become: the kinds of files, and the words that begin like it. */
async function completed(line: string, cwd?: string): Promise<string> {
  const words = line.split(' ');
  const { code, out, err } = await inside(['complete', '--', ...words], cwd === undefined ? {} : { cwd });
  expect([code, err]).toEqual([0, '']);
  const [kinds, ...lines] = out.trimEnd().split('\n');
  const found = lines.map((each) => each.split('\t')[0] ?? '').filter((word) => word.startsWith(words.at(-1) ?? ''));
  return [...found, `(${kinds})`].join(' ');
}

describe('what a word may become', () => {
  test.each([
    ['dia', 'diagram (-)'],
    ['com', 'compare completion (-)'],
    ['export ', 'html machine help (-)'],
    ['import machine x', '(json json5 ts js mjs scxml xml)'],
    ['export html --fo', '--force (-)'],
    ['export html two-c', 'two-countries (yaml yml)'],
    ['help export h', 'html help (-)'],
    ['diagram --format s', 'svg (-)'],
    ['diagram --format=s', '--format=svg (-)'],
    ['diagram -f s', 'svg (-)'],
    ['diagram --o', '--of --out (-)'],
    ['diagram --out ', '(*)'],
    ['diagram --nonsense=', '(-)'],
    ['replay iran', 'iran-pakistan-2024 (yaml yml)'],
    ['replay two-countries ', '(-)'],
    ['list two-countries med', 'mediation-decides (yaml yml)'],
    ['check ', '(yaml yml)'],
    ['merge ', '(json)'],
    ['play --resume ', '(json)'],
    ['play --resume=', '(json)'],
    ['policy do', 'dove domestic-pressure (yaml yml)'],
    ['explore --policy h', 'historical hawk (yaml yml)'],
    ['explore --policy=h', '--policy=historical --policy=hawk (yaml yml)'],
    ['explore --ends restored,fr', 'restored,frozen (-)'],
    ['explore --seed ', '(-)'],
    ['paths --to op', 'openConflict (-)'],
    ['replay --branch iran-str', 'iran-strikes-again (-)'],
    ['replay two-countries --branch joint', 'joint-commission (-)'],
    ['compare --scenario two-countries joint', 'joint-commission (json)'],
    ['compare trunk no-c', 'no-call (json)'],
    ['new mine --from pakistan-cond', 'pakistan-condemns (-)'],
    ["prove 'never-strike' mediation-decides --from mediation-ta", 'mediation-table (-)'],
    ['replay nowhere.yaml --branch ', '(-)'],
    ['completion ', 'bash zsh fish (-)'],
    ['nonsense ', '(-)'],
  ])('%s → %s', async (line, becomes) => {
    expect(await completed(line)).toBe(becomes);
  });

  test('branches and steps are those of the file that is named', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'small.yaml'), smallText());
      expect(await completed('diagram small.yaml --at h', folder)).toBe('hit (-)');
    });
  });
});

/** A folder with files to complete and a command `offramp` that shells find. */
function prepare(folder: string): { cwd: string; env: NodeJS.ProcessEnv } {
  mkdirSync(join(folder, 'bin'));
  const cwd = join(folder, 'work');
  mkdirSync(join(cwd, 'more'), { recursive: true });
  for (const name of ['mine.yaml', 'my file.yaml', 'monday.json', 'more.txt']) writeFileSync(join(cwd, name), '');
  writeFileSync(join(folder, 'bin', 'offramp'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, {
    mode: 0o755,
  });
  return { cwd, env: { ...process.env, HOME: folder, PATH: `${join(folder, 'bin')}:${process.env.PATH}` } };
}

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** What a shell makes of lines, all asked in one process: the words that it offers for each. */
function asked(shell: string, script: (lines: string[]) => string, lines: string[]): string[] {
  return inFolder((folder) => {
    const { stdout, stderr } = spawnSync(shell, ['-c', script(lines)], { ...prepare(folder), encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trimEnd().split('\n');
  });
}

describe('a shell completes', () => {
  test.runIf(has('bash'))('bash, which takes words apart at =', () => {
    const script = (lines: string[]) =>
      `source <(offramp completion bash)
       ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _offramp; (IFS=,; echo "\${COMPREPLY[*]}"); }
       ${lines.map((line) => `ask ${line}`).join('\n')}`;
    const lines = {
      'offramp dia': 'diagram',
      'offramp diagram --format =': 'mermaid,dot,svg,png,json',
      'offramp check m': 'mine.yaml,my file.yaml,more',
      'offramp play --resume = m': 'monday.json,more',
      'offramp export html --out m': '',
    };
    expect(asked('bash', script, Object.keys(lines))).toEqual(Object.values(lines).slice(0, -1));
  });

  test.runIf(has('fish'))('fish', () => {
    const script = (lines: string[]) =>
      `offramp completion fish | source
       ${lines.map((line) => `string join -- , (complete -C ${JSON.stringify(line)} | string replace -r '\\t.*' '')`).join('\n')}`;
    const lines = {
      'offramp dia': 'diagram',
      'offramp diagram --format=s': '--format=svg',
      'offramp check m': 'mine.yaml,more/,my file.yaml',
      'offramp play --resume=m': '--resume=monday.json,--resume=more/',
      'offramp export html --out mo': 'monday.json,more.txt,more/',
    };
    expect(asked('fish', script, Object.keys(lines))).toEqual(Object.values(lines));
  });

  test.runIf(has('zsh'))('zsh accepts the script', async () => {
    const { out } = await inside(['completion', 'zsh']);
    expect(spawnSync('zsh', ['-n'], { input: out, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
