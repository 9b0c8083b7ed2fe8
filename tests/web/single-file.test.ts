import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { smallText } from '../helpers/scenarios.js';
import { openScenario, webApp } from '../helpers/web.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-single-'));
const file = join(folder, 'class.html');
const address = (name: string) => pathToFileURL(name).href;
beforeAll(async () => {
  expect((await inside(['export', 'html', '--out', file])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const web = webApp();
const story = (page: Page) => page.getByRole('region', { name: 'Story' });
const heading = (page: Page) => story(page).getByRole('heading', { level: 2 }).innerText();

/** The file as one meets it who has never opened it. */
async function opened(name = file, prepare: (page: Page) => Promise<unknown> = async () => undefined): Promise<Page> {
  const page = await web.context.newPage();
  await page.goto(address(name));
  await page.evaluate(() => {
    Storage.prototype.setItem = () => undefined;
    localStorage.clear();
  });
  await prepare(page);
  await page.goto('about:blank');
  await page.goto(address(name));
  await story(page).waitFor();
  return page;
}

async function exportFrom(page: Page, withRun: boolean, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Take away', exact: true }).click();
  await page.getByRole('button', { name: /^One HTML file/ }).click();
  await page.getByRole('dialog').waitFor();
  const run = page.getByRole('checkbox', { name: /^With this run/ });
  if (await run.isVisible()) await run.setChecked(withRun);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save file' }).click(),
  ]);
  await download.saveAs(join(folder, name));
  return join(folder, name);
}

const withoutNonce = (name: string) =>
  readFileSync(name, 'utf8').replaceAll(/nonce-[0-9a-f]{32}|content="[0-9a-f]{32}"/g, 'nonce');

const scriptOf = (name: string) =>
  /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(readFileSync(name, 'utf8'))?.[1];

describe('the self-contained file', () => {
  test('is small enough to send, and opens from disk to the whole real path', async () => {
    expect(statSync(file).size).toBeLessThan(950_000);
    const page = await opened();
    expect(await page.title()).toBe('Iran and Pakistan, January 2024 – Offramp');
    await page.keyboard.press('End');
    await expect.poll(() => story(page).innerText()).toContain('This path ends here: Ties restored.');
    await page.close();
  });

  test('lets no other script run, and makes no code from text', async () => {
    const page = await opened();
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = 1';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.injected = 2');
      image.src = 'data:image/png;base64,AAAA';
      document.body.append(image);
    });
    await expect.poll(() => web.said.length).toBe(2);
    for (const said of web.said.splice(0)) expect(said).toContain('Content Security Policy');
    expect(await page.evaluate(() => (window as { injected?: number }).injected)).toBeUndefined();
    expect(
      await page.evaluate(async () => {
        setTimeout('window.injected = 3');
        return fetch('https://example.org/').catch((error: Error) => error.name);
      }),
    ).toBe('TypeError');
    await expect.poll(() => web.said.length).toBeGreaterThan(2);
    expect(await page.evaluate(() => (window as { injected?: number }).injected)).toBeUndefined();
    const said = web.said.splice(0);
    for (const line of said) expect(line).toContain('Content Security Policy');
    await page.close();

    const changed = join(folder, 'changed.html');
    writeFileSync(
      changed,
      readFileSync(file, 'utf8').replace('<div id="app">', '<script>window.injected = 4</script><div id="app">'),
    );
    const other = await opened(changed);
    expect(await other.evaluate(() => (window as { injected?: number }).injected)).toBeUndefined();
    expect(await heading(other)).toBe('Iran and Pakistan, January 2024');
    for (const line of web.said.splice(0)) expect(line).toContain('Content Security Policy');
    await other.close();
  });

  test('keeps the run where the browser keeps anything, and works where it does not', async () => {
    const page = await opened();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    const before = await heading(page);
    await page.waitForFunction(() => localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('"node":4'));
    await page.reload();
    await story(page).waitFor();
    expect(await heading(page)).toBe(before);
    await page.close();

    const closed = await opened(file, (next) =>
      next.addInitScript(() => {
        for (const store of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, store, {
            get: () => {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
      }),
    );
    for (let step = 0; step < 3; step += 1) await closed.keyboard.press('ArrowRight');
    expect(await heading(closed)).not.toBe('Iran and Pakistan, January 2024');
    await closed.getByRole('button', { name: 'Choose a scenario' }).click();
    await closed
      .getByRole('dialog')
      .getByRole('button', { name: /two-countries/ })
      .click();
    await expect.poll(() => closed.title()).toBe('Northmark and Estavia – Offramp');
    await closed.close();
  });

  test('can make the same file again', async () => {
    const page = await opened();
    const copy = await exportFrom(page, false, 'copy.html');
    // The browser writes tags in its own way; what runs is the same to the letter.
    expect(scriptOf(copy) === scriptOf(file)).toBe(true);
    const again = await opened(copy);
    await again.keyboard.press('ArrowRight');
    const third = await exportFrom(again, false, 'third.html');
    expect(withoutNonce(third) === withoutNonce(copy)).toBe(true);
    await again.close();
    await page.close();
  });

  test('made on the served page carries the run, the first time it is opened', async () => {
    const served = await web.fresh();
    for (let step = 0; step < 5; step += 1) await served.keyboard.press('ArrowRight');
    const before = await heading(served);
    const name = await exportFrom(served, true, 'with-run.html');
    await served.getByText(/Saved iran-pakistan-2024\.html, \d+ KB\./).waitFor();
    const page = await opened(name);
    await expect.poll(() => heading(page)).toBe(before);
    await page.keyboard.press('ArrowRight');
    const later = await heading(page);
    await page.waitForFunction(() => localStorage.getItem('offramp:run:iran-pakistan-2024')?.includes('"node":6'));
    await page.reload();
    await story(page).waitFor();
    expect(await heading(page)).toBe(later);
    await page.close();
  });

  test('holds a scenario of one’s own that was opened on the page', async () => {
    const served = await web.fresh();
    await openScenario(served, ['small.yaml', smallText()]);
    await expect.poll(() => served.title()).toBe('Small – Offramp');
    const page = await opened(await exportFrom(served, false, 'small.html'));
    expect(await page.title()).toBe('Small – Offramp');
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /small\.yaml/ })
      .waitFor();
    await page.close();
  });

  test('made by a server that is gone says so', async () => {
    const served = await web.fresh();
    await served.route('**/template', (route) => route.abort());
    await served.getByRole('button', { name: 'Take away', exact: true }).click();
    await served.getByRole('button', { name: /^One HTML file/ }).click();
    await served.getByRole('button', { name: 'Save file' }).click();
    await served.getByText('Is Offramp still running?').waitFor();
    await served.unroute('**/template');
    await expect.poll(() => web.said.length).toBe(1);
    expect(web.said.splice(0)[0]).toContain('ERR_FAILED');
  });
});

