import { describe, expect, test } from 'vitest';
import { didYouMean, isError, loadScenario } from '../../src/scenario/index.js';
import { smallText } from '../helpers/scenarios.js';

const HEAD = `id: small
title: Small
summary: A small crisis.
model: bilateral-crisis
actors: { initiator: { name: India, capital: New Delhi }, responder: { name: Pakistan }, militants: { name: A group } }
start: 2024-01-16
`;

function hints(text: string): string[] {
  const { problems } = loadScenario({ file: 'small.yaml', content: text });
  return problems.filter(isError).map(({ message, hint }) => `${message} ${hint}`);
}

/** What is said of a step with the given keys. */
function ofStep(keys: string): string {
  return hints(
    smallText(`  - { id: x, title: T, sources: [own], ${keys} }\n`, `${HEAD}sources: [{ id: own, title: Own }]\n`),
  ).join('\n');
}

describe('an address of a source', () => {
  const ofUrl = (url: string) => hints(smallText('', `${HEAD}sources: [{ id: own, title: Own, url: "${url}" }]\n`))[0];

  test('that begins with http:// is a warning, since some pages exist only so', () => {
    const content = smallText('', `${HEAD}sources: [{ id: own, title: Own, url: "http://example.org/report" }]\n`);
    const { scenario, problems } = loadScenario({ file: 'small.yaml', content });
    expect(scenario?.sources[0]?.url).toBe('http://example.org/report');
    expect(problems.filter(({ code }) => code === 'plain-http')).toMatchObject([
      {
        severity: 'warning',
        line: 7,
        message: 'url "http://example.org/report" begins with http://, so nobody can be sure who answers there.',
        hint: 'Write https:// if the page has it, or the address of an archived copy.',
      },
    ]);
  });

  test('that is none is told what to write', () => {
    expect(ofUrl('ftp://example.org/a')).toMatch(/begins with ftp:\/\/, and only https:\/\/ is allowed\. .*`note:`/);
    expect(ofUrl('HTTP://example.org/a')).toMatch(/Write http:\/\/ in small letters\./);
    expect(ofUrl('javascript:alert(1)')).toMatch(/is not allowed/);
    expect(ofUrl('www.example.org/a')).toBe(
      'url "www.example.org/a" does not begin with https://. Write `url: https://www.example.org/a`.',
    );
    expect(ofUrl('see the paper')).toMatch(/is not allowed: an address that begins with https:\/\//);
  });
});

describe('a move in other words', () => {
  test.each([
    ['sanctions', 'imposeSanctions'],
    ['recall ambassador', 'recallAmbassador'],
    ['airstrike', 'strike'],
    ['Airstrikes', 'strike'],
    ['call', 'phoneCall'],
    ['telephone', 'phoneCall'],
    ['attack', 'militantAttack'],
    ['negotiations', 'negotiate'],
    ['mobilisation', 'mobilise'],
    ['border closure', 'closeBorder'],
    ['welcome', 'endorse'],
    ['ambassador', 'recallAmbassador, expelAmbassador or returnAmbassadors'],
  ])('%s is near %s', (word, meant) => {
    expect(ofStep(`by: initiator, move: ${word}`)).toContain(`There is no move "${word}". Did you mean ${meant}?`);
  });

  test.each([
    ['interstate-crisis', 'embargo', ['imposeSanctions', 'liftMeasures']],
    ['trade-quarrel', 'embargo', ['banGoods']],
    ['bilateral-crisis', 'treaty', []],
    ['interstate-crisis', 'fanfare', []],
  ])('of %s that no move is called, %s, gets the nearest in meaning, and where all are', (model, word, near) => {
    const content = smallText(`  - { id: x, title: T, by: initiator, move: ${word} }\n`).replace(
      'bilateral-crisis',
      model,
    );
    const { problems } = loadScenario({ file: 'small.yaml', content });
    const hint = problems.find(({ message }) => message.includes(`There is no move "${word}"`))?.hint ?? '';
    expect(hint).toMatch(/ All \d+ moves are in docs\/machine[\w-]*\.md#moves\.$/);
    const [, named = ''] =
      /^(?:Nearest in meaning|None is like it; there are, for instance)[:,] (.*?)\. /.exec(hint) ?? [];
    expect(named.split(', ')).toEqual(expect.arrayContaining(near));
    expect(named.split(', ').length).toBeLessThanOrEqual(8);
    expect(named).not.toBe('');
  });

  test('a name out of a long list gets the nearest of them', () => {
    const names = Array.from({ length: 60 }, (_, n) => `step-of-day-${n}`);
    expect(didYouMean('zzz', names)).toMatch(/^Possible: (step-of-day-\d+, ){7}step-of-day-\d+ and 52 more\.$/);
    expect(didYouMean('zzz', ['red', 'green'])).toBe('Possible: red, green.');
  });

  test('a word is never offered in place of itself', () => {
    expect(didYouMean('hawk', ['hawk', 'hawks'])).toBe('Did you mean hawks?');
    expect(didYouMean('hawk', ['hawk', 'dove'])).toBe('Possible: dove.');
  });
});

describe('an actor by name', () => {
  test.each([
    ['India', 'India is the initiator: write `by: initiator`.'],
    ['pakistan', 'pakistan is the responder: write `by: responder`.'],
    ['New Delhi', 'New Delhi is the capital of India, the initiator: write `by: initiator`.'],
    ['Indian government', 'Indian government seems to be India, the initiator: write `by: initiator`.'],
    ['Islamabad', 'Possible: initiator (India), responder (Pakistan), thirdParty, militants (A group).'],
    ['respondr', 'Did you mean responder?'],
  ])('%s', (name, hint) => {
    expect(ofStep(`by: ${name}, move: protest`)).toContain(`by cannot be "${name}". ${hint}`);
  });
});

describe('a text with a comma and no quotes inside { }', () => {
  test('is told as that, once', () => {
    expect(ofStep('by: responder, move: protest, text: No ships, no troops, and no planes').split('\n')).toEqual([
      'The comma before "no troops" ends the text of text: inside { } what follows is a key. Put quotes around the text: `text: "No ships, no troops, and no planes"`.',
    ]);
    expect(hints(smallText('', `${HEAD}sources: [{ id: own, title: Own, note: a, b }]\n`))).toContain(
      'The comma before "b" ends the text of note: inside { } what follows is a key. Put quotes around the text: `note: "a, b"`.',
    );
  });

  test('a key that is unknown for another reason is no text', () => {
    expect(ofStep('by: responder, move: protest, titel: Ships')).toContain(
      'There is no key "titel" here. Did you mean title?',
    );
    const block = '  - id: x\n    title: T\n    sources: [own]\n    by: responder\n    move: protest\n    no troops:\n';
    expect(hints(smallText(block, `${HEAD}sources: [{ id: own, title: Own }]\n`)).join()).toContain(
      'There is no key "no troops" here.',
    );
  });
});

describe('a key in the wrong place', () => {
  test('is told where it belongs', () => {
    expect(ofStep('by: responder, move: protest, publisher: P')).toContain(
      'There is no key "publisher" here. It belongs in an entry of `sources:`.',
    );
    expect(ofStep('by: responder, move: protest, summary: P')).toContain('It belongs at the top of the file.');
    expect(hints(smallText('', `${HEAD}move: strike\nsources: [{ id: own, title: Own }]\n`)).join()).toContain(
      'There is no key "move" here. It belongs in a step.',
    );
  });
});
