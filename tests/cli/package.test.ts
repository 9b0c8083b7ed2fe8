import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestModel } from 'xstate/graph';
import { crisisMachine } from '../../src/index.js';
import { Viewer } from '../helpers/inspect.js';
import { root } from '../helpers/scenarios.js';

/** The package as it is published, installed into an empty folder. */
let folder: string;
let installed: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offramp-package-'));
  // What is in dist has just been built; packing runs nothing.
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const project = join(folder, 'empty');
  mkdirSync(project);
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball)], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  installed = join(project, 'node_modules/offramp-simulator');
}, 300_000);

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A folder with these files beside the installed package. */
function inProject(name: string, files: Record<string, string>): string {
  const project = join(folder, 'empty', name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
  return project;
}

/** What React needs, copied from here: without it a test would ask a registry. */
const REACT = [
  'react',
  'react-dom',
  'scheduler',
  '@types/react',
  'csstype',
  '@xstate/react',
  'use-sync-external-store',
  'use-isomorphic-layout-effect',
];

/** Compiles a folder as a strict project would, declarations of libraries included; what there is to complain. */
function compiled(project: string, options: object): string[] {
  const checked = { skipLibCheck: false, skipDefaultLibCheck: true };
  const compilerOptions = { target: 'es2022', strict: true, ...checked, types: [], ...options };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--singleThreaded'], {
    cwd: project,
    encoding: 'utf8',
  });
  // Ours, not those of a library: XState's do not bear `exactOptionalPropertyTypes`, zod's want the DOM's `URL`.
  return stdout.split('\n').filter((line) => /^\S/.test(line) && !/node_modules\/(?!offramp-simulator\/)/.test(line));
}

const bin = () => join(folder, 'empty/node_modules/.bin/offramp');

async function started(args: string[], address: RegExp): Promise<string> {
  const child = spawn(bin(), args, { cwd: join(folder, 'empty'), shell: process.platform === 'win32' });
  children.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk;
    });
  await vi.waitFor(() => expect(out).toMatch(address), 30_000);
  return address.exec(out)?.[0] ?? '';
}

