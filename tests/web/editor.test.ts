import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { violationsInBoth, webApp } from '../helpers/web.js';

const web = webApp([], {}, 'text');

// A native window to choose a file cannot be driven: without the API the page reads and downloads files.
beforeAll(() =>
  web.context.addInitScript(() => {
    Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
  }),
);

/** Waits as long as a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const region = (name: string) => web.page.getByRole('region', { name, exact: true });
const text = () => web.page.getByRole('textbox', { name: 'Scenario editor' });
const problems = () => region('Problems');
const status = () => problems().getByRole('status');
const fine = 'No problems. The scenario can be played.';

/** Whether the page was only written on, by tests that passed: the next one that only writes goes on with it. */
let written = false;
afterEach(({ task }) => {
  if (task.result?.state === 'fail') written = false;
});

function fresh(): Promise<Page> {
  written = false;
  return web.fresh();
}

/** The editor as a person meets it who has written nothing. */
async function write(): Promise<Page> {
  const page = await fresh();
  await page.getByRole('button', { name: 'Write' }).click();
  await text().waitFor();
  return page;
}

/** The editor with the real crisis in it, for a test that puts a text of its own there and leaves drafts alone. */
async function writing(): Promise<Page> {
  if (!written) await write();
  else {
    await web.page.getByRole('button', { name: 'Write' }).click();
    await begin('The real crisis');
    await eventually(() => text().innerText()).toContain('id: iran-pakistan-2024');
  }
  written = true;
  return web.page;
}

/** Puts a text in place of what is there, as a person who pastes it. */
async function put(content: string): Promise<void> {
  await text().click();
  await web.page.keyboard.press('ControlOrMeta+a');
  await paste(content);
}

async function paste(content: string, into = text()): Promise<void> {
  await into.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, content);
}

async function begin(name: string): Promise<void> {
  await web.page.getByRole('button', { name: 'Start from …' }).click();
  await web.page.getByRole('dialog').getByRole('button', { name }).click();
}

