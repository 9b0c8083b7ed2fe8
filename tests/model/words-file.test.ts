import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadModel, shippedModel } from '../../src/model/index.js';
import { modelWords } from '../../src/web/words/model.js';
import { root } from '../helpers/scenarios.js';

const FILE = 'models/interstate-crisis.fa.yaml';
const source = (file: string) => ({ file, content: readFileSync(join(root, file), 'utf8') });

test('a file with the texts of a model, read by itself, is said to be that', () => {
  const { problems } = loadModel(source(FILE));
  expect(problems).toMatchObject([
    { line: 2, severity: 'error', message: expect.stringContaining('holds the texts of one in another language') },
  ]);
});

test('a model that has lost its id is a model still', () => {
  const { file, content } = source('models/standoff-at-sea.yaml');
  const [first] = loadModel({ file, content: content.replace(/^id:.*$/m, '') }).problems;
  expect(first?.message).toContain('id');
});

test('values of a variable have words in another language, and stray ones are told', () => {
  const model = shippedModel('interstate-crisis');
  if (!model) throw new Error('there is no interstate-crisis');
  expect(modelWords(model, 'fa').value('border', 'sea')).toBe('دریا');
  expect(modelWords(model, 'en').value('border', 'sea')).toBe('sea');
  const words = source(FILE);
  const { problems } = loadModel(source('models/interstate-crisis.yaml'), {
    fa: { ...words, content: words.content.replace('sea: دریا', 'see: دریا') },
  });
  expect(problems.filter(({ file }) => file === FILE)).toMatchObject([
    { severity: 'warning', code: 'unknown-name', message: 'The model has no see here.' },
  ]);
});
