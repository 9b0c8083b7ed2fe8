import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'state-machine-cat';
import { describe, expect, test, vi } from 'vitest';
import { createMachine } from 'xstate';
import { machineText } from '../../src/exchange/index.js';
import { type StateGraph, valueAt } from '../../src/explore/graph/graph.js';
import { type Model, shippedModels } from '../../src/model/index.js';
import { builtGraph } from '../explore/helpers.js';
import { inFolder } from '../helpers/cli.js';
import { root } from '../helpers/scenarios.js';
import { differences, HARBOUR, modelOfText, moduleOf, type Scion, scionOf } from './machines.js';

const harbour = modelOfText(HARBOUR);
const models = [harbour, ...shippedModels()];

describe('a machine as TypeScript', () => {
  test('walks as the model does, every configuration and event of a small one', async () => {
    const { machine } = await moduleOf(machineText(harbour, 'ts'));
    expect(differences(builtGraph(harbour), machine)).toEqual([]);
  });

  test.each(shippedModels().map((model) => [model.id, model] as const))('walks as %s does', async (_, model) => {
    const graph = builtGraph(model);
    const { machine } = await moduleOf(machineText(model, 'ts'));
    // About 3,000 of them, spread over all configurations.
    expect(
      differences(graph, machine, Math.max(1, Math.round((graph.keys.length * graph.events.length) / 3_000))),
    ).toEqual([]);
  });

  test('is typed: states, moves, who makes them and what is remembered', () => {
    inFolder((folder) => {
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      for (const model of models) writeFileSync(join(folder, `${model.id}.ts`), machineText(model, 'ts'));
      const lines = [
        "import { createActor } from 'xstate';",
        "import { machine } from './harbour.js';",
        'const actor = createActor(machine).start();',
        "actor.send({ type: 'urge', by: 'league', target: 'north' });",
        "const heat: number = actor.getSnapshot().context.heat; const first: 'none' | 'north' | 'south' = actor.getSnapshot().context.first;",
        "if (actor.getSnapshot().matches({ course: { dispute: 'low' } })) console.log(heat, first);",
        '// @ts-expect-error there is no such state',
        "actor.getSnapshot().matches({ course: 'quite' });",
        '// @ts-expect-error nobody but the league urges',
        "actor.send({ type: 'urge', by: 'north', target: 'south' });",
        ...shippedModels().map(
          ({ id }, index) => `import { machine as m${index} } from './${id}.js'; createActor(m${index});`,
        ),
      ];
      writeFileSync(join(folder, 'use.ts'), lines.join('\n'));
      const options =
        '--strict --noEmit --skipLibCheck --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noUnusedParameters --module nodenext --target es2023 --ignoreConfig';
      const ran = spawnSync(
        process.execPath,
        [join(root, 'node_modules/typescript/bin/tsc'), ...options.split(' '), 'use.ts'],
        { cwd: folder, encoding: 'utf8' },
      );
      expect(ran.stdout).toBe('');
      expect(ran.status).toBe(0);
    });
  });
});

test('a machine as JSON is a configuration that XState takes, with what its delays are', () => {
  for (const model of models) {
    const config = JSON.parse(machineText(model, 'xstate'));
    expect(Object.keys(createMachine(config).states)).toEqual(model.regions.map(({ id }) => id));
    expect(config.context).toEqual(Object.fromEntries(model.fields.map(({ name, start }) => [name, start])));
  }
  const { meta } = JSON.parse(machineText(harbour, 'xstate'));
  expect(meta.offramp.deadlines.patience).toMatchObject({ hours: 1.5, milliseconds: 5_400_000 });
});