async function downloaded(): Promise<{ name: string; content: string }> {
  const [file] = await Promise.all([
    web.page.waitForEvent('download'),
    web.page.getByRole('button', { name: 'Download' }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path(), 'utf8') };
}

const SMALL = `id: my-own
title: My own
summary: Two countries.
model: bilateral-crisis
actors:
  initiator: { name: Aland }
  responder: { name: Bland }
start: 2030-03-01
sources:
  - { id: own, title: Own }
steps:
  - { id: attack, at: 2030-02, by: militants, target: initiator, move: militantAttack, title: An attack, sources: [own] }
  - id: hit
    by: initiator
    move: strike
    title: A strike
    sources: [own]
  - { id: silence, move: wait, hours: 80, title: Silence, sources: [own] }
`;

describe('writing', () => {
  test('nothing of the editor is loaded before it is opened', async () => {
    const loaded: string[] = [];
    const listen = (request: { url(): string }) => loaded.push(request.url());
    web.context.on('request', listen);
    const page = await fresh();
    await page.keyboard.press('ArrowRight');
    expect(loaded.filter((url) => /Editor|library/.test(url))).toEqual([]);
    await page.getByRole('button', { name: 'Write' }).click();
    await text().waitFor();
    expect(loaded.some((url) => url.includes('Editor'))).toBe(true);
    web.context.off('request', listen);
  });

  test('begins with the scenario that is shown, which has no problems', async () => {
    await writing();
    await eventually(() => status().innerText()).toBe(fine);
    expect(await text().innerText()).toContain('id: iran-pakistan-2024');
    const outline = await region('What it is now').innerText();
    expect(outline).toContain('Iran strikes places in Pakistan');
    expect(outline).toMatch(/Iran proposes to investigate the attack together\s+ends in: Ties restored, after 14 h/);
  });

  test('an error is listed with its place, a click goes there, mending clears it, and the outline follows', async () => {
    const page = await writing();
    await put(SMALL);
    await eventually(() => status().innerText()).toMatch(/^0 errors, \d+ warnings?$/);
    await put(SMALL.replace('move: strike', 'move: strke'));
    await eventually(() => status().innerText()).toMatch(/^1 error,/);
    const problem = problems().getByRole('button', { name: /Error.*line 15, column 11.*unknown-move/ });
    expect(await problem.innerText()).toContain('Did you mean strike?');
    await eventually(() => page.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['strke']);
    await eventually(() => region('What it is now').innerText()).toContain('This is how it was before them.');
    await page.getByRole('button', { name: 'Play this scenario' }).click({ force: true });
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('Mend the errors'),
    );
    await problem.press('Enter');
    await eventually(() => text().evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('strike');
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    await eventually(() => region('What it is now').innerText()).toContain('ends in: Standoff');
    await page.getByRole('button', { name: 'Play this scenario' }).click();
    await eventually(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('My own');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await region('Story').innerText()).toContain('A strike');
    // The page is that of another scenario now.
    written = false;
  });

  test('completion offers moves with what they mean, actors, keys, and steps to leave', async () => {
    const page = await writing();
    const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
    /** What is offered where the text ends with a line. */
    const offered = async (line: string) => {
      // What is told of the option that was looked at may lie over the text.
      await page.keyboard.press('Escape');
      await put(SMALL.slice(0, SMALL.indexOf('    move: strike')) + line);
      await page.keyboard.press('Control+Space');
      await options.first().waitFor();
      return options.allInnerTexts();
    };
    await put(SMALL);
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    const moves = await offered('    move: phone');
    expect(moves[0]).toMatch(/^phoneCall\s*Telephone call/);
    expect(await page.locator('.cm-completionInfo').innerText()).toContain('calls the other');
    await options.first().click();
    await eventually(() => text().innerText()).toContain('move: phoneCall');
    expect(await offered('    tar')).toContain('target');
    expect((await offered('    target: ')).join()).toContain('responder');
    await begin('The real crisis');
    await page.getByRole('button', { name: 'Start from …' }).click();
    await page.getByRole('form', { name: 'A what-if' }).getByRole('button', { name: 'Begin' }).click();
    await eventually(() => text().innerText()).toContain('extends: iran-pakistan-2024');
    await eventually(() => status().innerText()).toBe(fine);
    const ids = async (line: string) => {
      await put(line);
      await page.keyboard.press('Control+Space');
      await options.first().waitFor();
      return options.allInnerTexts();
    };
    expect((await ids('extends: iran-pakistan-2024\nfrom: pakistan-str'))[0]).toMatch(/^pakistan-strikes/);
    expect((await ids('extends: iran-pakistan-2024\nsteps:\n  - id: a\n    sources: [bn')).join()).toMatch(/^bne/);
    expect(await ids('exte')).toContain('extends');
  });

  test('Tab indents, and Escape then Tab leaves', async () => {
    const page = await writing();
    await text().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await text().evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });
});

describe('nothing that was written is lost', () => {
  test('a draft survives a reload, is told of, and another one does not overwrite it', async () => {
    const page = await write();
    await put(SMALL);
    await page.reload();
    await page.getByRole('button', { name: 'Write' }).click();
    await eventually(() => text().innerText()).toContain('id: my-own');
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('Restored what you were writing: my-own.yaml'),
    );
    await begin('The real crisis');
    await eventually(() => text().innerText()).toContain('id: iran-pakistan-2024');
    await put(SMALL.replaceAll('my-own', 'second'));
    await page.reload();
    await page.getByRole('button', { name: 'Write' }).click();
    await eventually(() => text().innerText()).toContain('id: second');
    await page.getByRole('button', { name: 'Drafts' }).click();
    await page.getByRole('button', { name: 'Open my-own.yaml' }).click();
    await eventually(() => text().innerText()).toContain('id: my-own');
    await page.getByRole('button', { name: 'Drafts' }).click();
    await page.getByRole('button', { name: 'Delete the draft second.yaml' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Drafts' }).click();
    await page.getByRole('button', { name: 'Open second.yaml' }).waitFor();
  });

  test('a scenario that was played is on the list of one’s own in a new tab, until it is taken off', async () => {
    const page = await write();
    await put(SMALL);
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    await page.getByRole('button', { name: 'Play this scenario' }).click();
    await region('Story').waitFor();
    // A tab that is opened anew knows nothing of what another one shows.
    page.once('dialog', (dialog) => void dialog.accept());
    const anew = await page.addInitScript(() => sessionStorage.clear());
    await page.goto(web.url);
    await anew.dispose();
    const title = page.getByRole('heading', { level: 1 });
    expect(await title.innerText()).toBe('Iran and Pakistan, January 2024');
    const listed = (name: RegExp) => page.getByRole('dialog').getByRole('button', { name });
    const openList = () => page.getByRole('button', { name: 'Choose a scenario' }).click();
    await openList();
    await listed(/^My own/).click();
    await eventually(() => title.innerText()).toBe('My own');
    await openList();
    await listed(/iran-pakistan-2024/).click();
    await openList();
    await page.getByRole('button', { name: 'Take “My own” off this list' }).click();
    await eventually(() => listed(/^My own/).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await openList();
    await eventually(() => listed(/^My own/).count()).toBe(1);
  });

  test('a page that is left with changes in no file warns', async () => {
    const page = await write();
    await put(SMALL);
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
      }),
    );
    await page.reload();
    expect(await asked).toBe('beforeunload');
  });

  test('what was played is still a draft after a reload, on the screen that was shown', async () => {
    const page = await fresh();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await region('Moves').getByText('Free moves').click();
    await region('Moves')
      .getByRole('button', { name: /Threaten force/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Write' }).click();
    await text().waitFor();
    await begin('The branch just explored');
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    await page.getByRole('button', { name: 'Play this scenario' }).click();
    await region('Story').waitFor();
    await page.getByRole('button', { name: 'Write' }).click();
    await text().click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# QQQ\n');
    await eventually(() => page.getByText('Kept in this browser').count()).toBe(1);
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
      }),
    );
    await page.reload();
    expect(await asked).toBe('beforeunload');
    await text().waitFor();
    await eventually(() => text().innerText()).toContain('# QQQ');
    expect(await page.getByText('Kept in this browser').count()).toBe(1);
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('Restored what you were writing'),
    );
  });

  test('a played draft that another text was opened after is no file when it is begun with again', async () => {
    const page = await write();
    await put(SMALL);
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    await page.getByRole('button', { name: 'Play this scenario' }).click();
    await page.getByRole('button', { name: 'Write' }).click();
    await begin('The real crisis');
    await eventually(() => page.getByText('No changes').count()).toBe(1);
    await page.reload();
    await eventually(() => text().innerText()).toContain('id: my-own');
    expect(await page.getByText('Kept in this browser').count()).toBe(1);
  });

  test('the other screen and back leaves what can be undone, the cursor and the place', async () => {
    const page = await write();
    await put(`${SMALL}${'# a line\n'.repeat(400)}`);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('# the last');
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    /** The number of the first line that is to be seen whole. */
    const place = () =>
      page.locator('.cm-scroller').evaluate((scroller) => {
        const { top } = scroller.getBoundingClientRect();
        const numbers = [...scroller.querySelectorAll('.cm-lineNumbers .cm-gutterElement')];
        return Number(numbers.find((element) => element.getBoundingClientRect().top >= top)?.textContent);
      });
    await eventually(place).toBeGreaterThan(200);
    const before = await place();
    await page.getByRole('button', { name: 'Crisis' }).click();
    await region('Story').waitFor();
    await page.getByRole('button', { name: 'Write' }).click();
    await eventually(place).toBe(before);
    await text().evaluate((element) => element.focus());
    await page.keyboard.type(' line');
    await eventually(() => text().innerText()).toContain('# the last line');
    await page.getByRole('button', { name: 'Crisis' }).click();
    await page.getByRole('button', { name: 'Write' }).click();
    await text().evaluate((element) => element.focus());
    for (let undo = 0; undo < 4; undo++) await page.keyboard.press('ControlOrMeta+z');
    // The cursor was at the end of the text that is undone to, and only the lines around it are in the page.
    await eventually(() => text().innerText()).toContain('ambassadors-back');
  });

  test('projector mode stays through a reload, and a new tab begins without it', async () => {
    const page = await fresh();
    await page.keyboard.press('p');
    await page.reload();
    await page.getByRole('button', { name: 'Leave projector mode' }).waitFor();
    const other = await web.context.newPage();
    await other.goto(web.url);
    await other.getByRole('region', { name: 'Moves' }).waitFor();
    await other.close();
  });

  test('two pages that write on one draft keep both', async () => {
    const page = await write();
    await put(SMALL);
    await eventually(() => page.getByText('Kept in this browser').count()).toBe(1);
    const other = await web.context.newPage();
    await other.goto(web.url);
    await other.getByRole('button', { name: 'Write' }).click();
    const second = other.getByRole('textbox', { name: 'Scenario editor' });
    await eventually(() => second.innerText()).toContain('id: my-own');
    await second.click();
    await paste('# of the second page\n', second);
    await eventually(() => other.getByText('Kept in this browser').count()).toBe(1);
    await text().click();
    await paste('# of the first page\n');
    await eventually(() => page.getByText('Kept in this browser').count()).toBe(1);
    const texts = await page.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith('offramp:draft:'))
        .map((key) => localStorage.getItem(key)),
    );
    expect(texts.some((kept) => kept?.includes('of the first page'))).toBe(true);
    expect(texts.some((kept) => kept?.includes('of the second page'))).toBe(true);
    await other.close({ runBeforeUnload: false });
  });
});

