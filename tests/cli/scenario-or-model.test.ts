import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ListSchema } from '../../src/render/json/schemas.js';
import { inFolder } from '../helpers/cli.js';
import { inside } from '../helpers/inside.js';
import { smallText } from '../helpers/scenarios.js';

describe('a scenario that names its regions and sets a deadline', () => {
  test('is listed and drawn as a scenario: it has a machine and regions, as a model has', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'small.yaml'), `regions: [South Asia]\ndeadlines: { silence: 90 }\n${smallText()}`);
      const listed = await inside(['list', '--json', 'small.yaml'], { cwd: folder });
      expect([listed.code, listed.err]).toEqual([0, '']);
      const { scenarios, models } = ListSchema.parse(JSON.parse(listed.out));
      expect([scenarios.map((one) => one.id), models]).toEqual([['small'], []]);

      const drawn = await inside(['diagram', '--of', 'tree', 'small.yaml'], { cwd: folder });
      expect([drawn.code, drawn.err]).toEqual([0, '']);
      expect(drawn.out).toContain('A strike');
    });
  });
});
