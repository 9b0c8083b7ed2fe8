import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { type AnyStateMachine, type EventObject, initialTransition, transition } from 'xstate';
import { graphOf } from '../../src/explore/graph/explore.js';
import { edgeOf, type StateGraph, type StateId, stateOfKey } from '../../src/explore/graph/graph.js';
import { keyOf, snapshotOf } from '../../src/explore/graph/space.js';
import { loadModel, type Model } from '../../src/model/index.js';

/** The model of a text, which must be right. */
export function modelOfText(content: string | Uint8Array, file = 'model.yaml'): Model {
  const { model, problems } = loadModel({ file, content });
  if (!model) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return model;
}

/** A small model that has everything that a model can have. */
export const HARBOUR = readFileSync(join(import.meta.dirname, 'harbour.yaml'), 'utf8');

/** The module that a TypeScript file makes, as a person's build would. */
export async function moduleOf(text: string): Promise<{ machine: AnyStateMachine }> {
  const { code } = await transformWithOxc(text, 'machine.ts');
  const xstate = JSON.stringify(import.meta.resolve('xstate'));
  return import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code.replace(/from ["']xstate["']/, `from ${xstate}`))}`
  );
}

/**
 * Goes along edges of a graph with another machine that should have the same.
 *
 * @param every one edge of so many
 * @returns what differs; nothing where they agree
 */
export function differences(graph: StateGraph, machine: AnyStateMachine, every = 1): string[] {
  const different: string[] = [];
  const [start] = initialTransition(machine);
  if (stateIn(graph, start) !== graph.start) different.push('the start');
  const { fields } = graph.space;
  const { events } = graph;
  for (let at = every - 1; at < graph.keys.length * events.length && different.length < 5; at += every) {
    const [state, index] = [Math.floor(at / events.length), at % events.length];
    const digits = graph.digits.subarray(state * fields.length, (state + 1) * fields.length);
    const from = machine.resolveState(snapshotOf(graph.space, digits) as never);
    const event = events[index]?.event as EventObject;
    const edge = edgeOf(graph, state, index);
    const [next] = transition(machine, from, event);
    const expected = edge < 0 ? state : graph.targets[edge];
    if (stateIn(graph, next) !== expected) different.push(`${state} with ${JSON.stringify(event)}`);
  }
  return different;
}

function stateIn(graph: StateGraph, snapshot: object): StateId {
  return stateOfKey(graph, keyOf(graph.space, snapshot as { value: unknown; context: object }));
}

/** Whether two models have the same configurations and the same edges between them. */
export function sameGraph(one: Model, other: Model): boolean {
  const [a, b] = [graphOf(one), graphOf(other)];
  const events = (graph: StateGraph) => JSON.stringify(graph.events.map(({ event }) => event));
  return (
    JSON.stringify(a.space.fields) === JSON.stringify(b.space.fields) &&
    events(a) === events(b) &&
    a.start === b.start &&
    equal(a.keys, b.keys) &&
    equal(a.offsets, b.offsets) &&
    equal(a.targets, b.targets) &&
    equal(a.labels, b.labels)
  );
}

function equal(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** SCION, the interpreter of SCXML, as far as it is needed. */
export interface Scion {
  start(): string[];
  gen(event: { name: string; data?: object }): string[];
  getSnapshot(): [
    states: string[],
    history: object,
    final: boolean,
    datamodel: Record<string, unknown>,
    queue: unknown[],
  ];
  getConfiguration(): string[];
}

/** Makes interpreters of an SCXML document; from a snapshot they go on from there. */
export async function scionOf(text: string): Promise<(snapshot?: ReturnType<Scion['getSnapshot']>) => Scion> {
  const scxml = createRequire(import.meta.url)('@scion-scxml/scxml');
  const model = await new Promise<{
    prepare: (done: (error: unknown, made: unknown) => void, options: object) => void;
  }>((resolve, reject) => {
    scxml.documentStringToModel('', text, (error: unknown, made: never) => (error ? reject(error) : resolve(made)));
  });
  const made = await new Promise((resolve, reject) => {
    model.prepare((error, fn) => (error ? reject(error) : resolve(fn)), {});
  });
  return (snapshot) => new scxml.core.Statechart(made, snapshot ? { snapshot } : {});
}
