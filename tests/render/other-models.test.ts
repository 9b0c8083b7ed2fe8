import { describe, expect, test } from 'vitest';
import { definition4 } from '../../src/inspect/definition.js';
import { driveSession } from '../../src/inspect/drive.js';
import { compareEnds, endOf, playedPath, Session } from '../../src/play/index.js';
import {
  choicesOf,
  compareText,
  highlightOf,
  machineDiagram,
  machineGraph,
  plainStyle,
  replayDocument,
  replayText,
  standingText,
  treeText,
} from '../../src/render/index.js';
import { modelOf } from '../../src/scenario/index.js';
import { machineOf4 } from '../helpers/inspect.js';
import { onOwnModel } from '../helpers/scenarios.js';

// A model with a go-between, talks that hold two states, words as values, and no measure.
const week = onOwnModel('port-week');
const model = modelOf(week);
const style = plainStyle(100);

/** A session of the week, so many steps far; by default through. */
function played(steps = Number.POSITIVE_INFINITY, follow = week.main): Session {
  const session = new Session(week, { follow });
  for (let n = 0; n < steps && session.nextStep; n += 1) session.next();
  return session;
}

describe('text of a model of another shape', () => {
  test('says where it stands by what each role has, and shows no measure where there is none', () => {
    expect(standingText(played(4), style)).toEqual([
      'talks.apart (press loud)   hour 8',
      'anger: Dockers of Lee 1, Port of Lee 3 of 3 · mood: Dockers of Lee calm, Port of Lee calm ·',
      'deadlines: tired talks in 2 days',
    ]);
    const all = [
      replayText(week, playedPath(played()), style),
      ...treeText(played(), style),
      compareText(week, compareEnds(endOf(played(), 'trunk'), endOf(played(99, 'tired'), 'tired')), style),
    ].join('\n');
    expect(all).toContain('Outcome: over after 20 h.');
    expect(all).not.toMatch(/tension|peak|undefined|step by step/);
  });

  test('names the party that acts, and tells a fact from a move and what its author set from what follows', () => {
    const text = replayText(week, playedPath(played()), style);
    expect(text).toContain('· Crane drivers: Walk out (0 Goldstein)');
    expect(text).toMatch(
      /2 {2}A fire in the docks\n.* by the simulated clock\n {4}✎ set by the author: anger of Port of Lee 3, press loud\n {4}stopped → stopped \(press loud\)\n/,
    );
  });

  test('says why a move is blocked in the words of the model', () => {
    const session = played(4);
    session.take({ type: 'walkOut', by: 'dockers' });
    session.take({ type: 'invite', by: 'envoy' });
    const blocked = choicesOf(week, session.moves()).blocked.map(({ label, hint }) => `${label}: ${hint}`);
    expect(blocked).toEqual(['Port of Lee: Meet: blocked: Port of Lee is too angry to talk']);
  });

  test('its documents have regions by name, party and what was set, and no figure for a measure', () => {
    const { steps, outcome } = replayDocument(week, playedPath(played()));
    expect(steps[0]).toMatchObject({
      by: 'dockers',
      party: 'cranes',
      tension: null,
      to: { work: 'stopped', press: 'quiet' },
    });
    expect(steps[1]).toMatchObject({ by: null, move: 'event', set: { portAnger: 3, press: 'loud' } });
    expect(steps[2]).not.toHaveProperty('set');
    expect(outcome).toEqual({ phase: 'over', hours: 20, peakTension: null });
  });
});

describe('drawings of a model with states within states', () => {
  const marked = highlightOf(playedPath(played(5)));

  test('the graph has what holds what, and marks ways by whichever state knows them', () => {
    const [work] = machineGraph(model, marked);
    expect(
      work?.states.map(({ id, parent, composite, initial, active }) => [id, parent, composite, initial, active]),
    ).toEqual([
      ['calm', undefined, false, true, false],
      ['stopped', undefined, false, false, false],
      ['talks', undefined, true, false, true],
      ['talks.apart', 'talks', false, true, false],
      ['talks.together', 'talks', false, false, true],
      ['over', undefined, false, false, false],
    ]);
    const numbered = work?.edges
      .filter(({ taken }) => taken.length > 0)
      .map(({ from, to, taken }) => `${from} ${to} ${taken}`);
    expect(numbered).toEqual(['calm stopped 1', 'stopped talks 4', 'talks.apart talks.together 5']);
    const [tired] = machineGraph(model, highlightOf(playedPath(played(99, 'tired'))));
    expect(tired?.edges.find(({ from }) => from === 'talks')?.ways).toMatchObject([
      { text: 'Walk out', taken: [] },
      { text: 'after 48 h', taken: [5] },
    ]);
  });

  test('each format draws them inside', async () => {
    const mermaid = await machineDiagram(model, 'mermaid', marked);
    expect(mermaid).toMatch(
      /state "talks" as talks \{\n {6}state "apart" as work_talks_apart\n[^}]*\[\*\] --> work_talks_apart\n {4}\}/,
    );
    expect(mermaid).toContain('work_talks_apart --> work_talks_together : (5) Meet');
    expect(mermaid).toMatch(/class work_talks_together,loud active/);
    const dot = await machineDiagram(model, 'dot', marked);
    expect(dot).toMatch(/subgraph "cluster_work.talks" \{\n {6}label="talks"/);
    expect(dot).toMatch(/"work.stopped" -> "work.talks.apart" .*lhead="cluster_work.talks"/);
    const svg = await machineDiagram(model, 'svg', marked);
    const box = (name: string, kind: string) => {
      const [, x, y, width, height] =
        new RegExp(
          `<title>${name}: [^<]*</title>\\n<rect class="${kind}[^"]*" x="([\\d.]+)" y="([\\d.]+)" width="([\\d.]+)" height="([\\d.]+)"`,
        ).exec(svg) ?? [];
      return { x: Number(x), y: Number(y), right: Number(x) + Number(width), bottom: Number(y) + Number(height) };
    };
    const talks = box('talks', 'holder');
    for (const name of ['apart', 'together']) {
      const inner = box(name, 'box');
      expect(
        inner.x > talks.x && inner.y > talks.y && inner.right < talks.right && inner.bottom < talks.bottom,
        name,
      ).toBe(true);
    }
    expect(box('stopped', 'outer').bottom < talks.y || box('stopped', 'outer').y > talks.bottom).toBe(true);
    const { machine, guards } = JSON.parse(await machineDiagram(model, 'json', marked));
    expect(machine.states.work.states.talks.states.apart.on.meet.target).toBe('together');
    expect(guards.patient).toBe('patient');
  });
});

describe('the inspector on a model of another shape', () => {
  test('version 4 makes a machine of it that begins where the session begins and finds every target', () => {
    const machine = machineOf4(definition4(model));
    expect(machine.initialState.value).toEqual({ work: 'calm', press: 'quiet' });
    const talks = machine.states.work?.states.talks;
    expect(talks?.states.together?.on.settle?.[0]?.target).toMatchObject([{ key: 'over' }]);
    expect(talks?.after[0]?.delay).toBe(48 * 3_600_000);
  });

  test('a viewer’s moves are those of the model', () => {
    const session = played(1);
    expect(() => driveSession(session, { type: 'strike', by: 'dockers' })).toThrow('strike is no move of the machine.');
    expect(() => driveSession(session, { type: 'blame' })).toThrow('by is one of dockers, port, envoy.');
    driveSession(session, { type: 'blame', by: 'envoy', target: 'port' });
    expect(session.context).toMatchObject({ blamed: 'port', portAnger: 3 });
  });
});