describe('the package, installed into an empty folder', () => {
  test('holds what it needs and no more, and nothing that npm would run', () => {
    const names = readdirSync(installed, { recursive: true }).map(String);
    expect(names).toEqual(expect.arrayContaining(['offramp.js', 'README.md', 'LICENSE', 'docs']));
    expect(names.filter((name) => /\.(png|svg)$|\.stamp$/.test(name))).toEqual([]);
    const { scripts, dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const name of ['prepare', 'prepack', 'prepublish', 'preinstall', 'install', 'postinstall'])
      expect(scripts).not.toHaveProperty(name);
    const beside = join(installed, '..');
    const needed = new Set<string>(['offramp-simulator', ...Object.keys(dependencies)]);
    for (const name of needed) {
      const { dependencies: more = {}, optionalDependencies: native = {} } = JSON.parse(
        readFileSync(join(beside, name, 'package.json'), 'utf8'),
      );
      // What is compiled for each system is there for this one.
      for (const other of [...Object.keys(more), ...Object.keys(native)])
        if (existsSync(join(beside, other))) needed.add(other);
    }
    const folders = new Set([...needed].map((name) => name.split('/')[0]));
    expect(readdirSync(beside).filter((name) => !name.startsWith('.'))).toEqual([...folders].sort());
    expect(needed.size).toBeLessThan(25);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
  });

  test('holds a class', async () => {
    const file = `file:${join(folder, 'classes.db')}`;
    const url = await started(['class', '--port', '0', '--database', file], /http:\/\/127\.0\.0\.1:\d+\/(?=#)/);
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { status, stdout } = spawnSync(bin(), ['--version'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect([status, stdout.trim()]).toEqual([0, version]);
  });

  test('replays', () => {
    const { status, stdout } = spawnSync(bin(), ['replay'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Outcome');
  });

  test('explores, with the workers and the graph that are in the package', () => {
    const { status, stdout, stderr } = spawnSync(bin(), ['explore', '--workers', '2'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('120,150 configurations');
    expect(readdirSync(join(installed, 'dist/graphs')).some((name) => name.endsWith('.br'))).toBe(true);
  });

  test('serves the page and, under it, the viewer', async () => {
    const url = await started(['serve', '--port', '0'], /http:\/\/127\.0\.0\.1:\d+\/\w+\//);
    expect(await (await fetch(url)).text()).toContain('offramp-boot');
    const viewer = await (await fetch(`${url}inspect/index.html`)).text();
    expect(viewer).toContain('Inspector – Offramp');
  });

  test('inspects, with everything that the inspector needs in the package', async () => {
    const url = await started(
      ['inspect', '--replay', '--every', '0', '--port', '0'],
      /http:\/\/127\.0\.0\.1:\d+\/\w+\//,
    );
    const page = await (await fetch(url)).text();
    const [, script] = /src="\.\/(assets\/[^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(`${url}${script}`)).status).toBe(200);
    const viewer = new Viewer(`${url.slice('http://'.length)}ws`);
    await vi.waitFor(() => expect(viewer.states).toHaveLength(20), 20_000);
    expect(viewer.states.at(-1)?.value).toMatchObject({ phase: 'restored' });
    await viewer.close();
    expect(existsSync(join(installed, '../@xstate'))).toBe(false);
    expect(existsSync(join(installed, '../ws'))).toBe(false);
    expect(JSON.parse(readFileSync(join(installed, '../xstate/package.json'), 'utf8')).version).toMatch(/^5\./);
  });

  test('is a library, as README shows', () => {
    const [, example = ''] =
      /## Use it as a library\n\n```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    writeFileSync(join(folder, 'empty/example.mjs'), example);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: join(folder, 'empty'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('phase');
  });

  test('is typed for every way to resolve modules, with and without exactOptionalPropertyTypes', () => {
    const doors = Object.keys(packageJson.exports).filter((door) => /^\.(\/\w+)?$/.test(door));
    expect(doors).toHaveLength(6);
    const project = inProject('types', {
      'doors.ts': doors.map((door, n) => `export * as door${n} from '${packageJson.name}${door.slice(1)}';`).join('\n'),
    });
    // No types of Node or of the DOM: the library touches neither.
    for (const options of [
      { module: 'nodenext', exactOptionalPropertyTypes: true },
      { module: 'node16', exactOptionalPropertyTypes: false },
      { module: 'esnext', moduleResolution: 'bundler', exactOptionalPropertyTypes: true },
    ])
      expect([options, compiled(project, { ...options, lib: ['es2023'], noEmit: true })]).toEqual([options, []]);
  });

  test('does with XState what docs/xstate.md shows, and React renders its component', () => {
    const examples = [...readFileSync(join(root, 'docs/xstate.md'), 'utf8').matchAll(/```(tsx?)\n([\s\S]*?)```/g)];
    const files = examples.map(([, kind, code = ''], n) => [`example${n}.${kind}`, code]);
    const component = files.find(([file = '']) => file.endsWith('tsx'))?.[0]?.replace('.tsx', '.js');
    const project = inProject('docs', {
      ...Object.fromEntries(files),
      'render.js': `
        import { createElement } from 'react';
        import { renderToString } from 'react-dom/server';
        import { Crisis } from './${component}';
        console.log(renderToString(createElement(Crisis)));`,
      'all.js': [...files.keys()].map((n) => `await import('./example${n}.js');`).join('\n'),
    });
    for (const name of REACT)
      cpSync(join(root, 'node_modules', name), join(project, 'node_modules', name), { recursive: true });

    expect(compiled(project, { module: 'nodenext', exactOptionalPropertyTypes: true, jsx: 'react-jsx' })).toEqual([]);
    const run = (file: string) => {
      const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: project, encoding: 'utf8' });
      expect(stderr).toBe('');
      return stdout;
    };
    const said = examples.flatMap(([, , code = '']) => [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)]);
    expect(said.length).toBeGreaterThan(10);
    expect(run('all.js').trimEnd().split('\n')).toEqual(said.map(([, result]) => result));
    expect(run('render.js')).toMatch(/normalTies.*tension.*1.*Telephone/);
    expect(() => createTestModel(crisisMachine)).toThrow('After events on test machines are not supported');
  });

  test('says under which licences the parts of the viewer come', () => {
    expect(readFileSync(join(installed, 'dist/web/inspect/licenses.md'), 'utf8')).toContain('@xstate/inspect');
    expect(readFileSync(join(installed, 'dist/licenses.md'), 'utf8')).toMatch(/\bws\b/);
  });
});

/** What a page loads before anybody asks it for more. */
test('the page of the crisis does not load the inspector by itself', () => {
  const web = join(root, 'dist/web');
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  expect(first.length).toBeGreaterThan(0);
  for (const file of first) expect(readFileSync(join(web, file), 'utf8')).not.toContain('service.register');
});
