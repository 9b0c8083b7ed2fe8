import { describe, expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import { edgesAhead } from '../../src/render/diagram/ahead.js';
import { edgeKey } from '../../src/render/diagram/graph.js';
import { highlightOf, machineGraph } from '../../src/render/diagram/index.js';
import type { Rect } from '../../src/render/diagram/layout.js';
import { layoutMachine, mirrored } from '../../src/render/diagram/machine-layout.js';
import { drawMachine, fileMeasures, MODEL_NAMES } from '../../src/render/diagram/machine-svg.js';
import { viewMeasures } from '../../src/render/diagram/machine-view.js';
import { placeLabels } from '../../src/render/diagram/spots.js';
import { BILATERAL, january } from '../helpers/scenarios.js';

const session = new Session(january);
while (session.nextStep) session.next();
const path = playedPath(session);

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout of the machine', () => {
  test.each([
    ['a file', fileMeasures()],
    ['a wide screen', viewMeasures(MODEL_NAMES, 'beside', machineGraph(BILATERAL))],
    ['a high screen', viewMeasures(MODEL_NAMES, 'below', machineGraph(BILATERAL))],
  ])('for %s is the same whatever is highlighted, has room for everything, and is plain data', async (_, measures) => {
    const layout = await layoutMachine(machineGraph(BILATERAL), measures);
    expect(await layoutMachine(machineGraph(BILATERAL, highlightOf(path)), measures)).toEqual(layout);
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
    for (const { id, states, edges } of machineGraph(BILATERAL)) {
      const placed = layout.regions.find((region) => region.id === id);
      const boxes = states.map((state) => placed?.boxes[state.id] as Rect);
      for (const [index, box] of boxes.entries()) {
        expect(box.x >= 0 && box.y >= 0).toBe(true);
        expect(box.x + box.width <= layout.width && box.y + box.height <= layout.height).toBe(true);
        expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
      }
      for (const edge of edges) expect(placed?.edges[edgeKey(edge)]?.points.length).toBeGreaterThan(1);
    }
    const frames = layout.regions.map(({ frame }) => frame);
    for (const [index, frame] of frames.entries())
      expect(frames.slice(index + 1).some((other) => overlap(frame, other))).toBe(false);
  });

  test('has room in every frame for its title, however narrow what stands in it', async () => {
    const names = { ...MODEL_NAMES, region: () => 'What the mediators carry between the two, and from whom'.repeat(2) };
    const { regions, width } = await layoutMachine(machineGraph(BILATERAL), fileMeasures(names));
    for (const { frame } of regions) {
      expect(frame.width).toBeGreaterThan(1000);
      expect(frame.x + frame.width).toBeLessThan(width);
    }
  });

  test('is drawn with the names it is given, and with an edge taken hundreds of times', async () => {
    const names = { ...MODEL_NAMES, state: (_: unknown, state: string) => `<${state}>` };
    const layout = await layoutMachine(machineGraph(BILATERAL), fileMeasures(names));
    const from = { phase: 'normalTies', diplomacy: 'inPlace', mediation: 'none' } as const;
    const taken = Array.from({ length: 300 }, (_, index) => ({
      n: index + 1,
      move: 'strike',
      from,
      to: { ...from, phase: 'strike' as const },
    }));
    const svg = drawMachine(machineGraph(BILATERAL, { taken }), layout, {
      names,
      description: 'What it shows',
      ground: '#fff',
    });
    expect(svg).toContain('>&lt;openConflict&gt;</text>');
    expect(svg).toContain('What it shows');
    expect([...svg.matchAll(/class="digit"[^>]*>(\d+)</g)].map(([, n]) => n)).toEqual(['1', '2', '300']);
  });
});

test('the edges ahead of a change are those it would be numbered at', () => {
  const graph = machineGraph(BILATERAL);
  const [from, to] = [
    { phase: 'dialogue', diplomacy: 'inPlace', mediation: 'none' },
    { phase: 'openConflict', diplomacy: 'broken', mediation: 'refused' },
  ] as const;
  const ahead = edgesAhead(graph, [{ move: 'strike', from, to }]);
  expect(ahead.map(({ region, edge, move }) => `${region} ${edgeKey(edge)} ${move}`)).toEqual([
    'phase dialogue>retaliation strike',
    'phase retaliation>openConflict strike',
    'diplomacy inPlace>broken strike',
    'mediation none>refused strike',
  ]);
  expect(edgesAhead(graph, [{ move: 'condemn', from, to: from }])).toEqual([]);
});

describe('labels', () => {
  const points = [
    { x: 100, y: 0 },
    { x: 100, y: 200 },
  ];
  const label = { width: 60, height: 20, points, near: { x: 100, y: 100 } };
  const within = { x: 0, y: 0, width: 200, height: 200 };
  const lines = { marked: [points], quiet: [] };
  const rectOf = ({ x, y }: { x: number; y: number }) => ({ x: x - 30, y: y - 10, width: 60, height: 20 });

  test('cover neither each other nor what is in the way', () => {
    const box = { x: 60, y: 80, width: 80, height: 40 };
    const places = placeLabels([label, label, label], [box], within, lines);
    const rects = places.map((at) => rectOf(at ?? { x: 100, y: 100 }));
    for (const [index, rect] of rects.entries())
      expect([box, ...rects.slice(index + 1)].some((other) => overlap(rect, other))).toBe(false);
  });

  test('are left out where there is no room', () => {
    expect(placeLabels([label], [within], within, lines)).toEqual([undefined]);
  });

  test('touch no marked line but their own', () => {
    const at = (x: number) => [
      { x, y: 0 },
      { x, y: 120 },
    ];
    const [place] = placeLabels([label], [], within, { marked: [points, at(85), at(115)], quiet: [] });
    expect(place?.y).toBeGreaterThan(130);
    const close = [at(85), at(115)].map(([from]) => [
      { x: from?.x ?? 0, y: 0 },
      { x: from?.x ?? 0, y: 200 },
    ]);
    expect(placeLabels([label], [], within, { marked: [points, ...close], quiet: [] })).toEqual([undefined]);
  });

  test('is mirrored for names that are read from right to left', async () => {
    const names = { ...MODEL_NAMES, rightToLeft: true, comma: '،', number: (n: number) => n.toLocaleString('fa') };
    const layout = await layoutMachine(machineGraph(BILATERAL), fileMeasures(names));
    const other = mirrored(layout);
    expect(other.width).toBe(layout.width);
    for (const { id, boxes } of layout.regions)
      for (const [state, box] of Object.entries(boxes))
        expect(other.regions.find((region) => region.id === id)?.boxes[state]).toEqual({
          ...box,
          x: layout.width - box.x - box.width,
        });
    const [course, embassies] = other.regions.map(({ frame }) => frame);
    expect(course?.x).toBeGreaterThan(embassies?.x ?? Number.NaN);
    const svg = drawMachine(machineGraph(BILATERAL, highlightOf(path)), other, { names });
    expect(svg).toMatch(/^<svg [^>]*direction="rtl"/);
    expect(svg).toContain('>۱۸<');
    expect(svg).toContain('،</text>');
    expect(svg).not.toContain(',</text>');
  });
});
