import { type Model, modelJsonSchema } from '../../../model/index.js';
import { scenarioJsonSchema } from '../../../scenario/schema.js';

/** The parts of JSON Schema that those of scenarios and models use. */
export interface Shape {
  $ref?: string;
  $defs?: Record<string, Shape>;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Shape>;
  /** What stands at keys that are an author's own. */
  additionalProperties?: Shape | boolean;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  enum?: unknown[];
  enumDescriptions?: string[];
  const?: unknown;
  examples?: unknown[];
}

const roots = new WeakMap<object, Shape>();
const LOOSE = {};

/** The schema of scenarios on a model; without one, as far as it goes for any. */
function rootFor(model: Model | undefined): Shape {
  const key = model ?? LOOSE;
  let root = roots.get(key);
  if (!root) {
    root = scenarioJsonSchema(model) as Shape;
    roots.set(key, root);
  }
  return root;
}

/** A shape with its references and alternatives spread out. */
function spread(root: Shape, shape: Shape, depth = 0): Shape[] {
  if (depth > 6) return [];
  const { $ref, anyOf = [], oneOf = [], allOf = [], ...own } = shape;
  const target = $ref === undefined ? undefined : root.$defs?.[$ref.replace('#/$defs/', '')];
  const parts = [...(target ? [target] : []), ...anyOf, ...oneOf, ...allOf].flatMap((part) =>
    spread(root, part, depth + 1),
  );
  // What stands beside a reference says more of this place than what it refers to.
  if (own.description !== undefined && parts.length > 0)
    return parts.map((part) => ({ ...part, description: own.description ?? '' }));
  return parts.length > 0 ? parts : [own];
}

/**
 * What may stand at a path of keys and list items.
 *
 * @param model what the scenario runs on, whose moves, roles, states and variables are offered
 * @param whatIf whether the file extends another; undefined: not known yet
 */
export function shapesAt(path: readonly string[], whatIf: boolean | undefined, model: Model | undefined): Shape[] {
  const root = rootFor(model);
  const { Scenario, WhatIf } = root.$defs ?? {};
  const tops = [...(whatIf !== true && Scenario ? [Scenario] : []), ...(whatIf !== false && WhatIf ? [WhatIf] : [])];
  return below(root, tops, path);
}

let modelRoot: Shape | undefined;

/** What may stand at a path of a model file. */
export function modelShapesAt(path: readonly string[]): Shape[] {
  modelRoot ??= modelJsonSchema() as Shape;
  return below(modelRoot, [modelRoot], path);
}

function below(root: Shape, tops: readonly Shape[], path: readonly string[]): Shape[] {
  let shapes = tops.flatMap((top) => spread(root, top));
  for (const part of path) {
    shapes = shapes
      .flatMap(
        (shape) =>
          (part === '[]'
            ? shape.items
            : shape.properties && Object.hasOwn(shape.properties, part)
              ? shape.properties[part]
              : ownKeys(shape)) ?? [],
      )
      .flatMap((shape) => spread(root, shape));
  }
  return shapes;
}

function ownKeys({ additionalProperties: own }: Shape): Shape | undefined {
  return typeof own === 'object' ? own : undefined;
}
