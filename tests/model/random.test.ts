import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import {
  accepts,
  advance,
  configurationKey,
  configurationOf,
  forced,
  type Model,
  MS_PER_HOUR,
  optionsAt,
  type Position,
  send,
  startPosition,
} from '../../src/model/index.js';
import { LEAVES, loaded, modelFiles } from '../helpers/model-files.js';

/** Moves by number among those that are possible, and waits. */
const walks = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ pick: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 50 }) }) },
  ),
  { maxLength: 12 },
);
type Walk = { pick?: number; wait?: number }[];

function walked(model: Model, walk: Walk, step?: (position: Position, act: Walk[number]) => void): Position {
  let position = startPosition(model);
  for (const { pick, wait } of walk) {
    const choices = model.moveEvents.filter((event) => accepts(position, event));
    const event = pick === undefined ? undefined : choices[pick % choices.length];
    if (event) position = send(position, event);
    else if (wait !== undefined) position = advance(position, position.hours + wait).position;
    step?.(position, event ? { pick: model.moveEvents.indexOf(event) } : { wait: wait ?? 0 });
  }
  return position;
}

test('of any model file, XState accepts every move that is offered as enabled, and refuses every one that is blocked', () => {
  const seen = { enabled: 0, blocked: 0, undefined: 0 };
  fc.assert(
    fc.property(modelFiles(), walks, (file, walk) => {
      const model = loaded(file);
      const position = walked(model, walk);
      const options = optionsAt(position);
      const actor = createActor(model.machine, {
        snapshot: model.machine.getPersistedSnapshot(position.snapshot),
        clock: new SimulatedClock(),
      });
      for (const event of model.moveEvents) {
        const option = options.find(
          ({ move, by, target }) => move === event.type && by === event.by && target === event.target,
        );
        const can = actor.getSnapshot().can(event);
        seen[option?.status ?? 'undefined'] += 1;
        expect(can, `${event.type} by ${event.by}`).toBe(option?.status === 'enabled');
        if (can) continue;
        // A blocked move without a reason would leave a class guessing.
        if (option) expect(option.failing.length, `${event.type} by ${event.by}`).toBeGreaterThan(0);
        for (const check of option?.failing.flat() ?? []) expect(check.passed).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('of any model file, regions and variables are what they can be, and the clock keeps the time of an XState actor', () => {
  fc.assert(
    fc.property(modelFiles(true), walks, (file, walk) => {
      const model = loaded(file);
      const clock = new SimulatedClock();
      const actor = createActor(model.machine, { clock }).start();
      walked(model, walk, (position, { pick, wait = 0 }) => {
        const event = pick === undefined ? undefined : model.moveEvents[pick];
        if (event) actor.send(event);
        // Hour by hour: XState's simulated clock sets a deadline anew from where it was turned to.
        else for (let hour = 0; hour < wait; hour += 1) clock.increment(MS_PER_HOUR);
        expect(configurationKey(actor.getSnapshot())).toBe(configurationKey(position.snapshot));
        const states = configurationOf(position);
        for (const [region, leaves] of Object.entries(LEAVES)) expect(leaves).toContain(states[region]);
        for (const { name, values } of model.fields) expect(values).toContain(position.snapshot.context[name]);
      });
      actor.stop();
    }),
    { numRuns: 50 },
  );
});

test('of any model file, what is forced is a position that the model can be in', () => {
  fc.assert(
    fc.property(modelFiles(), walks, (file, walk) => {
      const model = loaded(file);
      const position = walked(model, walk);
      for (const event of model.moveEvents) {
        const after = forced(position, event);
        if (accepts(position, event)) expect(after).toEqual([send(position, event)]);
        for (const { snapshot } of after)
          for (const { name, values } of model.fields) expect(values).toContain(snapshot.context[name]);
      }
    }),
    { numRuns: 60 },
  );
});
