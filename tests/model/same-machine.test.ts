import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { modelEvents } from '../../src/explore/graph/events.js';
import { edgeOf } from '../../src/explore/graph/graph.js';
import { digitsOfKey, snapshotOf } from '../../src/explore/graph/space.js';
import {
  homesOf,
  type MoveEvent,
  type Position,
  shippedModel,
  startPosition,
  whyBlocked,
} from '../../src/model/index.js';
import { builtGraph } from '../explore/helpers.js';
import before from '../fixtures/bilateral-crisis-before.json' with { type: 'json' };

/**
 * The bilateral crisis was a machine in TypeScript before it was a file. What it did then is kept as two digests: of
 * its graph, which holds every configuration and where every move and deadline leads, and of why it refuses what it
 * refuses, in every seventh configuration: all of them were compared when the file came. Goes once the machine is changed on purpose.
 */
const graph = builtGraph();
const model = graph.model;

test('the bilateral crisis leads from every configuration to where it led before it was a file', () => {
  const digest = createHash('sha256');
  digest.update(JSON.stringify(graph.space.fields.map(({ name, values }) => [name, values])));
  digest.update(
    JSON.stringify(
      modelEvents(model).map(({ event, hours, goldstein, deadline }) => [event, hours, goldstein, deadline ?? null]),
    ),
  );
  for (const { buffer, byteOffset, byteLength } of [graph.keys, graph.offsets, graph.targets, graph.labels])
    digest.update(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
  expect(model).toBe(shippedModel('bilateral-crisis'));
  expect({ configurations: graph.keys.length, transitions: graph.targets.length, graph: digest.digest('hex') }).toEqual(
    {
      configurations: before.configurations,
      transitions: before.transitions,
      graph: before.graph,
    },
  );
});

/** Prime to the digits of a configuration, so that all values of all of them come up. */
const EVERY = 7;

test('it explains every refusal as it did before', () => {
  const digest = createHash('sha256');
  const digits = new Uint8Array(graph.space.fields.length);
  const moves = model.moveEvents.map((event) => ({ event, homes: homesOf(model, event.type) }));
  const start = startPosition(model);
  let refusals = 0;
  for (let state = 0; state < graph.keys.length; state += EVERY) {
    digitsOfKey(graph.space, graph.keys[state] as number, digits);
    const { value, context } = snapshotOf(graph.space, digits);
    const states = value as Record<string, string>;
    const snapshot = model.machine.resolveState({ value, context } as never) as unknown as Position['snapshot'];
    const position: Position = { ...start, snapshot };
    let line = '';
    for (const [index, { event, homes }] of moves.entries()) {
      if (edgeOf(graph, state, index) >= 0) continue;
      if (!homes.some(({ region, state: home }) => states[region] === home)) continue;
      const ways = whyBlocked(position, event);
      if (ways.length === 0) continue;
      refusals += 1;
      line += told(event, ways);
    }
    if (line !== '') digest.update(`${state} ${line}\n`);
  }
  expect({ refusals, explanations: digest.digest('hex') }).toEqual({
    refusals: before.refusals,
    explanations: before.explanations,
  });
}, 600_000);

function told({ type, by, target }: MoveEvent, ways: ReturnType<typeof whyBlocked>): string {
  const checks = ways.map((way) => way.map(({ reads, value, needs }) => [reads, value, needs]));
  return JSON.stringify([type, by, target ?? null, checks]);
}