describe('a machine as SCXML', () => {
  test.each(models.map((model) => [model.id, model] as const))('goes in SCION as %s does', async (_, model) => {
    const graph = builtGraph(model);
    const begin = await scionOf(machineText(model, 'scxml'));
    vi.useFakeTimers();
    try {
      expect(walked(graph, begin, 1_500)).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('counts its deadlines, and cancels them where their state is left', async () => {
    const begin = await scionOf(machineText(harbour, 'scxml'));
    vi.useFakeTimers();
    try {
      const scion = begin();
      scion.start();
      scion.gen({ name: 'push', data: { by: 'north' } });
      vi.advanceTimersByTime(1.4 * 3_600_000);
      expect(scion.getConfiguration()).toContain('course.dispute.loud');
      scion.gen({ name: 'push', data: { by: 'south' } });
      // Anew: the state was left and entered.
      vi.advanceTimersByTime(1.4 * 3_600_000);
      expect(scion.getConfiguration()).toContain('course.dispute.loud');
      vi.advanceTimersByTime(0.2 * 3_600_000);
      expect(scion.getConfiguration()).toContain('course.dispute.low');
    } finally {
      vi.useRealTimers();
    }
  });
});

/**
 * Goes along edges of a graph, of those that lead on the one whose event came up least, with a refused move between.
 *
 * @returns what differs; nothing where they agree
 */
function walked(
  graph: StateGraph,
  begin: (snapshot?: ReturnType<Scion['getSnapshot']>) => Scion,
  steps: number,
): string[] {
  const seen = graph.events.map(() => 0);
  let state = graph.start;
  let scion = begin();
  scion.start();
  const first = JSON.stringify(scion.getSnapshot());
  for (let step = 0; step < steps; step += 1) {
    const from = graph.offsets[state] ?? 0;
    const edges = Array.from({ length: (graph.offsets[state + 1] ?? 0) - from }, (_, index) => from + index);
    const [edge] = edges.sort((a, b) => (seen[graph.labels[a] ?? 0] ?? 0) - (seen[graph.labels[b] ?? 0] ?? 0));
    if (edge === undefined) {
      // The end of a path: another one.
      state = graph.start;
      scion = begin(JSON.parse(first));
      continue;
    }
    const label = graph.labels[edge] ?? 0;
    seen[label] = (seen[label] ?? 0) + 1;
    state = graph.targets[edge] ?? 0;
    scion.gen(sent(graph, label));
    const refused = graph.events.findIndex(
      (_, event) => !edgesOf(graph, state).includes(event) && graph.events[event]?.move,
    );
    if (refused >= 0) scion.gen(sent(graph, refused));
    const difference = differs(graph, state, scion);
    if (difference) return [`step ${step}, ${JSON.stringify(graph.events[label]?.event)}: ${difference}`];
  }
  return [];
}

function edgesOf({ offsets, labels }: StateGraph, state: number): number[] {
  return [...labels.subarray(offsets[state], offsets[state + 1])];
}

/** A deadline of XState is called after its state: `xstate.after.patience.crisis.course.dispute`. */
function sent(graph: StateGraph, label: number): { name: string; data?: object } {
  const { move, event } = graph.events[label] as (typeof graph.events)[number];
  if (move) return { name: move.type, data: { by: move.by, target: move.target } };
  const [, deadline, state = ''] = /^xstate\.after\.(\w+)\.crisis\.(.*)$/.exec(event.type) ?? [];
  return { name: `${deadline}-${state.replaceAll('.', '-')}` };
}

function differs(graph: StateGraph, state: number, scion: Scion): string | undefined {
  const active = scion.getConfiguration();
  const datamodel = scion.getSnapshot()[3];
  for (const [index, { name, kind }] of graph.space.fields.entries()) {
    const value = valueAt(graph, state, index);
    const found = kind === 'region' ? (active.includes(`${name}.${value}`) ? value : active.join()) : datamodel[name];
    if (found !== value) return `${name} is ${found}, not ${value}`;
  }
  return undefined;
}

test('a machine for state-machine-cat is read and drawn by it, with every state', () => {
  for (const model of models) {
    const text = machineText(model, 'smcat');
    const drawn = render(text, { outputType: 'svg' }) as string;
    expect(drawn).toContain('<svg');
    const { states } = render(text, { outputType: 'json' }) as unknown as { states: Drawn[] };
    const names = (list: Drawn[]): string[] =>
      list.flatMap(({ name, statemachine }) => [name, ...names(statemachine?.states ?? [])]);
    const all = model.regions
      .filter(({ hidden }) => !hidden)
      .flatMap((region) => [region.id, ...[...region.states.keys()].map((state) => `${region.id}.${state}`)]);
    expect(
      names(states)
        .filter((name, place) => (place > 0 || name !== 'crisis') && !name.endsWith('.initial'))
        .sort(),
    ).toEqual(all.sort());
  }
});

interface Drawn {
  name: string;
  statemachine?: { states: Drawn[] };
}

const spin = spawnSync('spin', ['-V']).status === 0 && spawnSync('gcc', ['--version']).status === 0;

/** The shipped models, and one whose variables are called as something of the file could be. */
const awkward = (): Model[] => {
  const text = readFileSync(join(root, 'models/trade-quarrel.yaml'), 'utf8');
  const renamed = { friction: 'crisis', lobby: 'what', duties: 'signal', beyond: 'end', offer: 'take' };
  const other = Object.entries(renamed).reduce(
    (so, [from, to]) => so.replace(new RegExp(`\\b${from}\\b`, 'g'), to),
    text,
  );
  return [...models, modelOfText(other)];
};

test('in Promela nothing of the file is called as something of the model', () => {
  for (const model of awkward()) {
    const text = machineText(model, 'promela');
    const named = [...text.matchAll(/^(?:hidden |active )?(?:byte|short|proctype|inline|#define) (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(named).size, model.id).toBe(named.length);
    for (const [, name] of text.matchAll(/(?:proctype|inline) (\w+)/g)) expect(name).toContain('__');
    if (spin)
      inFolder((folder) => {
        writeFileSync(join(folder, 'model.pml'), text);
        execFileSync('spin', ['-a', 'model.pml'], { cwd: folder });
      });
  }
});

test.skipIf(!spin)('SPIN finds the same configurations and transitions', () => {
  // The others, `npm run bench -- explore` compares.
  for (const model of models.slice(0, 2)) {
    const graph = builtGraph(model);
    inFolder((folder) => {
      writeFileSync(join(folder, 'model.pml'), machineText(model, 'promela'));
      execFileSync('spin', ['-a', 'model.pml'], { cwd: folder });
      execFileSync('gcc', ['-O0', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], { cwd: folder });
      const said = execFileSync(join(folder, 'pan'), ['-m1000000'], { cwd: folder, encoding: 'utf8' });
      expect(said).toContain('errors: 0');
      expect(Number(/(\d+) states, stored/.exec(said)?.[1])).toBe(graph.keys.length);
      // Its own beginning is one of them.
      expect(Number(/(\d+) transitions/.exec(said)?.[1])).toBe(graph.targets.length + 1);
    });
  }
});
