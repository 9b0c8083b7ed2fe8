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

/** How far a line, of which points are given that are close to each other, runs from a rectangle. */
function apart(line: readonly Point[], { x, y, width, height }: Rect): number {
  return Math.min(
    ...line.map((at) => Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height))),
  );
}

function closely(corners: readonly Point[]): Point[] {
  return corners.flatMap((to, index) => {
    const from = corners[index - 1] ?? to;
    const parts = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    return Array.from({ length: parts }, (_, n) => ({
      x: from.x + ((to.x - from.x) * (n + 1)) / parts,
      y: from.y + ((to.y - from.y) * (n + 1)) / parts,
    }));
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
  const mark = (run: Run, at: string) =>
    everywhere.push({ at, taken: takenBy(graph, run.path.value), possible: possibleAt(run), pointed: pointedAt(run) });
  for (let step = 0; step <= real.steps.length; step += 1) {
    const run = runTo(step);
    mark(run, `step ${step}`);
    const { scripted, free } = choicesOf(run.moves.value, run.session.value.model);
    for (const { choice, digit } of [...scripted, ...free.flatMap(({ moves }) => moves)]) {
      if (digit === undefined) continue;
      run.point(choice);
      mark(run, `step ${step}, pointing at ${JSON.stringify(choice)}`);
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
    const points = new Map([...lines].map(([key, { edge }]) => [key, closely(edge.points)]));
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
        const own = apart(points.get(key) ?? [], rect);
        for (const [other, line] of points) {
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
