import { beforeAll, describe, expect, test } from 'vitest';
import { Session } from '../../src/play/index.js';
import type { Point, Rect } from '../../src/render/diagram/layout.js';
import { layoutMachine, mirrored } from '../../src/render/diagram/machine-layout.js';
import { viewMeasures } from '../../src/render/diagram/machine-view.js';
import { modelOf } from '../../src/scenario/index.js';
import { labelsOn, numbersOn, tagsOn } from '../../src/web/machine/labels-on.js';
import { graphOf, pointedAt, possibleAt, takenBy } from '../../src/web/machine/marks.js';
import { namesIn } from '../../src/web/machine/names.js';
import { linesOf } from '../../src/web/machine/shapes.js';
import { choicesOf } from '../../src/web/moves/choices.js';
import { Run } from '../../src/web/state/run.js';
import { wordsOf } from '../../src/web/words/index.js';
import { modelWords } from '../../src/web/words/model.js';
import { real } from '../helpers/scenarios.js';

/** How far a line, all of it upright or level, runs from a rectangle. */
function apart(parts: readonly Rect[], { x, y, width, height }: Rect): number {
  return Math.min(
    ...parts.map((part) =>
      Math.hypot(
        Math.max(part.x - x - width, 0, x - part.x - part.width),
        Math.max(part.y - y - height, 0, y - part.y - part.height),
      ),
    ),
  );
}

/** The straight parts of a line. */
function partsOf(corners: readonly Point[]): Rect[] {
  return corners.slice(1).map((to, index) => {
    const from = corners[index] ?? to;
    expect(from.x === to.x || from.y === to.y).toBe(true);
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
  });
}

/** The real path up to a step. */
function runTo(steps: number): Run {
  const run = new Run(new Session(real));
  for (let step = 0; step < steps; step += 1) run.next();
  return run;
}

interface Marks {
  at: string;
  taken: ReturnType<typeof takenBy>;
  possible: ReturnType<typeof possibleAt>;
  pointed: ReturnType<typeof pointedAt>;
}

const graph = graphOf(modelOf(real));

/** What is marked at every place of the real path, with each move that is possible there pointed at, and made. */
const everywhere: Marks[] = [];
beforeAll(() => {
  const mark = (run: Run, at: string, possible = possibleAt(run)) => {
    everywhere.push({ at, taken: takenBy(graph, run.path.value), possible, pointed: pointedAt(run) });
    return possible;
  };
  for (let step = 0; step <= real.steps.length; step += 1) {
    const run = runTo(step);
    const possible = mark(run, `step ${step}`);
    const { scripted, free } = choicesOf(run.moves.value, run.session.value.model);
    for (const { choice, digit } of [...scripted, ...free.flatMap(({ moves }) => moves)]) {
      if (digit === undefined) continue;
      run.point(choice);
      mark(run, `step ${step}, pointing at ${JSON.stringify(choice)}`, possible);
      const other = runTo(step);
      other.take(choice);
      mark(other, `step ${step}, after ${JSON.stringify(choice)}`);
    }
  }
});

describe.each(['en', 'fa'] as const)('labels in the machine (%s)', (language) => {
  test.each(['beside', 'below'] as const)('touch no arrow that is marked but their own (%s)', async (arrangement) => {
    const words = await wordsOf(language);
    const names = modelWords(modelOf(real), language);
    const made = await layoutMachine(graph, viewMeasures(namesIn(words, names), arrangement, graph));
    const layout = language === 'fa' ? mirrored(made) : made;
    const lines = linesOf(layout);
    const parts = new Map([...lines].map(([key, { edge }]) => [key, partsOf(edge.points)]));
    const wrong: string[] = [];
    let [wanted, told] = [0, 0];
    for (const { at, taken, possible, pointed } of everywhere) {
      const full = [...numbersOn(lines, taken, String), ...tagsOn(layout, pointed, words)].map(({ rect }) => rect);
      const labels = labelsOn(words, names, {
        graph,
        layout,
        lines,
        taken,
        possible,
        pointed,
        hovered: undefined,
        full,
      });
      const marked = new Set([...taken.edges.keys(), ...possible.edges.keys(), ...(pointed?.edges.keys() ?? [])]);
      wanted += possible.edges.size;
      told += labels.length;
      for (const { key, text, rect } of labels) {
        const own = apart(parts.get(key) ?? [], rect);
        for (const [other, line] of parts) {
          if (other === key) continue;
          const away = apart(line, rect);
          if ((marked.has(other) && away === 0) || (own > 0 && away <= own))
            wrong.push(`${at}: ${text} [${key}] at ${other}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(told / wanted).toBeGreaterThan(0.3);
  });
});
