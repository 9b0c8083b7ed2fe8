import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { inFolder, offramp } from '../helpers/cli.js';
import { fileOf, root, smallText } from '../helpers/scenarios.js';
import { giveFiles, openScenario, webApp } from '../helpers/web.js';

const web = webApp([], { permissions: ['clipboard-read', 'clipboard-write'] });

const story = () => web.page.getByRole('region', { name: 'Story' });
const heading = () => story().getByRole('heading', { level: 2 }).innerText();
const notice = () => web.page.locator('.notice');
const kept = (name: string) => web.page.evaluate((key) => localStorage.getItem(`offramp:${key}`), name);
const keptAtNode = (node: number) =>
  web.page.waitForFunction((at) => {
    const { log = [] } = JSON.parse(localStorage.getItem('offramp:run:iran-pakistan-2024') ?? '{}');
    return log.some((entry: { node?: number }) => entry.node === at);
  }, node);

async function choose(item: string | RegExp): Promise<void> {
  await web.page.getByRole('button', { name: 'Take away', exact: true }).click();
  await web.page.getByRole('button', { name: item }).click();
}

async function next(page: Page, times: number): Promise<void> {
  for (let step = 0; step < times; step += 1) await page.keyboard.press('ArrowRight');
}

/** The real path up to the strike, then Iran's formal protest instead, and back on the trunk. */
async function branchOff(page: Page): Promise<void> {
  await next(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('Home');
  await next(page, 1);
  await page.keyboard.press('1');
  await next(page, 1);
}

async function copiedLink(): Promise<string> {
  await choose(/^Copy link/);
  await notice().getByText('The link is copied').waitFor();
  return web.page.evaluate(() => navigator.clipboard.readText());
}

const runOf = async () => JSON.parse((await kept('run:iran-pakistan-2024')) ?? '{}');
const linkOf = (text: string, version = '1.') => `#run=${version}${deflateRawSync(text).toString('base64url')}`;

describe('a link', () => {
  test('opens at the same step, with the same branches', async () => {
    const page = await web.fresh();
    await branchOff(page);
    const before = await heading();
    const link = await copiedLink();
    expect(await notice().innerText()).toContain('It works on this computer until Offramp is stopped');
    expect(link.length).toBeLessThan(1_000);
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await page.goto(link);
    await notice().getByText('The run of the link is open.').waitFor();
    expect(await heading()).toBe(before);
    await keptAtNode(3);
    const run = await runOf();
    expect(run.log.map((entry: { do: string }) => entry.do)).toEqual(['step', 'step', 'jump', 'jump', 'step', 'step']);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('sets the own run aside, which comes back, and the other one too', async () => {
    const page = await web.fresh();
    await branchOff(page);
    const theirs = await heading();
    const link = await copiedLink();
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await page.goto(web.url);
    await story().waitFor();
    await next(page, 7);
    const own = await heading();
    await keptAtNode(7);
    await page.goto('about:blank');
    await page.goto(link);
    await notice().getByText('Your own run is set aside.').waitFor();
    expect(await heading()).toBe(theirs);
    await page.reload();
    await story().waitFor();
    expect(await heading()).toBe(theirs);
    await choose(/^Back to your own run/);
    await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
    await expect.poll(heading).toBe(own);
    await notice().getByRole('button', { name: 'Back to your own run' }).click();
    await expect.poll(heading).toBe(theirs);
    expect(JSON.parse((await kept('aside:iran-pakistan-2024')) ?? '[]')).toHaveLength(1);
  });

  test('to another scenario that comes with Offramp opens that one', async () => {
    const page = await web.fresh();
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /two-countries/ })
      .click();
    await page.getByText('is open. The run of the one before is kept').waitFor();
    await next(page, 2);
    const before = await heading();
    const link = await copiedLink();
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.goto('about:blank');
    await page.goto(link);
    await notice().getByText('The run of the link is open.').waitFor();
    expect(await heading()).toBe(before);
    expect(await page.title()).toBe('Northmark and Estavia – Offramp');
  });

  test('to a scenario that is not here says to which, and opens once it is here', async () => {
    const page = await web.fresh();
    const run = {
      offramp: 'run',
      version: 1,
      scenario: { id: 'small', title: 'Small <b>crisis</b>', hash: '0'.repeat(64) },
      follow: 'trunk',
      log: [{ do: 'step', step: 'attack', move: 'militantAttack', by: 'militants', target: 'initiator', node: 1 }],
    };
    await page.goto(`${web.url}${linkOf(JSON.stringify(run))}`);
    await notice().getByText('belongs to the scenario “Small <b>crisis</b>” (small)').waitFor();
    await openScenario(page, ['small.yaml', smallText()]);
    await expect.poll(heading).toBe('An attack');
    await choose(/^Copy link/);
    await notice().getByText('“Small” does not come with Offramp').waitFor();
    expect(new URL(page.url()).hash).toBe('');
  });

  test('that is broken, cut off, too large or hostile says so and changes nothing', async () => {
    const page = await web.fresh();
    await next(page, 5);
    const before = await heading();
    const good = await copiedLink();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    const hash = good.slice(good.indexOf('#'));
    await keptAtNode(5);
    const run = await runOf();
    const fork = { do: 'fork', name: 'x', node: 5 };
    const polluted = JSON.stringify(run).replace('{"offramp"', '{"__proto__":{"polluted":true},"offramp"');
    const cases: [string, RegExp][] = [
      [hash.slice(0, -20), /broken or was cut off/],
      [`${hash.slice(0, 40)}AAAA${hash.slice(44)}`, /broken or was cut off|no run that can be opened/],
      ['#run=', /broken or was cut off/],
      ['#run=1.', /broken or was cut off/],
      ['#run=1.<script>alert(1)</script>', /broken or was cut off/],
      [hash.replace('=1.', '=2.'), /made by another version/],
      [linkOf('x'.repeat(50 * 1024 * 1024)), /more than a run may have/],
      [linkOf('{"offramp":"run"'), /not JSON/],
      [linkOf('[]'), /no run that can be opened/],
      [linkOf(JSON.stringify({ ...run, version: 7 })), /version 7/],
      [linkOf(polluted), /not a run file/],
      [
        linkOf(JSON.stringify({ ...run, log: [...run.log, ...Array(20_000).fill(fork)] })),
        /longer than the page replays/,
      ],
    ];
    for (const [address, says] of cases) {
      await page.evaluate((text) => {
        location.hash = text;
      }, address);
      await expect.poll(() => notice().allInnerTexts(), { timeout: 10_000 }).toEqual([expect.stringMatching(says)]);
      expect(await heading()).toBe(before);
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(await page.evaluate(() => (Object.prototype as { polluted?: boolean }).polluted)).toBeUndefined();
    expect(await kept('aside:iran-pakistan-2024')).toBeNull();
    await next(page, 1);
    expect(await heading()).not.toBe(before);
  });

  test('is not opened where there is no room to keep the own run beside it', async () => {
    const page = await web.fresh();
    await next(page, 5);
    const before = await heading();
    await keptAtNode(5);
    const run = await runOf();
    await page.evaluate(() => {
      const fill = (length: number) => {
        for (let n = 0; ; n += 1) localStorage.setItem(`fill:${length}:${n}`, 'x'.repeat(length));
      };
      for (const length of [500_000, 20_000, 400, 1])
        try {
          fill(length);
        } catch {
          // There is no room for another one of this length.
        }
    });
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      linkOf(JSON.stringify({ ...run, log: run.log.slice(0, 2) })),
    );
    await notice().getByText('no room left to set your own run aside').waitFor();
    expect(await heading()).toBe(before);
    expect(await runOf()).toEqual(run);
  });

  test('that would be too long is not copied; the run can be saved instead', async () => {
    const page = await web.fresh();
    await page.evaluate(() => {
      let seed = 1;
      const letter = () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return String.fromCharCode(97 + (seed % 26));
      };
      const name = () => Array.from({ length: 190 }, letter).join('');
      const log = Array.from({ length: 120 }, () => ({ do: 'fork', name: name(), node: 0 }));
      const run = {
        offramp: 'run',
        version: 1,
        scenario: { id: 'iran-pakistan-2024', title: 'T', hash: '0'.repeat(64) },
        follow: 'trunk',
        log,
      };
      localStorage.setItem('offramp:run:iran-pakistan-2024', JSON.stringify(run));
    });
    await page.goto('about:blank');
    await page.goto(web.url);
    await story().waitFor();
    await choose(/^Copy link/);
    await notice().getByText('too many for most programs').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      notice().getByRole('button', { name: 'Save run' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('iran-pakistan-2024.run.json');
  });

  test('pasted under “Open run” opens, whatever its address', async () => {
    const page = await web.fresh();
    await next(page, 6);
    const before = await heading();
    const link = (await copiedLink()).replace(web.url, 'https://example.org/class/');
    await page.keyboard.press('Home');
    await choose(/^Open run/);
    await page.getByRole('textbox', { name: 'Link' }).fill(link);
    await page.getByRole('button', { name: 'Open link' }).click();
    await expect.poll(heading).toBe(before);
  });
});

describe('a run file', () => {
  test('goes to the terminal and comes back', async () => {
    const page = await web.fresh();
    await next(page, 4);
    await page.getByRole('button', { name: 'Take away', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save run/ }).click(),
    ]);
    const saved = readFileSync(await download.path(), 'utf8');
    inFolder((folder) => {
      const file = join(folder, 'monday.json');
      writeFileSync(file, saved);
      const { code, out } = offramp(['play', '--resume', file], { input: 'q\n' });
      expect(code).toBe(0);
      expect(out).toContain('Pakistan');
    });
    const before = await heading();
    await page.keyboard.press('End');
    await choose(/^Open run/);
    await giveFiles(page, 'Choose a run file …', ['monday.json', saved]);
    await notice().getByText('The run is open. Your own run is set aside.').waitFor();
    expect(await heading()).toBe(before);
    await notice().getByRole('button', { name: 'Back to your own run' }).click();
    await expect.poll(() => story().innerText()).toContain('This path ends here');
  });

  test('that is none is refused in words', async () => {
    const page = await web.fresh();
    await next(page, 2);
    const before = await heading();
    for (const [text, says] of [
      ['not json', 'The run file is not JSON'],
      // Commands are named as whoever serves the page has to type them.
      ['{"offramp":"scenario"}', 'This is not a run file of Offramp. The page and `node offramp play` save one.'],
      ['x'.repeat(8 * 1024 * 1024 + 1), 'is larger than 8 MiB'],
    ] as const) {
      await choose(/^Open run/);
      await page.getByText('A run file that was saved here or with “node offramp play”').waitFor();
      await giveFiles(page, 'Choose a run file …', ['x.json', text]);
      await notice().getByText(says).waitFor();
      expect(await heading()).toBe(before);
    }
  });
});