describe('files', () => {
  test('a file is opened, one that is too large is refused, and what was written stays a draft', async () => {
    const page = await write();
    await put(SMALL);
    const input = page.locator('input[type=file]');
    const file = (name: string, content: string | Buffer) =>
      input.setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(content) });
    await file('large.yaml', 'x'.repeat(1024 * 1024 + 1));
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('larger than 1 MiB'),
    );
    await file('broken.yaml', Buffer.from([0x69, 0xff, 0xfe]));
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('not UTF-8'),
    );
    expect(await text().innerText()).toContain('id: my-own');
    await file('third.yaml', SMALL.replaceAll('my-own', 'third'));
    await eventually(() => text().innerText()).toContain('id: third');
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('my-own.yaml is kept under Drafts'),
    );
  });

  test('the branch just explored opens without errors, and what is downloaded passes check and replays', async () => {
    const page = await fresh();
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await region('Moves').getByText('Free moves').click();
    await region('Moves')
      .getByRole('button', { name: /Close the border/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Write' }).click();
    await text().waitFor();
    await begin('The branch just explored');
    await eventually(() => text().innerText()).toContain('extends: iran-pakistan-2024');
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
    const { name, content } = await downloaded();
    expect(name).toBe('close-the-border.yaml');
    await inFolder(async (folder) => {
      writeFileSync(join(folder, name), content);
      expect(await inside(['check', name], { cwd: folder })).toMatchObject({ code: 0 });
      const { steps } = JSON.parse((await inside(['replay', name, '--json'], { cwd: folder })).out);
      expect(steps.map((step: { move: string }) => step.move)).toEqual(['militantAttack', 'strike', 'closeBorder']);
    });
  });

  test('what is saved is in a file, and no draft any more', async () => {
    const page = await write();
    await put(SMALL);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')]);
    expect(readFileSync(await file.path(), 'utf8')).toBe(SMALL);
    await eventually(() => page.getByText('No changes').count()).toBe(1);
    await page.getByRole('button', { name: 'Drafts' }).click();
    await page.getByText('Nothing is kept.').waitFor();
  });

  test('history itself is no branch, and says so', async () => {
    const page = await write();
    await begin('The branch just explored');
    await eventually(() => page.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining('Nothing has happened on this path yet'),
    );
  });
});

