import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/scenario/index.js';

const POLICIES = ['uniform', 'historical', 'tit-for-tat', 'hawk', 'dove', 'domestic-pressure'];

describe('a word that is not there', () => {
  test.each([
    ['hwak', 'hawk'],
    ['Dove', 'dove'],
    ['doves', 'dove'],
    ['histroical', 'historical'],
    ['domestic-presure', 'domestic-pressure'],
    ['unifrom', 'uniform'],
  ])('%s is taken for what is near: %s', (word, meant) => {
    expect(didYouMean(word, POLICIES)).toBe(`Did you mean ${meant}?`);
  });

  test.each(['nope', 'hack-and-slay', 'x', 'moth', 'vole', 'pacifist'])(
    '%s is not guessed at: what there is, is listed',
    (word) => {
      expect(didYouMean(word, POLICIES)).toBe(`Possible: ${POLICIES.join(', ')}.`);
    },
  );

  test('a single letter is near nothing', () => {
    expect(didYouMean('x', ['a', 'b'])).toBe('Possible: a, b.');
  });
});
