import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { offramp } from '../helpers/cli.js';

const base = mkdtempSync(join(tmpdir(), 'offramp-write-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs a command where the file system is another one: `fs` is as the body leaves it. */
function on(body: string, ...args: string[]) {
  const cwd = mkdtempSync(join(base, 'cwd-'));
  const preload = join(base, 'preload.mjs');
  writeFileSync(
    preload,
    `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const refuse = (code) => { throw Object.assign(new Error(code), { code }); };
${body}
syncBuiltinESMExports();
`,
  );
  const ran = offramp(args, { cwd, env: { NODE_OPTIONS: `--import ${pathToFileURL(preload)}` } });
  return { ...ran, cwd, files: readdirSync(cwd) };
}

const NEW = ['new', 'mine', '--kind', 'blank', '--yes'];
const NO_LINKS = `fs.linkSync = () => refuse('EPERM');`;

test('writes where there are no hard links, and where a file system refuses to be hurried to the disk', () => {
  for (const code of ['EINVAL', 'ENOSYS', 'EPERM']) {
    const stick = `${NO_LINKS} fs.fsyncSync = () => refuse('${code}'); fs.fchmodSync = () => refuse('${code}');`;
    const { code: ended, err, files, cwd } = on(stick, ...NEW);
    expect([ended, err, files]).toEqual([0, '', ['mine.yaml']]);
    expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toContain('id: mine');
  }
  const { code, files } = on(`${NO_LINKS} fs.fsyncSync = () => refuse('ENOTSUP');`, 'export', 'html', 'two-countries');
  expect([code, files]).toEqual([0, ['two-countries.html']]);
});

test('says so where the disk is full or broken, and leaves nothing behind', () => {
  for (const failing of [`fs.fsyncSync = () => refuse('EIO');`, `${NO_LINKS} fs.renameSync = () => refuse('EIO');`]) {
    const { code, err, files } = on(failing, ...NEW);
    expect([code, files]).toEqual([1, []]);
    expect(err).toContain('mine.yaml could not be written (EIO).');
  }
});

test('writes over nothing that somebody else has put there in the same moment', () => {
  const meanwhile = `fs.writeFileSync('mine.yaml', 'theirs');`;
  const links = `const link = fs.linkSync; fs.linkSync = (...all) => { ${meanwhile} link(...all); };`;
  for (const body of [links, `fs.linkSync = () => { ${meanwhile} refuse('EPERM'); };`]) {
    const { code, err, files, cwd } = on(body, ...NEW);
    expect([code, files]).toEqual([1, ['mine.yaml']]);
    expect(err).toContain('mine.yaml exists already; nothing was written.');
    expect(readFileSync(join(cwd, 'mine.yaml'), 'utf8')).toBe('theirs');
  }
});

test('takes away what a kill left behind, and nothing else', () => {
  const killed = on(`fs.linkSync = () => process.kill(process.pid, 'SIGKILL');`, ...NEW);
  const [left = ''] = killed.files;
  expect(killed.files).toHaveLength(1);
  expect(left).toMatch(/^\.offramp-.*\.tmp$/);
  // That of a program that is still at it, one of another computer, and what is not ours.
  const others = [
    left.replace(/-\d+-/, `-${process.pid}-`),
    left.replace(/^\.offramp-\w+-/, '.offramp-00000000-'),
    '.offramp.tmp',
    'notes.tmp',
  ];
  for (const name of others) writeFileSync(join(killed.cwd, name), '');
  const { code, err } = offramp(NEW, { cwd: killed.cwd });
  expect([code, err]).toEqual([0, '']);
  expect(readdirSync(killed.cwd).sort()).toEqual(['mine.yaml', ...others].sort());
});
