import { describe, expect, test } from 'vitest';
import { Session, toRun } from '../../src/play/index.js';
import { linkTo, runTextOf } from '../../src/web/take-away/link.js';
import { real } from '../helpers/scenarios.js';

describe('a link that was sent', async () => {
  const session = new Session(real);
  for (let step = 0; step < 3; step += 1) session.next();
  const run = toRun(session);
  const link = await linkTo(run, 'http://127.0.0.1:1234/abc/');

  test.each<[string, (link: string) => string]>([
    ['as it is', (link) => link],
    ['in brackets', (link) => `(${link})`],
    ['at the end of a sentence', (link) => `Here it is: ${link}.`],
    ['before a comma', (link) => `${link}, have a look`],
    ['in angle brackets', (link) => `<${link}>`],
    ['in quotes', (link) => `“${link}”`],
    ['with a parameter that counts readers', (link) => `${link}&utm_source=mail&utm_medium=x`],
    ['with another parameter', (link) => `${link}?fbclid=abc`],
    ['with = as %3D', (link) => link.replace('#run=', '#run%3D')],
    ['with all of it encoded', (link) => encodeURIComponent(link)],
    ['broken into lines', (link) => link.replace(/(.{70})/g, '$1\r\n')],
    ['broken into lines by quoted-printable', (link) => link.replace(/(.{70})/g, '$1=\r\n')],
    ['broken into lines and quoted', (link) => link.replace(/(.{70})/g, '$1\n> ')],
  ])('is read %s', async (_, sent) => {
    expect(JSON.parse(await runTextOf(sent(link)))).toEqual(run);
  });

  test('is broken where something of it is missing', async () => {
    await expect(runTextOf(link.slice(0, -10))).rejects.toThrow('broken');
    await expect(runTextOf(link.replace('run=1.', 'run=1'))).rejects.toThrow('broken');
    await expect(runTextOf('#run')).rejects.toThrow('broken');
  });
});