describe('offramp export html', () => {
  test('names the file after the scenario, prints its size, and writes over nothing', async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'small.yaml'), smallText());
      const first = await inside(['export', 'html', 'small.yaml'], { cwd });
      expect([first.code, first.out]).toEqual([0, '']);
      expect(first.err).toMatch(/^Wrote small\.html, \d{3} KB\./);
      writeFileSync(join(cwd, 'small.html'), 'mine');
      const second = await inside(['export', 'html', 'small.yaml'], { cwd });
      expect(second.code).toBe(1);
      expect(second.err).toContain(
        'small.html exists already; nothing was written. Choose another name with --out, or add --force to write over it.',
      );
      expect(readFileSync(join(cwd, 'small.html'), 'utf8')).toBe('mine');
      expect((await inside(['export', 'html', 'small.yaml', '--force'], { cwd })).code).toBe(0);
      expect(statSync(join(cwd, 'small.html')).size).toBeGreaterThan(100_000);
      expect(readdirSync(cwd).sort()).toEqual(['small.html', 'small.yaml']);
    });
  });

  test('says what it cannot do, with the exit code', async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'broken.yaml'), smallText().replace('move: strike', 'move: srike'));
      for (const [args, code, says] of [
        [['export', 'html', 'nothing.yaml'], 1, 'There is no file nothing.yaml.'],
        [['export', 'html', 'broken.yaml'], 1, 'Did you mean strike?'],
        [['export', 'html', '--out', 'no/such/folder.html'], 1, 'There is no folder no (no/such/folder.html).'],
        [['export', 'cake'], 2, '--help'],
        [['export', 'html', '--cake'], 2, '--help'],
        [['export'], 2, 'offramp export html'],
      ] as const) {
        const ran = await inside([...args], { cwd });
        expect(ran.code, args.join(' ')).toBe(code);
        expect(ran.err, args.join(' ')).toContain(says);
        expect(ran.err).not.toMatch(/\n\s+at /);
      }
      expect(existsSync(join(cwd, 'broken.html'))).toBe(false);
    });
  });
});