describe('choosing a scenario', () => {
  test('each keeps its own run, and a reload stays where it is', async () => {
    const page = await web.fresh();
    await next(page, 5);
    const real = await heading();
    const pick = async (id: RegExp) => {
      await page.getByRole('button', { name: 'Choose a scenario' }).click();
      await page.getByRole('dialog').getByRole('button', { name: id }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await pick(/mediation-decides/);
    await expect.poll(() => page.title()).not.toContain('Iran and Pakistan, January 2024');
    await next(page, 3);
    const other = await heading();
    await page.waitForFunction(() => localStorage.getItem('offramp:run:mediation-decides')?.includes('"node":3'));
    await page.reload();
    await story().waitFor();
    expect(await heading()).toBe(other);
    await pick(/iran-pakistan-2024/);
    await expect.poll(heading).toBe(real);
    expect(await page.title()).toBe('Iran and Pakistan, January 2024 – Offramp');
    await pick(/mediation-decides/);
    await expect.poll(heading).toBe(other);
  });

  test('a file opens, with one that it extends; a broken one shows what is wrong and where', async () => {
    const page = await web.fresh();
    const open = (...files: [string, string][]) => giveFiles(page, 'Open a scenario file …', ...files);
    await page.getByRole('button', { name: 'Choose a scenario' }).click();
    await open(['broken.yaml', smallText().replace('move: strike', 'move: srike')]);
    const alert = page.getByRole('alert');
    await alert.getByText('broken.yaml has an error, so it was not opened.').waitFor();
    expect(await alert.innerText()).toMatch(/line 13, column \d+ unknown-move[\s\S]*Did you mean strike\?/);
    await open(['large.yaml', 'x'.repeat(1024 * 1024 + 1)]);
    await alert.getByText('large.yaml is larger than 1 MiB').waitFor();
    const whatIf =
      'id: other\ntitle: Another way\nsummary: S\nextends: small\nfrom: hit\nsteps:\n  - { id: no-hit, by: initiator, move: protest, title: A protest }\n';
    await open(['other.yaml', whatIf], ['small.yaml', smallText()]);
    await expect.poll(() => page.title()).toBe('Another way – Offramp');
    await next(page, 2);
    expect(await heading()).toBe('A protest');
    await page.waitForFunction(() => localStorage.getItem('offramp:run:other')?.includes('"node":2'));
    await page.reload();
    await story().waitFor();
    expect(await heading()).toBe('A protest');
  });
});

describe('the menu', () => {
  test('works by keyboard, and gives the focus back', async () => {
    const page = await web.fresh();
    const button = page.getByRole('button', { name: 'Take away', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Copy link/);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^One HTML file/);
    await page.keyboard.press('Escape');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    for (let tab = 0; tab < 6; tab += 1) await page.keyboard.press('Tab');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('the handout', () => {
  test('shows the path with lines to write on; answers only where they are asked for', async () => {
    const page = await web.fresh();
    await next(page, 3);
    await choose(/^Handout/);
    const sheet = page.getByRole('dialog').getByRole('article');
    const answer = 'It shows a public that wants action';
    await sheet.getByText('Iran strikes places in Pakistan').waitFor();
    expect(await sheet.getByRole('listitem').filter({ hasText: 'Goldstein' }).count()).toBe(0);
    expect(await sheet.innerText()).not.toContain(answer);
    expect(await sheet.locator('.handout-lines').count()).toBeGreaterThan(0);
    expect(await sheet.locator('.handout-step').count()).toBe(3);
    await page.getByRole('checkbox', { name: 'The whole path, not only up to this step' }).check();
    await expect.poll(() => sheet.locator('.handout-step').count()).toBe(19);
    await sheet.getByText(/Report on breakingnews\.pk, breakingnews\.pk.?, undated/).waitFor();
    await sheet
      .getByRole('img', {
        name: 'The crisis as a statechart; the 19 steps of the path are numbered, and it stands at Ties restored.',
      })
      .waitFor();
    await sheet.getByRole('img', { name: /^Embassies and on the table as statecharts/ }).waitFor();
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect([...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length).toBeLessThan(11);
    }
    await page.emulateMedia({ media: null });
    await page.getByRole('checkbox', { name: 'With answers for the teacher' }).check();
    await expect.poll(() => sheet.innerText()).toContain(answer);
    await page.getByRole('button', { name: 'Close' }).click();
    await choose(/^Handout/);
    await sheet.getByText('Iran strikes places in Pakistan').waitFor();
    expect(await sheet.innerText()).not.toContain(answer);
  });

  test('is what comes out of the printer, and the page is as before afterwards', async () => {
    const page = await web.fresh();
    const pages = async () =>
      [...(await page.pdf({ format: 'A4' })).toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length;
    expect(await pages()).toBeGreaterThan(4);
    await page.emulateMedia({ media: null });
    expect(await page.locator('#print').innerText()).toBe('');
    expect(await heading()).toBe('Iran and Pakistan, January 2024');
    await next(page, 2);
    expect(await pages()).toBeLessThan(4);
  });
});

test('every scenario that comes with Offramp is on the list', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Choose a scenario' }).click();
  const list = page.getByRole('dialog').locator('.scenario-list button');
  await expect
    .poll(() => list.count())
    .toBe(readdirSync(join(root, 'scenarios')).filter((name) => name.endsWith('.yaml')).length);
  expect(await list.first().innerText()).toContain('iran-pakistan-2024 (shown now)');
  expect(fileOf('two-countries')).toBeDefined();
});
