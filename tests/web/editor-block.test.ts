import { expect, test } from 'vitest';
import { webApp } from '../helpers/web.js';

const web = webApp([], {}, 'text');

const text = () => web.page.getByRole('textbox', { name: 'Scenario editor' });
const offered = () => web.page.locator('.cm-tooltip-autocomplete .cm-completionLabel').allInnerTexts();

/** The lines of the editor from the one that a text stands in, without trailing blanks. */
const linesFrom = (start: string, count: number) =>
  web.page.locator('.cm-line').evaluateAll(
    (lines, { start, count }) => {
      const all = lines.map(({ textContent }) => (textContent ?? '').trimEnd());
      const at = all.findIndex((line) => line.includes(start));
      return all.slice(at, at + count);
    },
    { start, count },
  );

const HEAD = `id: small
title: Small
summary: A small crisis.
model: bilateral-crisis
start: 2024-01-16
steps:
  - id: first
    by: initiator
    move: strike
    title: A strike`;

test('Enter after a key that opens a block goes further in, and offers what may stand there', async () => {
  const page = await web.fresh();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await text().waitFor();
  const put = async (content: string) => {
    await text().click();
    await page.keyboard.press('ControlOrMeta+a');
    await text().evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, content);
    await page.keyboard.press('ControlOrMeta+End');
  };
  for (const [key, line, keys] of [
    ['    ask:', '      -', ['question', 'answer']],
    ['    instead:', '      -', ['id', 'why', 'weight', 'then']],
    ['    expect:', '', ['phase', 'tension']],
    ['actors:', '', ['initiator', 'responder']],
  ] as const) {
    await put(`${HEAD}\n${key}`);
    await page.keyboard.press('Enter');
    await expect.poll(offered, { message: key }).toEqual(expect.arrayContaining([...keys]));
    expect((await linesFrom(key, 2))[1], key).toBe(line);
    // What is typed there goes on where the cursor is.
    await page.keyboard.type('xyz');
    const indent = line === '' ? `${/^ */.exec(key)?.[0]}  ` : `${line} `;
    expect((await linesFrom(key, 2))[1], key).toBe(`${indent}xyz`);
  }
  // A key that holds a text, and one whose block is there already, go on as before, and as that is.
  await put(`${HEAD}\n    text:`);
  await page.keyboard.press('Enter');
  await page.keyboard.type('xyz');
  expect((await linesFrom('    text:', 2))[1]).toMatch(/^ +xyz$/);
  await put(`${HEAD}\n    ask:\n    - Why?`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('How?');
  expect(await linesFrom('    ask:', 3)).toEqual(['    ask:', '    - How?', '    - Why?']);
});
