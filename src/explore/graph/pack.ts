import type { Model } from '../../model/index.js';
import { modelEvents } from './events.js';
import type { StateGraph } from './graph.js';
import { digitsOfKey, modelSpace } from './space.js';

/**
 * A model's state graph as few bytes, so that not everybody who asks something has to explore it first.
 * Most edges of an event lead as far as the one before, so differences are kept, small ones in one byte.
 *
 * @returns bytes that compress well; that is left to whoever keeps them
 * @throws RangeError for a graph that is not whole
 */
export function packGraph(graph: StateGraph): Uint8Array<ArrayBuffer> {
  const { model, events, keys, offsets, labels, targets, start } = graph;
  if (!canPack(graph)) throw new RangeError('Only the whole graph of a model that is not too large can be packed.');
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const write = (value: number) => {
    if (length + MOST_BYTES > bytes.length) {
      const more = new Uint8Array(2 * bytes.length);
      more.set(bytes);
      bytes = more;
    }
    // Zigzag, then seven bits a byte, the lowest first.
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  };
  for (; length < HASH_BYTES; length += 1)
    bytes[length] = Number.parseInt(model.shape.slice(length * 2, length * 2 + 2), 16);
  for (const number of [keys.length, targets.length, start]) write(number);
  for (let state = 0; state < keys.length; state += 1) write((keys[state] as number) - (keys[state - 1] ?? 0));
  for (let state = 0; state < keys.length; state += 1)
    write((offsets[state + 1] as number) - (offsets[state] as number));
  const before = new Int32Array(events.length);
  for (let edge = 0; edge < targets.length; edge += 1) {
    const label = labels[edge] as number;
    write((targets[edge] as number) - (before[label] as number));
    before[label] = targets[edge] as number;
  }
  const packed = new Uint8Array(length + labels.length);
  packed.set(bytes.subarray(0, length));
  packed.set(labels, length);
  return packed;
}

/** Whether a graph is whole, and its numbers small enough to be packed. */
export function canPack({ complete, space, events }: StateGraph): boolean {
  return complete && space.size < 0x7fffffff && events.length <= 255;
}

/** Bytes of the model's shape that go before: enough to tell models apart. */
const HASH_BYTES = 16;
/** Bytes of the largest number. */
const MOST_BYTES = 5;

/** The graph of bytes that packGraph made; undefined where it was made for another model, or they are cut off. */
export function unpackGraph(model: Model, bytes: Uint8Array): StateGraph | undefined {
  for (let place = 0; place < HASH_BYTES; place += 1)
    if (bytes[place] !== Number.parseInt(model.shape.slice(place * 2, place * 2 + 2), 16)) return undefined;
  const space = modelSpace(model);
  const known = modelEvents(model);
  let at = HASH_BYTES;
  const read = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return (value >>> 1) ^ -(value & 1);
    }
  };
  const [count, edges, start] = [read(), read(), read()];
  if (count + edges > bytes.length || start >= count) return undefined;
  const fields = space.fields.length;
  const keys = new Int32Array(count);
  const digits = new Uint8Array(count * fields);
  for (let state = 0, key = 0; state < count; state += 1) {
    key += read();
    keys[state] = key;
    digitsOfKey(space, key, digits.subarray(state * fields, (state + 1) * fields));
  }
  const offsets = new Int32Array(count + 1);
  for (let state = 0; state < count; state += 1) offsets[state + 1] = (offsets[state] as number) + read();
  // A copy that is a plain array, whatever kind of bytes was handed in.
  const labels = Uint8Array.from(bytes.subarray(bytes.length - edges));
  const targets = new Int32Array(edges);
  const before = new Int32Array(known.length);
  for (let edge = 0; edge < edges; edge += 1) {
    const label = labels[edge] as number;
    before[label] = (before[label] as number) + read();
    targets[edge] = before[label] as number;
  }
  if (at !== bytes.length - edges) return undefined;
  return {
    model,
    space,
    events: known,
    keys,
    digits,
    start,
    offsets,
    targets,
    labels,
    complete: true,
    unexplored: new Uint8Array(count),
  };
}
