import { type ComponentChild, isValidElement, type VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/web/story/markdown.js';
import { HOSTILE_TEXTS } from '../helpers/hostile-texts.js';

interface Drawn {
  /** Names of the elements, in order. */
  tags: string[];
  text: string;
  hrefs: string[];
}

function drawn(source: string): Drawn {
  const found: Drawn = { tags: [], text: '', hrefs: [] };
  const visit = (node: ComponentChild | ComponentChild[]): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    else if (isValidElement(node)) {
      const { type, props } = node as VNode<{ children?: ComponentChild; href?: string }>;
      found.tags.push(String(type));
      if (props.href !== undefined) found.hrefs.push(props.href);
      visit(props.children);
    } else if (node !== undefined && node !== null) found.text += String(node);
  };
  visit(markdown(source, 'opens another site'));
  return found;
}

describe('the text of a scenario', () => {
  test('has paragraphs, lists, emphasis, strong words, code, quotations and links to https', () => {
    const { tags, text, hrefs } = drawn(
      'One *two* **three** `four` [five](https://example.org/a)\n\n- six\n- seven\n\n1. eight\n\n> nine',
    );
    expect(tags).toEqual([
      'p',
      'em',
      'strong',
      'code',
      'a',
      'ul',
      'li',
      'p',
      'li',
      'p',
      'ol',
      'li',
      'p',
      'blockquote',
      'p',
    ]);
    expect(text).toBe('One two three four fivesixseveneightnine');
    expect(hrefs).toEqual(['https://example.org/a']);
  });

  test.each(Object.entries(HOSTILE_TEXTS))('holds nothing that runs: %s', (_, source) => {
    const { tags, hrefs } = drawn(source);
    expect(
      tags.filter((tag) => !['p', 'em', 'strong', 'code', 'a', 'ul', 'ol', 'li', 'blockquote', 'br'].includes(tag)),
    ).toEqual([]);
    for (const href of hrefs) expect(href).toMatch(/^https:\/\//);
  });

  test('shows what it does not read as it was written', () => {
    for (const source of [
      '<b>bold</b> &amp; &lt;',
      '# no heading',
      '[a]: https://example.org',
      'a\n===',
      '~~~\ncode\n~~~',
      '***\nx',
    ])
      expect(drawn(source).text).toBe(source);
    expect(drawn('[x](javascript:alert) <script>').hrefs).toEqual([]);
  });

  const long = (unit: string) => unit.repeat(Math.ceil(20_000 / unit.length)).slice(0, 20_000);
  const heavy = [
    '*',
    '[',
    '<',
    '>',
    '`',
    '_',
    '![',
    '*a_ ',
    'a*',
    '1. ',
    '- ',
    '> ',
    '> > > a\n',
    'a\n=\n',
    '[a](',
    '[](',
    '\\',
    '&',
    'a\n',
    ' ',
    '\t',
    '\n',
    '<https://',
    '**a ',
    '- a\n\n',
  ];

  test.each(heavy)('of 20,000 characters is drawn soon, whatever it repeats: %j', { timeout: 5_000 }, (unit) => {
    const source = long(unit);
    const { text } = drawn(source);
    expect(text.length).toBeLessThanOrEqual(source.length);
  });

  test('that holds little but marks is shown unread', () => {
    expect(drawn(long('*a_ '))).toEqual({ tags: ['p'], text: long('*a_ '), hrefs: [] });
    expect(drawn(`${'*'.repeat(2_000)}\n\nb`).tags).toEqual(['p', 'p']);
  });
});
