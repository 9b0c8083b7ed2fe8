import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { CRISIS_EVENTS } from '../../explore/graph/events.js';
import type { StateGraph } from '../../explore/graph/graph.js';
import { CRISIS_SPACE, digitsOfKey } from '../../explore/graph/space.js';

/** Numbers before everything else: configurations, transitions, and what the numbering hangs on. */
const HEAD = 4;

/**
 * The crisis's state graph as a small file, so that not everybody who asks something has to explore it first.
 * Most edges of an event lead as far as the one before, so differences are kept, which pack well.
 *
 * @throws RangeError for a graph that is not whole
 */
export function packGraph({ keys, offsets, labels, targets, complete, start }: StateGraph): Uint8Array {
  if (!complete || start !== 0) throw new RangeError('Only the whole graph of the crisis can be packed.');
  const differences = new Int32Array(targets.length);
  const before = new Int32Array(CRISIS_EVENTS.length);
  for (let edge = 0; edge < targets.length; edge += 1) {
    const label = labels[edge] as number;
    differences[edge] = (targets[edge] as number) - (before[label] as number);
    before[label] = targets[edge] as number;
  }
  const numbers = [
    Int32Array.of(keys.length, targets.length, CRISIS_SPACE.size, CRISIS_EVENTS.length),
    Int32Array.from(keys, (key, state) => key - (keys[state - 1] ?? 0)),
    Int32Array.from(keys, (_, state) => (offsets[state + 1] as number) - (offsets[state] as number)),
    differences,
    labels,
  ];
  const bytes = Buffer.concat(
    numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** The graph of a file that packGraph made; undefined where it was made for another machine. */
export function unpackGraph(file: Uint8Array): StateGraph | undefined {
  const { buffer, byteOffset, byteLength } = brotliDecompressSync(file);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  const [count = 0, edges = 0, size, events] = new Int32Array(bytes, 0, HEAD);
  if (size !== CRISIS_SPACE.size || events !== CRISIS_EVENTS.length) return undefined;
  const [toDegrees, toTargets, toLabels] = [HEAD + count, HEAD + 2 * count, HEAD + 2 * count + edges];
  if (bytes.byteLength !== 4 * toLabels + edges) return undefined;
  const keys = running(new Int32Array(bytes, 4 * HEAD, count));
  const offsets = new Int32Array(count + 1);
  offsets.set(running(new Int32Array(bytes, 4 * toDegrees, count)), 1);
  const targets = new Int32Array(bytes, 4 * toTargets, edges);
  const labels = new Uint8Array(bytes, 4 * toLabels, edges);
  const before = new Int32Array(CRISIS_EVENTS.length);
  for (let edge = 0; edge < edges; edge += 1) {
    const label = labels[edge] as number;
    before[label] = (before[label] as number) + (targets[edge] as number);
    targets[edge] = before[label] as number;
  }
  const fields = CRISIS_SPACE.fields.length;
  const digits = new Uint8Array(count * fields);
  for (let state = 0; state < count; state += 1)
    digitsOfKey(CRISIS_SPACE, keys[state] as number, digits.subarray(state * fields, (state + 1) * fields));
  return {
    space: CRISIS_SPACE,
    events: CRISIS_EVENTS,
    keys,
    digits,
    start: 0,
    offsets,
    targets,
    labels,
    complete: true,
    unexplored: new Uint8Array(count),
  };
}

/** Sums of everything up to each place. */
function running(differences: Int32Array): Int32Array {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
}
