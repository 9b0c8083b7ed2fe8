import { expect, test } from 'vitest';
import { inside } from '../helpers/inside.js';

test('the odds stand beside those for a third and for three times of how often nobody acts', async () => {
  const asked = ['explore', 'two-ships-one-reef', '--policy', 'hawk', '--runs', '0'];
  const { out } = await inside(asked);
  expect(out.replaceAll(/\s+/g, ' ')).toMatch(
    /How often nobody acts is a guess, 0\.1 here\. From a third \(0\.033\) to three times \(0\.3\) of it: \w+ [\d.<]+/,
  );
  const { outcomes, nobody } = JSON.parse((await inside([...asked, '--json'])).out);
  expect(nobody.map(({ at }: { at: object }) => at)).toEqual([{ 'turns.nobody': 0.033 }, { 'turns.nobody': 0.3 }]);
  const swept = await inside([...asked, '--json', '--sweep', 'turns.nobody=0.033,0.3']);
  const { sweep, nobody: beside } = JSON.parse(swept.out);
  expect(beside).toBeUndefined();
  for (const [n, point] of sweep.points.entries())
    for (const name of Object.keys(outcomes))
      expect(Math.abs(point.outcomes[name] - nobody[n].outcomes[name])).toBeLessThan(1e-6);
});

test('every move being weighed alike, there is no such figure', async () => {
  const { out } = await inside(['explore', 'two-ships-one-reef', '--policy', 'uniform', '--runs', '0']);
  expect(out).not.toContain('How often nobody acts');
});
