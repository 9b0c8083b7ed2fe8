import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cli } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { MANNERS, untilShown } from '../helpers/saves.js';
import { root, smallText } from '../helpers/scenarios.js';
import { webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-serve-'));
const file = join(folder, 'small.yaml');
const MORE = '  - { id: answer, by: responder, move: condemn, title: An answer, sources: [own] }\n';
writeFileSync(file, smallText(MORE));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = webApp([file]);

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Asks for what the page asks for, under its own address. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return askRaw(folderOf().slice(0, -1) + path, options);
}

function askRaw(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const folderOf = () => new URL(web.url).pathname;

/** What comes back for bytes that no client would send. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the server', () => {
  test('answers nobody who asks under another name', async () => {
    const { port } = new URL(web.url);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.2:${port}`,
      `localhost.evil.example:${port}`,
    ]) {
      for (const path of ['/', '/boot.json', '/events', '/template']) {
        const { status, body } = await ask(path, { headers: { host } });
        expect(status, `${host} ${path}`).toBe(403);
        expect(body).toBe('This is not the address of this page.\n');
      }
    }
    expect((await ask('/', { headers: { host: `localhost:${port}` } })).status).toBe(200);
    expect(
      await raw(
        `GET http://evil.example${folderOf()}boot.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 403/);
    expect(await raw(`GET ${folderOf()}boot.json HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1.1 403/);
  });

  test('can be reached from this computer only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect(Number(new URL(web.url).port), address);
        socket.on('connect', () => {
          socket.destroy();
          resolve(false);
        });
        socket.on('error', () => resolve(true));
      });
      expect(refused, address).toBe(true);
    }
  });

  test('answers only GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect((await ask('/boot.json', { method })).status, method).toBe(405);
    const { status, body } = await ask('/', { method: 'HEAD' });
    expect([status, body]).toEqual([200, '']);
    expect((await ask('/boot.json', { method: 'HEAD' })).status).toBe(200);
    expect((await ask('/events', { method: 'HEAD' })).status).toBe(200);
  });

  test('gives nothing from outside its folder', async () => {
    for (const path of [
      '/../package.json',
      '/../../package.json',
      '/%2e%2e/package.json',
      '/%2e%2e%2fpackage.json',
      '/assets/../../cli.js',
      '/assets/..%2f..%2fcli.js',
      '/assets/..%5c..%5ccli.js',
      '//etc/passwd',
      '/..%00/package.json',
      '/%',
      '/%ff',
      '/.git/config',
      `/${'a/../'.repeat(2_000)}x`,
    ]) {
      const { status, body } = await ask(path);
      expect([400, 404], path.slice(0, 60)).toContain(status);
      expect(body).not.toMatch(/"version"|root:|#!\/usr/);
    }
  });

  test('sends a strict policy with the page, and a nonce that is new each time', async () => {
    const first = await ask('/');
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect((await ask('/')).headers['content-security-policy']).not.toBe(policy);
    expect(first.body).not.toMatch(/<script(?![^>]*(?:type="application\/json"|src="\.\/assets\/))/);
    const asset = /\.\/(assets\/[^"]+\.js)/.exec(first.body)?.[1];
    const { headers } = await ask(`/${asset}`);
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('tells nothing to who does not know the address, and a person where to find it', async () => {
    const secret = folderOf().slice(1, -1);
    expect(secret).toMatch(/^[0-9a-f]{32}$/);
    const other = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
    for (const base of ['', '/', `/${other}`, `/${secret.slice(1)}`, `/${secret}x`, `//${secret}`, `/x/${secret}`])
      for (const path of ['/', '/boot.json', '/events', '/template', '/inspect/index.html']) {
        const { status, headers, body } = await askRaw(base + path);
        expect(status, base + path).toBe(404);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(body).toContain('Open the address that it printed in its terminal.');
        expect(body).not.toContain('small');
      }
    const { status, headers } = await askRaw(`/${secret}`);
    expect([status, headers.location]).toEqual([308, `/${secret}/`]);
  });

  test('sends its headers with every answer, and no page that is not filled', async () => {
    const { body } = await ask('/');
    const asset = `/${/\.\/(assets\/[^"]+\.js)/.exec(body)?.[1]}`;
    const paths = ['/', '//', '/.', '/index.html', '/single.html', '/inspect/', '/inspect/index.html', '/boot.json'];
    for (const path of [...paths, '/template', '/licenses.md', '/nothing', asset])
      for (const method of ['GET', 'HEAD', 'POST']) {
        const answer = await ask(path, { method });
        const policy = String(answer.headers['content-security-policy']);
        expect(policy, path).toContain("default-src 'none'");
        expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
        expect(answer.headers, path).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-resource-policy': 'same-origin',
        });
        if (/html/.test(String(answer.headers['content-type']))) expect(answer.body, path).not.toContain('<!--offramp');
      }
    for (const path of ['//', '/.', '/single.html']) expect((await ask(path)).status, path).toBe(404);
    expect((await ask('/template')).headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  test('lets a browser keep what is named by its content, and nothing else', async () => {
    const { body, headers } = await ask('/');
    expect(headers['cache-control']).toBe('no-store');
    const files = [...body.matchAll(/"\.\/(assets\/[^"]+)"/g)].map(([, name]) => `/${name}`);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect((await ask(file)).headers['cache-control'], file).toBe('private, max-age=31536000, immutable');
    for (const path of ['/boot.json', '/template', '/inspect/index.html'])
      expect((await ask(path)).headers['cache-control'], path).toBe('no-store');
  });

  test('gives the boot document, with the text of the file', async () => {
    const { headers, body } = await ask('/boot.json');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const boot = JSON.parse(body);
    expect(boot).toMatchObject({
      served: true,
      scenario: { id: 'small' },
      source: { name: 'small.yaml', text: smallText(MORE) },
    });
    expect(body).not.toContain(folder);
  });
});

describe('a file that changes on disk', () => {
  const heading = () => web.page.getByRole('region', { name: 'Story' }).getByRole('heading', { level: 2 }).innerText();
  const notice = () => web.page.locator('.notice');
  const text = (title: string) => smallText(MORE.replace('An answer', title));

  test('is followed: the page keeps its place, waits while it is broken, and goes on when it is mended', async () => {
    const page = await web.fresh();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    expect(await heading()).toBe('An answer');
    writeFileSync(file, text('Another answer'));
    await expect.poll(heading).toBe('Another answer');
    await notice().getByText('The scenario has changed on disk.').waitFor();

    writeFileSync(file, text('Broken').replace('move: condemn', 'move: condem'));
    await notice().getByText('The scenario on disk has an error now. What is shown is how it was before.').waitFor();
    expect(await notice().innerText()).toMatch(/small\.yaml:14:\d+ There is no move "condem"/);
    expect(await heading()).toBe('Another answer');
    await page.keyboard.press('ArrowLeft');
    expect(await heading()).toBe('A strike');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    await page.getByRole('region', { name: 'Story' }).waitFor();
    expect(await heading()).toBe('Another answer');
    await notice().getByText('The scenario on disk has an error now.').waitFor();

    writeFileSync(file, text('Mended'));
    await expect.poll(heading).toBe('Mended');
  });

  test('is followed when an editor replaces it, and when it was away for a while', async () => {
    const page = await web.fresh();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    writeFileSync(`${file}.new`, text('Replaced'));
    renameSync(`${file}.new`, file);
    await expect.poll(heading).toBe('Replaced');
    unlinkSync(file);
    await notice().getByText('small.yaml is gone from where it was.').waitFor();
    expect(await heading()).toBe('Replaced');
    expect((await ask('/boot.json')).status).toBe(200);
    await page.keyboard.press('ArrowLeft');
    expect(await heading()).toBe('A strike');
    await page.reload();
    await notice().getByText('small.yaml is gone from where it was.').waitFor();
    await page.keyboard.press('ArrowRight');
    writeFileSync(file, text('Replaced'));
    await notice().getByText('small.yaml is back, as it was.').waitFor({ timeout: 10_000 });
    expect(await heading()).toBe('Replaced');
    renameSync(file, `${file}.away`);
    await notice().getByText('small.yaml is gone from where it was.').waitFor();
    writeFileSync(file, text('Back again'));
    await expect.poll(heading, { timeout: 10_000 }).toBe('Back again');
    await notice().getByText('The scenario has changed on disk.').waitFor();
    writeFileSync(file, text('Still followed'));
    await expect.poll(heading, { timeout: 10_000 }).toBe('Still followed');
  });

  test('that cannot be read any more is told of, and is taken up once it can', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    unlinkSync(file);
    mkdirSync(file);
    await notice().getByText('small.yaml cannot be read now.').waitFor({ timeout: 10_000 });
    expect(await heading()).toBe('An attack');
    rmdirSync(file);
    writeFileSync(file, text('Readable'));
    await notice().getByText('The scenario has changed on disk.').waitFor({ timeout: 10_000 });
  });

  // Windows has neither.
  test.skipIf(process.platform === 'win32').each([
    ['a link that leads in a circle', () => symlinkSync('small.yaml', file)],
    ['a pipe', () => spawnSync('mkfifo', [file])],
  ])('that becomes %s is told of, keeps nobody waiting, and is taken up again', async (_, become) => {
    writeFileSync(file, text('An answer'));
    const page = await web.fresh();
    await page.keyboard.press('End');
    unlinkSync(file);
    become();
    await notice().getByText('small.yaml cannot be read now.').waitFor({ timeout: 10_000 });
    expect((await ask('/boot.json')).status).toBe(200);
    unlinkSync(file);
    writeFileSync(file, text('Readable again'));
    await expect.poll(heading, { timeout: 10_000 }).toBe('Readable again');
  });

  test.each(Object.keys(MANNERS))('is followed however it is saved, and however often: %s', async (manner) => {
    writeFileSync(file, text('An answer'));
    const titled = (title: string) => smallText(MORE).replace('title: Small', `title: ${title}`);
    expect(await untilShown(web.url, file, manner, 40, titled)).toBeLessThan(2_000);
  });

  test('is followed again when its folder was away', async () => {
    const page = await web.fresh();
    await page.keyboard.press('End');
    renameSync(folder, `${folder}-away`);
    await notice().getByText('small.yaml is gone from where it was.').waitFor();
    writeFileSync(join(`${folder}-away`, 'small.yaml'), text('Come home'));
    renameSync(`${folder}-away`, folder);
    await expect.poll(heading, { timeout: 10_000 }).toBe('Come home');
    writeFileSync(file, text('Still followed'));
    await expect.poll(heading, { timeout: 10_000 }).toBe('Still followed');
  });

  test('changes nothing while another scenario is on the page, and is there afterwards', async () => {
    const page = await web.fresh();
    const pick = async (name: RegExp) => {
      await page.getByRole('button', { name: 'Choose a scenario' }).click();
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await pick(/two-countries/);
    await expect.poll(heading).toBe('Northmark and Estavia');
    writeFileSync(file, text('Meanwhile'));
    await page.waitForTimeout(800);
    expect(await heading()).toBe('Northmark and Estavia');
    await pick(/small\.yaml/);
    await expect.poll(heading).toBe('Small');
    await page.keyboard.press('End');
    expect(await heading()).toBe('Meanwhile');
  });

  test('that gets another id is another scenario', async () => {
    const page = await web.fresh();
    await page.keyboard.press('ArrowRight');
    writeFileSync(file, text('Renamed').replace('id: small', 'id: other'));
    await expect.poll(heading).toBe('Small');
    writeFileSync(file, text('Renamed'));
    await expect.poll(heading).toBe('An attack');
  });
});

describe('offramp serve', () => {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  function start(
    ...args: string[]
  ): Promise<{ child: ChildProcess; url: string; port: string; ended: Promise<number | null> }> {
    const child = spawn(process.execPath, [cli, 'serve', ...args], { cwd: root });
    started.push(child);
    const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
    return new Promise((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
        const [url = '', port] = /http:\/\/127\.0\.0\.1:(\d+)\/\w+\//.exec(out) ?? [];
        if (port !== undefined && out.includes('Ctrl+C')) resolve({ child, url, port, ended });
      });
      void ended.then((code) => reject(new Error(`ended with ${code}: ${out}`)));
    });
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s, open pages or not', async (signal) => {
    const { child, url, ended } = await start('--port', '0');
    const events = request(`${url}events`);
    events.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      events.on('response', (answer) => {
        answer.on('error', () => undefined);
        resolve();
      });
      events.end();
    });
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  test('a page that is open while it is started anew says that the address is another one', async () => {
    const first = await start('iran-pakistan-2024', '--port', '0');
    const page = await web.context.newPage();
    await page.goto(first.url);
    await page.getByRole('region', { name: 'Story' }).waitFor();
    first.child.kill('SIGINT');
    await first.ended;
    const second = await start('--port', first.port);
    expect(second.url).not.toBe(first.url);
    await page.getByText('Offramp was started anew and has another address now').waitFor({ timeout: 20_000 });
    await page.reload();
    await page.getByText('Open the address that it printed in its terminal.').waitFor();
    await page.close();
    second.child.kill('SIGINT');
    await second.ended;
    // The browser's own words on a server that was not there for a moment, and on the old address.
    const said = web.said.splice(0);
    expect(said.filter((line) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|404|EventSource/.test(line))).toEqual([]);
  });

  test('says when a port is taken, and takes the next one where none was asked for', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.on('listening', resolve));
    const { port } = taken.address() as { port: number };
    const { code, err } = await inside(['serve', '--port', String(port)]);
    expect(code).toBe(1);
    expect(err).toContain(`The port ${port} is taken. Choose another with --port, or leave it out.`);
    taken.close();
    const [first, second] = [await start(), await start()];
    expect(first.port).not.toBe(second.port);
    for (const { child, ended } of [first, second]) {
      child.kill('SIGINT');
      expect(await ended).toBe(0);
    }
  });

  test('refuses a port that is none, and a file that is not there or broken', async () => {
    for (const port of ['x', '-1', '65536', '80.5', ''])
      expect(await inside(['serve', `--port=${port}`]), port).toMatchObject({
        code: 2,
        err: expect.stringContaining('--port takes a number'),
      });
    expect(await inside(['serve', 'nothing.yaml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file nothing.yaml.'),
    });
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, smallText().replace('move: strike', 'move: srike'));
    expect(await inside(['serve', broken])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Did you mean strike?'),
    });
  });
});

test('the page that is served names nothing but itself', () => {
  const page = readFileSync(join(root, 'dist/web/index.html'), 'utf8');
  expect(page).not.toMatch(/https?:\/\//);
});
