import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cli } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { Viewer } from '../helpers/inspect.js';
import { root } from '../helpers/scenarios.js';

interface Running {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  url: string;
  /** What a receiver connects to. */
  socket: string;
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function inspect(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [cli, 'inspect', '--port', '0', ...args], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  open.push({
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve(0);
        child.on('exit', resolve);
        return child.kill('SIGKILL');
      }),
  });
  const address = () => /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\//.exec(out)?.[0];
  await vi.waitFor(() => expect(address(), err).toBeDefined(), 20_000);
  const url = address() ?? '';
  return { child, out: () => out, err: () => err, url, socket: `${url.slice('http://'.length)}ws` };
}

function watching({ socket }: Running): Viewer {
  const viewer = new Viewer(socket);
  open.push(viewer);
  return viewer;
}

describe('offramp inspect', () => {
  test('plays what is typed, and shows what a viewer does', async () => {
    const running = await inspect();
    const viewer = watching(running);
    await vi.waitFor(() => expect(viewer.states).toHaveLength(1), 10_000);
    running.child.stdin?.write('n\n');
    await vi.waitFor(() => expect(viewer.states).toHaveLength(2), 10_000);
    viewer.send({ type: 'strike', by: 'initiator' });
    await vi.waitFor(() => expect(running.out()).toMatch(/2 {2}Strike/), 10_000);
    viewer.send({ type: 'counterStrike', by: 'initiator' });
    await vi.waitFor(() => expect(running.err()).toContain('viewer 1 asked for counterStrike'), 10_000);
    expect(running.err()).toContain('Iran used force first, and cannot answer its own strike');
    running.child.stdin?.end('q\n');
    const code = await new Promise((resolve) => running.child.on('exit', resolve));
    expect(code).toBe(0);
    await vi.waitFor(() => expect(viewer.received.at(-1)?.type).toBe('service.stop'), 10_000);
  });

  test('replays at the pace that is asked for, and stays until it is stopped', async () => {
    const running = await inspect('--replay', '--every', '0.01', '--branch', 'no-call');
    const viewer = watching(running);
    await vi.waitFor(() => expect(running.out()).toContain('Stop with Ctrl+C'), 20_000);
    await vi.waitFor(() => expect(viewer.states.length).toBeGreaterThan(5), 10_000);
    running.child.kill('SIGINT');
    const code = await new Promise((resolve) => running.child.on('exit', resolve));
    expect(code).toBe(0);
  });

  test('serves the viewer under its secret address only, with a strict policy', async () => {
    const { url } = await inspect();
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Inspector – Offramp');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const { origin } = new URL(url);
    for (const path of ['/', '/index.html', `/${'0'.repeat(32)}/`, '/ws', `${new URL(url).pathname}../`])
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  test('says what goes where before a page from elsewhere may connect', async () => {
    const { out, socket } = await inspect('--remote', 'https://viewer.example/viz?inspect');
    await vi.waitFor(() => expect(out()).toContain('Without --remote'), 10_000);
    expect(out()).toContain('a page from https://viewer.example, which is not part of Offramp');
    expect(out()).toContain(encodeURIComponent(socket));
    const plain = await inspect();
    expect(plain.out()).not.toContain('remote');
  });

  test.each([
    [['--every', 'soon'], 2, '--every takes seconds'],
    [['--port', 'x'], 2, '--port takes a number'],
    [['--remote', 'javascript:alert(1)'], 2, '--remote takes the address of a viewer'],
    [['--branch', 'nowhere'], 1, 'There is no branch nowhere'],
    [['nothing.yaml'], 1, 'There is no file nothing.yaml'],
  ])('%s is refused with a reason', async (args, code, reason) => {
    const ran = await inside(['inspect', ...args]);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(reason);
  });
});
