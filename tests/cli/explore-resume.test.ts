import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Session, toRun } from '../../src/play/index.js';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { real } from '../helpers/scenarios.js';

test('explore tells how far it is while it replays a long run', async () => {
  const session = new Session(real);
  while (session.log.length < 450) {
    session.next();
    session.back();
  }
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'long.json'), JSON.stringify(toRun(session)));
    // Each look at the clock is a second and a half after the last, as on a slow computer.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1_500;
      return now;
    });
    try {
      const { code, err } = await inside(['paths', '--resume', 'long.json', '--to', 'restored'], { cwd: folder });
      expect(err).toContain('replaying the run: 200 of 450 acts');
      expect(err).toContain('replaying the run: 400 of 450 acts');
      expect(code).toBe(0);
      const explored = await inside(['explore', '--resume', 'long.json', '--runs', '0'], { cwd: folder });
      expect(explored.err).toContain('replaying the run: 400 of 450 acts');
    } finally {
      clock.mockRestore();
    }
  });
});
