import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ListSchema } from '../../src/render/json/schemas.js';
import { inside } from '../helpers/inside.js';
import { root } from '../helpers/scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'offramp-models-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ['port-strike.yaml', 'port-week.yaml'])
  copyFileSync(join(root, 'tests/fixtures/models', name), join(folder, name));
const here = { cwd: folder };
const model = readFileSync(join(folder, 'port-strike.yaml'), 'utf8');

describe('check', () => {
  test('says how much there is in a model, and what a scenario beside it comes to', async () => {
    const { code, out } = await inside(['check', 'port-strike.yaml', 'port-week.yaml'], here);
    expect(code).toBe(0);
    expect(out).toContain(
      '✓ port-strike.yaml: 7 states, 7 moves, 3 roles; 69 configurations, 238 transitions; 0 errors, 2 warnings\n',
    );
    expect(out).toContain('port-strike.yaml:11:3: warning [unused-name] Nothing in the model reads mood.');
    expect(out).toContain('✓ port-week.yaml: 7 steps, 2 paths; 0 errors, 0 warnings\n');
  });

  test('says file, line and column of what is wrong in a model, and of the scenario that names it', async () => {
    writeFileSync(
      join(folder, 'wrong.yaml'),
      model.replace('id: port-strike', 'id: wrong').replace('anger(actor) <= 2', 'angr(actor) <= 2'),
    );
    const week = readFileSync(join(folder, 'port-week.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'on-wrong.yaml'),
      week.replace('id: port-week', 'id: on-wrong').replace('model: port-strike', 'model: wrong'),
    );
    const { code, out } = await inside(['check', 'wrong.yaml', 'on-wrong.yaml'], here);
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong.yaml:14:18: error \[expression\] angr cannot be compared\.\n {4}Did you mean anger\?/m);
    expect(out).toMatch(/^on-wrong.yaml:4:8: error \[model\] The model wrong has an error of its own\./m);
    expect(out).toContain('✗ wrong.yaml: 1 error, 0 warnings\n');
  });

  test('takes the texts of a model in another language with the model that they belong to', async () => {
    writeFileSync(join(folder, 'port-strike.fa.yaml'), 'title: اعتصاب\nmoves: { walkOt: { title: خروج } }\n');
    try {
      const { code, out } = await inside(['check', 'port-strike.fa.yaml'], here);
      expect(code).toBe(0);
      expect(out).toMatch(/^port-strike.fa.yaml:2:10: warning \[unknown-name\] The model has no walkOt here\./);
      expect((await inside(['check', 'port-strike.yaml'], here)).out).toContain('port-strike.fa.yaml:2:10: warning');
    } finally {
      rmSync(join(folder, 'port-strike.fa.yaml'));
    }
  });
});

describe('diagram, list, play', () => {
  test('a model is drawn by its file or its id, and has no tree', async () => {
    expect((await inside(['diagram', 'port-strike.yaml'], here)).out).toContain('state "talks" as talks {');
    expect((await inside(['diagram', 'interstate-crisis'])).out).toBe((await inside(['diagram'])).out);
    // A scenario that has its model beside it is none.
    expect((await inside(['diagram', 'port-week.yaml'], here)).out).toContain('state "talks" as talks {');
    const marked = await inside(['diagram', 'port-week.yaml', '--at', 'asked'], here);
    expect(marked.out).toMatch(/stopped --> talks : \(4\) Invite to talks/);
    const tree = await inside(['diagram', 'port-strike.yaml', '--of', 'tree'], here);
    expect([tree.code, tree.err]).toEqual([2, expect.stringContaining('port-strike is a model: it has no branches')]);
  });

  test('list tells of models, those that are named or all that come along', async () => {
    const { out } = await inside(['list', 'port-strike.yaml'], { ...here, columns: 120 });
    expect(out).toMatch(/^port-strike. A strike in a port \(a model\)\n/);
    expect(out).toContain('7 states, 7 moves; roles: dockers, port, envoy; outcomes: over, stopped');
    const document = ListSchema.parse(JSON.parse((await inside(['list', '--json'])).out));
    expect(document.models.find(({ id }) => id === 'bilateral-crisis')).toMatchObject({
      measure: 'tension',
      moves: 36,
    });
    const own = ListSchema.parse(
      JSON.parse((await inside(['list', 'port-week.yaml', 'port-strike.yaml', '--json'], here)).out),
    );
    expect([own.scenarios[0]?.branches[0]?.outcome, own.models[0]?.measure]).toEqual([
      { phase: 'over', hours: 20, peakTension: null },
      null,
    ]);
  });

  test('list tells of a scenario that sets something of its model', async () => {
    const week = readFileSync(join(folder, 'port-week.yaml'), 'utf8').replace('id: port-week', 'id: port-anew');
    writeFileSync(join(folder, 'port-anew.yaml'), `${week}deadlines: { fatigue: 72 }\n`);
    const { code, out, err } = await inside(['list', 'port-anew.yaml'], here);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^port-anew. /);
  });

  test('play takes moves by the roles and names of the model, and explains its variables', async () => {
    const input = 'n\nblame by envoy against Port of Lee\ny portAnger\ny\ny tension\nl\nq\n';
    const { out, err } = await inside(['play', 'port-week.yaml'], { ...here, input });
    expect(out).toContain('portAnger (how angry they are) is 3: changed from 2 by “Blame” (position 2, hour 2).');
    expect(out).toContain('work is stopped: changed from calm by “The cranes stand still” (position 1, hour 0).');
    expect(err).toContain('There is nothing called tension. Possible: dockersAnger, portAnger,');
    expect(out).toMatch(/stopped (?:at|since) hour 0\n/);
  });
});

describe('new', () => {
  test('begins a model, and a scenario on it, that both pass check', async () => {
    expect((await inside(['new', 'own-model', '--kind', 'model', '--title', 'My own'], here)).out).toContain(
      'diagram own-model.yaml',
    );
    expect(readFileSync(join(folder, 'own-model.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: .*schema\/model\.schema\.json\n/,
    );
    const made = await inside(
      ['new', 'own-case', '--model', 'own-model.yaml', '--name', 'envoy=The judge', '--yes'],
      here,
    );
    expect(made.code).toBe(0);
    const { code, out } = await inside(['check', 'own-model.yaml', 'own-case.yaml'], here);
    expect(code, out).toBe(0);
    const wrong = await inside(['new', 'other', '--model', 'own-model.yaml', '--name', 'envy=X', '--yes'], here);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean envoy?')]);
  });

  test('a made-up country stands behind a state alone; others are what the model calls them', async () => {
    const named = async (kind: string) => {
      writeFileSync(
        join(folder, 'kin.yaml'),
        model.replace('id: port-strike', 'id: kin').replace('port: { kind: side', `port: { kind: ${kind}`),
      );
      await inside(['new', 'kin-case', '--model', 'kin.yaml', '--yes', '--force'], here);
      return readFileSync(join(folder, 'kin-case.yaml'), 'utf8').match(/name: "[^"]*"/g);
    };
    expect(await named('side')).toEqual(['name: "Dockers"', 'name: "Port"']);
    expect(await named('state')).toEqual(['name: "Dockers"', 'name: "Estavia"']);
  });
});
