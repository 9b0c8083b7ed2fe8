import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callOf } from '../../src/cli/called.js';
import { inFolder } from '../helpers/cli.js';
import { root } from '../helpers/scenarios.js';

const node = (entry: string, args: string[], cwd: string) =>
  spawnSync(process.execPath, [entry, ...args], { cwd, encoding: 'utf8' });

describe('a command is named as it was called', () => {
  test('by its file, from its folder or another', () => {
    inFolder((made) => {
      const folder = join(realpathSync(made), 'offramp project');
      mkdirSync(folder);
      const call = (entry: string, cwd: string) => callOf({ entry, cwd, env: {} }, folder);
      writeFileSync(join(folder, 'offramp.js'), '');
      expect(call(join(folder, 'offramp'), folder)).toBe('node offramp');
      expect(call(join(folder, 'offramp.js'), folder)).toBe('node offramp');
      expect(call(join(folder, 'offramp'), join(folder, 'docs'))).toBe(`node ${join('..', 'offramp')}`);
      expect(call(join(folder, 'offramp'), join(folder, '..'))).toBe(`node '${join('offramp project', 'offramp')}'`);
      symlinkSync(folder, join(made, 'there'), 'junction');
      expect(call(join(made, 'there', 'offramp'), folder)).toBe('node offramp');
    });
  });

  test('by its name where it is linked or installed, by npx where that started it', () => {
    const call = (entry: string, env: Record<string, string>, folder = root) =>
      callOf({ entry, cwd: '/home/me', env }, folder);
    expect(call('/usr/local/bin/offramp', {})).toBe('offramp');
    const installed = join(root, 'node_modules', 'offramp-simulator');
    expect(call(join(installed, 'offramp.js'), {}, installed)).toBe('offramp');
    const npx = { npm_command: 'exec', npm_lifecycle_script: "'offramp' replay" };
    expect(call('/cache/_npx/1/node_modules/.bin/offramp', { ...npx, npm_config_local_prefix: root })).toBe(
      'npx offramp',
    );
    expect(call('/cache/_npx/1/node_modules/.bin/offramp', { ...npx, npm_config_local_prefix: '/home/me' })).toBe(
      'npx offramp-simulator',
    );
    expect(call('/usr/local/bin/offramp', { ...npx, npm_lifecycle_script: 'vitest' })).toBe('offramp');
  });

  test('in hints, in help and in files that are written', () => {
    inFolder((folder) => {
      const offramp = join(root, 'offramp');
      const own = callOf({ entry: offramp, cwd: realpathSync(folder), env: {} }, root);
      expect(own).toMatch(/^node .*offramp$/);
      expect(node(offramp, ['new', 'mine'], folder).stdout).toBe(
        `Wrote mine.yaml. Next:\n  ${own} check mine.yaml\n  ${own} play mine.yaml\n`,
      );
      expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toContain(`#   ${own} check mine.yaml`);
      writeFileSync(join(folder, 'empty.yaml'), '');
      expect(node(offramp, ['check', 'empty.yaml'], folder).stdout).toContain(`\`${own} new\` writes a file`);
      expect(node(offramp, ['play', '--help'], root).stdout).toMatch(
        /^Usage: node offramp play [\s\S]*\| node offramp play {2}/,
      );
    });
  });
});

test('what was not built says what to do', () => {
  inFolder((folder) => {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    copyFileSync(join(root, 'offramp.js'), join(folder, 'offramp.js'));
    const { status, stdout, stderr } = node('offramp', ['replay'], folder);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Offramp is not built yet\..*`npm ci`.*`npm run build`\.\n$/);
  });
});

test('the documents name it as it is called in its folder', () => {
  for (const file of [
    'README.md',
    'docs/explore.md',
    'docs/inspect.md',
    'docs/json.md',
    'docs/scenario-reference.md',
  ]) {
    const text = readFileSync(join(root, file), 'utf8').replace(/### As a command in every folder[\s\S]*?\n## /, '');
    expect(text, file).not.toMatch(/npx offramp|(?<!node )\bofframp (?:[a-z-]+ |--)(?=[a-z-]|`)/);
    expect(text, file).not.toMatch(/`offramp [a-z]/);
  }
});