describe('what comes from strangers', () => {
  test.each([
    ['1 MiB nested on one line', '['.repeat(1024 * 1024)],
    ['1 MiB nested line by line', Array.from({ length: 1400 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')],
    ['a short text of lists that are never closed', '[\n'.repeat(2_000)],
    ['1 MiB of brackets in lines', '- [{a: [\n'.repeat(110_000)],
  ])('%s is refused and leaves the page to be used', async (_, content) => {
    const { page } = web;
    if (written) await page.getByRole('button', { name: 'Write' }).click();
    else await writing();
    await put(content);
    await eventually(() => status().innerText()).toMatch(/^1 error/);
    await page.getByRole('button', { name: 'Crisis' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await eventually(() => region('Story').innerText()).toContain('Militants kill eleven Iranian officers');
    await page.getByRole('button', { name: 'Write' }).click();
    await put(SMALL);
    await eventually(() => status().innerText()).toMatch(/^0 errors/);
  });
});

describe('for everybody', () => {
  test('axe finds nothing, in light and in dark colours', async () => {
    const page = await writing();
    await eventually(() => status().innerText()).toBe(fine);
    expect(await violationsInBoth(page)).toEqual([]);
    await put(SMALL.replace('move: strike', 'move: strke'));
    await eventually(() => status().innerText()).toMatch(/^1 error/);
    expect(await violationsInBoth(page, '.editor')).toEqual([]);
    await page.getByRole('button', { name: 'Start from …' }).click();
    expect(await violationsInBoth(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('on a phone the parts are shown one at a time', async () => {
    const page = await writing();
    await page.setViewportSize({ width: 390, height: 844 });
    await put(SMALL.replace('move: strike', 'move: strke'));
    await page
      .getByRole('navigation', { name: 'Parts of the editor' })
      .getByRole('button', { name: /Problems \(\d+\)/ })
      .click();
    await problems()
      .getByRole('button', { name: /unknown-move/ })
      .click();
    await eventually(() => text().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('a line of a Persian text runs from right to left', async () => {
    const page = await writing();
    await put(`${SMALL}    \n# x\n`.replace('summary: Two countries.', 'summary: >-\n  دو کشور در مرز مشترک'));
    await eventually(() => page.locator('.cm-line[dir=rtl]').allInnerTexts()).toEqual([
      expect.stringContaining('دو کشور'),
    ]);
  });
});
