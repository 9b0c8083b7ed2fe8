import { describe, expect, test } from 'vitest';
import { playedPath, Session } from '../../src/play/index.js';
import {
  DIAGRAM_FORMATS,
  type DiagramFormat,
  highlightOf,
  machineDiagram,
  machineGraph,
  type RegionId,
  scenarioTree,
  sessionTree,
  type TakenStep,
  treeDiagram,
} from '../../src/render/diagram/index.js';
import { loadScenario, type Scenario } from '../../src/scenario/index.js';
import { BILATERAL, scenario as loaded, published } from '../helpers/scenarios.js';

const HOSTILE =
  'A "quoted" <script>alert(1)</script> ]; --> end %% x\u202e `tick` #quot; \\N \\" &lt; \u0007\u001b[31m \ud800 1. one - two';

const yaml = (title = 'Bland recalls its ambassador') => `id: small
title: ${JSON.stringify(`Small ${title}`)}
summary: A small crisis.
model: bilateral-crisis
actors: { initiator: { name: Aland }, responder: { name: Bland } }
start: 2024-01-16
steps:
  - { id: attack, at: 2023-12, by: militants, target: initiator, move: militantAttack, title: An attack }
  - { id: hit, at: 2024-01-16, by: initiator, move: strike, title: Aland strikes }
  - id: recall
    at: 2024-01-17
    by: responder
    move: recallAmbassador
    title: ${JSON.stringify(title)}
    instead:
      - { id: silence, move: wait, hours: 80, title: Nobody calls, why: Pride., weight: 0.2 }
      - { id: protest, by: responder, move: protest, title: Bland only protests, why: Caution., weight: 0.2, rejoin: answer }
  - { id: answer, at: 2024-01-18, by: responder, move: counterStrike, title: Bland strikes back }
  - { id: call, at: 2024-01-18, by: responder, move: phoneCall, title: A call }
`;

function load(content: string): Scenario {
  const { scenario, problems } = loadScenario({ file: 'small.yaml', content });
  if (!scenario) throw new Error(JSON.stringify(problems, null, 1));
  return scenario;
}

const small = load(yaml());
const played = (scenario = small) => {
  const session = new Session(scenario);
  while (session.nextStep) session.next();
  return session;
};

const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

/** Reads XML strictly: every tag closed in order, every attribute quoted, no bare `<` or `&`, no forbidden character. */
function tagsOf(xml: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML forbids
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
  const tags: string[] = [];
  const open: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)\s*(\/?)>/g,
    (_, end, name, _attributes, empty) => {
      if (end) expect(open.pop()).toBe(name);
      else {
        tags.push(name);
        if (!empty) open.push(name);
      }
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest.replace(ENTITY, '')).not.toMatch(/[<&]/);
  return tags;
}

/** What an SVG shows, as plain text. */
function shown(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('\n');
}

describe('the machine', () => {
  test.each(DIAGRAM_FORMATS)('as %s has every state of every region, and is the same every time', async (format) => {
    const drawn = await machineDiagram(BILATERAL, format);
    for (const id of BILATERAL.regions.flatMap(({ leaves }) => leaves))
      expect(drawn).toMatch(new RegExp(`\\b${id}\\b`));
    expect(await machineDiagram(BILATERAL, format)).toBe(drawn);
  });

  test('leaves no state of the drawing where nothing leads to or from', () => {
    for (const { states, edges } of machineGraph(BILATERAL)) {
      const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
      expect(states.map(({ id }) => id).filter((id) => !joined.has(id))).toEqual([]);
      expect(edges.filter(({ from, to }) => from === to)).toEqual([]);
      expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
    }
  });

  test('says what leads along an edge, and on what condition', () => {
    const [phase] = machineGraph(BILATERAL);
    const ways = phase?.edges.find(({ from, to }) => from === 'retaliation' && to === 'standoff')?.ways;
    expect(ways).toEqual([{ text: 'after 72 h', kind: 'deadline', event: 'silence', guard: '', needs: [], taken: [] }]);
    const ties = phase?.edges.find(({ from, to }) => from === 'dialogue' && to === 'restored')?.ways[0];
    expect(ties).toMatchObject({
      kind: 'move',
      event: 'restoreTies',
      guard: 'tension ≤ 3 and both affirmed sovereignty',
    });
    expect(machineGraph(BILATERAL)[1]?.edges.flatMap((edge) => edge.ways)).toContainEqual(
      expect.objectContaining({ kind: 'internal', event: 'envoysReturn' }),
    );
  });

  test('marks where a path stands and numbers what it went along', async () => {
    const highlight = highlightOf(playedPath(played()));
    const mermaid = await machineDiagram(BILATERAL, 'mermaid', highlight);
    expect(mermaid).toContain('normalTies --> strike : (2) Strike');
    expect(mermaid).toContain('inPlace --> recalled : (3) Recall the ambassador');
    expect(mermaid).toContain('strike --> retaliation : (4) Counter-strike');
    expect(mermaid).toContain('retaliation --> dialogue : (5) Telephone call');
    expect(mermaid).toContain('class dialogue,recalled,none active');
    const dot = await machineDiagram(BILATERAL, 'dot', highlight);
    expect(dot).toMatch(/"phase\.dialogue" \[label="dialogue".*fillcolor/);
    expect(dot).toMatch(/"phase\.normalTies" -> "phase\.strike" \[label="\(2\) Strike".*penwidth=3/);
    expect(dot).not.toMatch(/"phase\.strike" \[.*fillcolor/);
    const svg = await machineDiagram(BILATERAL, 'svg', highlight);
    expect(svg.match(/class="box active"/g)).toHaveLength(3);
    expect([...svg.matchAll(/class="digit"[^>]*>(\d+)</g)].map(([, n]) => Number(n)).sort()).toEqual([2, 3, 4, 5]);
    expect(svg.match(/class="edge taken"/g)).toHaveLength(4);
    const json = JSON.parse(await machineDiagram(BILATERAL, 'json', highlight));
    expect(json).toMatchObject({ version: 1, active: { phase: 'dialogue', diplomacy: 'recalled' } });
    expect(json.taken[1]).toMatchObject({
      n: 2,
      move: 'strike',
      from: { phase: 'normalTies' },
      to: { phase: 'strike' },
    });
    expect(json.machine.states.phase.states.dialogue.on.restoreTies.guard.type).toBe('all');
    expect(Object.keys(json)).toEqual([
      'version',
      'machine',
      'moves',
      'deadlines',
      'guards',
      'actions',
      'active',
      'taken',
    ]);
  });

  test('marks nothing where no path is given', async () => {
    expect(await machineDiagram(BILATERAL, 'svg')).not.toMatch(/class="(?:box active|digit|edge taken)"/);
    expect(await machineDiagram(BILATERAL, 'mermaid')).not.toMatch(/^ {2}class .* active$/m);
  });

  /** The edges of the phase that one step is numbered at, with the way it went. */
  const marked = (from: string, move: string, to: string, region: RegionId = 'phase') => {
    const rest = { phase: 'dialogue', diplomacy: 'inPlace', mediation: 'none' } as const;
    const step = { n: 7, move, from: { ...rest, [region]: from }, to: { ...rest, [region]: to } } as TakenStep;
    return machineGraph(BILATERAL, { taken: [step] })
      .flatMap(({ edges }) => edges)
      .filter(({ taken }) => taken.includes(7))
      .map(
        (edge) =>
          `${edge.from} ${edge.to}: ${edge.ways.filter(({ taken }) => taken.includes(7)).map(({ text }) => text)}`,
      );
  };

  test('numbers what led along an edge, not only the edge', () => {
    expect(marked('strike', 'ceasefire', 'dialogue')).toEqual(['strike dialogue: Agree a ceasefire']);
    expect(marked('strike', 'mediate', 'dialogue')).toEqual(['strike dialogue: a mediator convenes talks']);
    expect(marked('strike', 'deadline:silence', 'standoff')).toEqual(['strike standoff: after 72 h']);
    expect(marked('dialogue', 'ultimatum', 'standoff')).toEqual(['dialogue standoff: once tension ≥ 9']);
    expect(marked('offered', 'deadline:offerLapses', 'none', 'mediation')).toEqual(['offered none: after 96 h']);
    expect(marked('offered', 'phoneCall', 'none', 'mediation')).toEqual(['offered none: talks begin']);
    expect(marked('recalled', 'returnAmbassadors', 'returned', 'diplomacy')).toEqual([
      'recalled returned: the ambassadors return',
    ]);
  });

  test('numbers both edges where a state is left again at once', () => {
    expect(marked('dialogue', 'strike', 'openConflict')).toEqual([
      'retaliation openConflict: once tension ≥ 10 and exchanges ≥ 3',
      'dialogue retaliation: Strike',
    ]);
  });

  test('keeps what was taken in a label that is too long', async () => {
    const taken = [1, 12].map(
      (n): TakenStep => ({
        n,
        move: 'mediate',
        from: { phase: 'strike', diplomacy: 'inPlace', mediation: 'accepted' },
        to: { phase: 'dialogue', diplomacy: 'inPlace', mediation: 'accepted' },
      }),
    );
    expect(await machineDiagram(BILATERAL, 'mermaid', { taken })).toContain(
      'strike --> dialogue : (1, 12) a mediator convenes talks<br/>',
    );
  });

  test('as SVG is well-formed, says what it shows to a screen reader, and loads and runs nothing', async () => {
    const svg = await machineDiagram(BILATERAL, 'svg', highlightOf(playedPath(played())));
    const tags = tagsOf(svg);
    expect(tags.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg).toContain('Course of the crisis: dialogue');
    expect(svg).toContain('step 2 from normalTies to strike');
    expect(tags).not.toContain('script');
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|href|@import|url\((?!#)/);
    expect(shown(svg)).toMatch(/^restored$/m);
  });
});

describe('the tree of a scenario', () => {
  const tree = scenarioTree(small, ['attack', 'hit', 'deadline-7', 'recall']);

  test('has every step, and every branch with its outcome', () => {
    expect(tree.nodes.map(({ id }) => id)).toEqual(['(start)', ...small.steps.map(({ id }) => id)]);
    expect(tree.branches.map(({ id, outcome, end }) => [id, outcome, end])).toEqual([
      ['trunk', 'dialogue', 'call'],
      ['silence', 'standoff', 'silence'],
      ['protest', 'dialogue', 'protest'],
    ]);
    expect(tree.edges.find(({ kind }) => kind === 'rejoin')).toEqual({
      from: 'protest',
      to: 'answer',
      kind: 'rejoin',
      marked: false,
      outcome: 'dialogue',
    });
    expect(tree.edges.filter(({ kind }) => kind === 'trunk').map(({ from, to }) => [from, to])).toContainEqual([
      'recall',
      'answer',
    ]);
    expect(tree.edges.filter(({ from }) => from === 'hit').map(({ to, kind }) => [to, kind])).toEqual([
      ['recall', 'trunk'],
      ['silence', 'branch'],
      ['protest', 'branch'],
    ]);
  });

  test('marks the path it is given, and no other', () => {
    expect(tree.nodes.filter(({ marked }) => marked).map(({ id }) => id)).toEqual([
      '(start)',
      'attack',
      'hit',
      'recall',
    ]);
    expect(tree.edges.filter(({ marked }) => marked).map(({ to }) => to)).toEqual(['attack', 'hit', 'recall']);
    expect(scenarioTree(small).nodes.some(({ marked }) => marked)).toBe(false);
    const over = scenarioTree(small, ['attack', 'hit', 'protest', 'answer']);
    expect(over.edges.filter(({ marked }) => marked).map(({ kind }) => kind)).toEqual([
      'trunk',
      'trunk',
      'branch',
      'rejoin',
    ]);
  });

  test.each(DIAGRAM_FORMATS)('as %s shows titles, dates and outcomes, and is the same every time', async (format) => {
    const drawn = await treeDiagram(format, tree);
    for (const text of ['Aland strikes', 'Nobody calls', 'Bland only', '17 January 2024', 'December 2023', 'standoff'])
      expect(drawn).toContain(text);
    expect(await treeDiagram(format, scenarioTree(load(yaml()), ['attack', 'hit', 'recall']))).toBe(drawn);
  });

  test('tells history from alternatives and marks the path, without colour', async () => {
    const mermaid = await treeDiagram('mermaid', tree);
    expect(mermaid).toContain('s2 ==> s3');
    expect(mermaid).toContain('s2 -.-> s4');
    expect(mermaid).toMatch(/s5 -\.->\|"rejoins → dialogue"\| s6/);
    expect(mermaid).toContain('linkStyle 0,1,2 ');
    const dot = await treeDiagram('dot', tree);
    expect(dot).toMatch(/"hit" -> "silence" \[style=dashed\]/);
    expect(dot).toMatch(/"silence" \[label="Nobody moves\\nNobody calls\\n→ standoff", peripheries=2/);
    expect(dot).toContain('rejoins → dialogue');
    const svg = await treeDiagram('svg', tree);
    tagsOf(svg);
    expect(svg.match(/class="edge dashed"/g)).toHaveLength(2);
    expect(svg.match(/class="edge trunk taken"/g)).toHaveLength(3);
    expect(svg.match(/class="box active"/g)).toHaveLength(4);
    expect(shown(svg)).toContain('→ standoff');
    expect(shown(svg)).toContain('rejoins 4 → dialogue');
  });

  test('does not mistake a step called start for the start', async () => {
    const scenario = load(yaml().replace('id: attack', 'id: start'));
    const { nodes, edges } = scenarioTree(scenario, ['start', 'hit']);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(edges[0]).toMatchObject({ from: '(start)', to: 'start', marked: true });
    for (const format of DIAGRAM_FORMATS)
      expect(await treeDiagram(format, scenarioTree(scenario))).toContain('An attack');
  });

  test('says how a branch ends that rejoins, even where history ends otherwise', () => {
    const sulk =
      '{ id: sulk, by: responder, move: condemn, title: Bland sulks, why: Pride., weight: 0.1, rejoin: night }';
    const text = `${yaml().replace('title: A call }', `title: A call, instead: [${sulk}] }`)}  - { id: night, move: wait, hours: 1, title: A night }\n`;
    const tree = scenarioTree(load(text));
    const outcomes = tree.branches.map(({ id, outcome }) => [id, outcome]);
    expect(tree.edges.find(({ from }) => from === 'sulk')?.outcome).toBe('retaliation');
    expect(outcomes).toEqual([
      ['trunk', 'dialogue'],
      ['silence', 'standoff'],
      ['protest', 'dialogue'],
      ['sulk', 'retaliation'],
    ]);
  });
});

describe('the picture of a tree', () => {
  /** Text of a scenario of protests, every so many of which could have been something else. */
  const protests = (count: number, every: number, instead: (n: number) => string) =>
    `id: long
title: A long crisis
summary: S
model: bilateral-crisis
actors: { initiator: { name: Aland }, responder: { name: Bland } }
start: 2024-01-16
steps:
${Array.from({ length: count }, (_, n) => `  - { id: s${n}, by: responder, move: protest, hours: 1, title: Bland protests ${n}${n % every === every - 1 ? `, instead: [${instead(n)}]` : ''} }`).join('\n')}
`;
  const condemn = (n: number, more = '') =>
    `{ id: b${n}, by: responder, move: condemn, title: Bland condemns ${n}, why: W, weight: 0.1${more} }`;
  const sizeOf = (svg: string) => {
    const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    return { width: Number(width), height: Number(height) };
  };
  /** Height of the smallest letters once the picture is 1,280 pixels wide or 720 high. */
  const letters = (svg: string) => {
    const { width, height } = sizeOf(svg);
    const used = [...svg.matchAll(/<text class="([^"]*)"/g)].map(([, classes]) =>
      classes?.includes('small') ? 13 : 15,
    );
    return Math.min(...used) * Math.min(1, 1280 / width, 720 / height);
  };

  test.each(['iran-pakistan-2024', 'mediation-decides', 'pakistan-does-not-strike-back', 'two-countries'])(
    'of %s fits on a slide, to be read',
    async (id) => {
      const svg = await treeDiagram('svg', scenarioTree(loaded(published(id))));
      expect(letters(svg)).toBeGreaterThanOrEqual(12);
    },
  );

  test.each([
    ['forty steps', protests(40, 41, (n) => condemn(n))],
    ['sixty steps and twenty branches', protests(60, 3, (n) => condemn(n, n < 59 ? `, rejoin: s${n + 1}` : ''))],
    ['forty steps and forty branches', protests(40, 1, (n) => condemn(n))],
    [
      'two steps and fifty branches',
      protests(2, 2, () => Array.from({ length: 50 }, (_, n) => condemn(n).replace('0.1', '0.01')).join(', ')),
    ],
  ])('of %s does, too', async (_, text) => {
    const tree = scenarioTree(load(text));
    const svg = await treeDiagram('svg', tree);
    tagsOf(svg);
    expect(letters(svg)).toBeGreaterThanOrEqual(12);
    // Nothing is left out without a word: each branch is drawn, or counted.
    const texts = shown(svg).split('\n');
    const drawn = texts.filter((line) => line.startsWith('Bland condemns')).length;
    const counted = texts.flatMap((line) => /^… (\d+)(?: more)?:/.exec(line)?.[1] ?? []).map(Number);
    expect(drawn + counted.reduce((sum, count) => sum + count, 0)).toBe(tree.branches.length - 1);
  });

  test('leaves out first what nobody leaves, and says how much', async () => {
    const text = protests(60, 20, (n) => condemn(n));
    const svg = await treeDiagram('svg', scenarioTree(load(text), ['s0', 's1', 's2', 's3', 's4', 's5']));
    const texts = shown(svg).split('\n');
    for (const title of ['Bland condemns 19', 'Bland condemns 39', 'Bland condemns 59']) expect(texts).toContain(title);
    // Where the marked path ends, there is a box.
    expect(texts).toContain('Bland protests 5');
    expect(svg).toContain('class="edge trunk taken"');
    const left = texts.flatMap(
      (line) =>
        /^… (?:(\d+) steps|step)/
          .exec(line)
          ?.slice(0, 2)
          .map((n) => n ?? '1')[1] ?? [],
    );
    const boxes = texts.filter((line) => line.startsWith('Bland protests')).length;
    expect(boxes + left.map(Number).reduce((sum, n) => sum + n, 0)).toBe(60);
    // What is left out can be read where a pointer rests on it.
    expect(svg).toMatch(/<title>[^<]*Bland protests 0; [^<]*Bland protests 1[^<]*<\/title>/);
  });

  test('shows branches of branches below what they leave, and where they come back', async () => {
    const nested = condemn(
      0,
      `, then: [{ id: t, by: responder, move: protest, title: Then, instead: [${condemn(7)}] }]`,
    );
    const svg = await treeDiagram('svg', scenarioTree(load(protests(3, 2, () => nested)), ['s0', 'b0']));
    const x = (title: string) => Number(new RegExp(`x="([\\d.]+)" y="[\\d.]+">${title}<`).exec(svg)?.[1]);
    expect(x('Bland condemns 7')).toBeGreaterThan(x('Bland condemns 0'));
    expect(svg).toContain('class="box active dashed"');
    expect(svg).toContain('class="edge dashed taken"');
  });

  test('of ten thousand positions is no larger, and drawn at once', async () => {
    const node = (n: number, trunk: boolean) => ({
      id: `n${n}`,
      lines: [`${n}`, `Position ${n}`],
      branch: trunk ? 'trunk' : `b${n}`,
      trunk,
      marked: false,
    });
    const nodes = Array.from({ length: 10_000 }, (_, n) => node(n, n % 2 === 0));
    const edges = nodes.slice(1).map(({ id, trunk }, n) => ({
      from: `n${trunk ? n - 1 : n}`,
      to: id,
      kind: trunk ? ('trunk' as const) : ('branch' as const),
      marked: false,
    }));
    const branches = nodes
      .filter(({ trunk }) => !trunk)
      .map(({ id, branch }) => ({ id: branch, title: id, end: id, outcome: 'standoff' }));
    const svg = await treeDiagram('svg', { title: 'Large', nodes, edges, branches });
    expect(svg.length).toBeLessThan(200_000);
    expect(letters(svg)).toBeGreaterThanOrEqual(12);
    expect(shown(svg)).toMatch(/^… \d+ more:(?: |\n)\d+ standoff$/m);
  });
});

describe('the tree of a run', () => {
  const session = new Session(small);
  session.next();
  session.next();
  const fork = session.node.id;
  session.wait(80);
  session.jump(fork);
  session.fork('What the class tried');
  session.take({ type: 'phoneCall', by: 'initiator' });
  const tree = sessionTree(session);

  test('has every position, the deadline that passed, and the branches of the run', () => {
    expect(tree.nodes).toHaveLength(session.nodes.length);
    const titles = tree.nodes.map(({ lines }) => lines[1]);
    expect(titles).toContain('Deadline: silence');
    expect(titles).toContain('Wait 3 days 8 h');
    expect(tree.nodes.at(-1)?.lines).toEqual([
      expect.stringMatching(/^hour \d+$/),
      'Telephone call',
      'branch: What the class tried',
    ]);
    expect(tree.branches.map(({ title }) => title)).toContain('What the class tried');
    expect(tree.nodes.filter(({ outcome }) => outcome).map(({ outcome }) => outcome)).toEqual(['standoff']);
  });

  test('marks the path to where the run stands', () => {
    const marked = tree.nodes.filter((node) => node.marked).map(({ id }) => id);
    expect(marked[0]).toBe('n0');
    expect(marked.at(-1)).toBe(`n${session.node.id}`);
    expect(tree.edges.filter((edge) => edge.marked)).toHaveLength(marked.length - 1);
  });

  test.each(DIAGRAM_FORMATS)('as %s names the branch', async (format) => {
    expect((await treeDiagram(format, tree)).replaceAll(/#\d+;/g, ':')).toContain('What the class');
  });

  test('before anything was done is a start and nothing else', async () => {
    const svg = await treeDiagram('svg', sessionTree(new Session(small)));
    tagsOf(svg);
    expect(shown(svg)).toContain('Start');
  });
});

describe("a stranger's texts", () => {
  const scenario = load(yaml(HOSTILE));
  const session = played(scenario);
  session.jump(2);
  session.fork(HOSTILE);
  session.wait(1);
  const trees = { scenario: scenarioTree(scenario, ['attack', 'hit', 'recall']), session: sessionTree(session) };
  const drawings = (format: DiagramFormat) =>
    Promise.all(Object.values(trees).map((tree) => treeDiagram(format, tree)));
  const calm = scenarioTree(small, ['attack', 'hit', 'recall']);

  test('cannot bring an element into an SVG, nor characters that XML forbids', async () => {
    for (const svg of await drawings('svg')) {
      expect([...new Set(tagsOf(svg))].sort()).toEqual(
        ['circle', 'defs', 'desc', 'g', 'marker', 'path', 'rect', 'style', 'svg', 'text', 'title'].filter(
          (tag) => tag !== 'circle',
        ),
      );
      expect(svg).toContain('&lt;script&gt;');
      expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  test('cannot leave a label of DOT', async () => {
    const label = /"(?:[^"\\\n]|\\["\\n])*"/g;
    const shape = (dot: string) => dot.split('\n').map((line) => line.replace(label, '""'));
    expect(shape(await treeDiagram('dot', trees.scenario))).toEqual(shape(await treeDiagram('dot', calm)));
    for (const dot of await drawings('dot')) {
      for (const line of shape(dot)) expect(line).toMatch(/^(?:digraph tree \{|\}| {2}[\w="#, .[\]>-]+|)$/);
    }
  });

  test('cannot leave a label of Mermaid', async () => {
    const shape = (mermaid: string) => mermaid.split('\n').map((line) => line.replace(/"[^"\n]*"/g, '""'));
    expect(shape(await treeDiagram('mermaid', trees.scenario))).toEqual(shape(await treeDiagram('mermaid', calm)));
    for (const mermaid of await drawings('mermaid')) {
      for (const [, text = ''] of mermaid.matchAll(/\["([^"\n]*)"\]/g)) {
        const bare = text.replaceAll('<br/>', '').replaceAll(/#\d+;/g, '');
        expect(bare).not.toMatch(/["<>[\]{}|;%#`&*_~\\/:=]/);
        expect(bare).not.toMatch(/(?:^|\s)[-+]\s|\d\.\s/);
      }
    }
  });

  test('begin no Markdown list in Mermaid, where a date stands before them or not', async () => {
    for (const title of ['1. Aland', '- Aland', '+ Aland', '* Aland', '> Aland', '# Aland', 'Aland 2. Bland']) {
      const mermaid = await treeDiagram('mermaid', scenarioTree(load(yaml(title))));
      expect(mermaid).not.toMatch(/(?:<br\/>|")(?:\d+\.|[-+*>])\s/);
    }
    expect(await treeDiagram('mermaid', scenarioTree(load(yaml('A counter-strike'))))).toContain('A counter-strike');
  });

  test('come through JSON as they are', async () => {
    const [json = ''] = await drawings('json');
    expect(JSON.parse(json).nodes.find(({ id }: { id: string }) => id === 'recall').lines[1]).toBe(
      trees.scenario.nodes.find(({ id }) => id === 'recall')?.lines[1],
    );
  });

  test('keep the letters and the joiners of other scripts', async () => {
    const title = 'ایران می‌گوید: 安理会开会 – ja';
    const tree = scenarioTree(load(yaml(title)));
    for (const format of ['mermaid', 'dot', 'svg', 'json'] as const)
      expect(await treeDiagram(format, tree)).toContain('می‌گوید');
  });

  test('that are very long are cut, not spread', async () => {
    const svg = await treeDiagram('svg', scenarioTree(load(yaml('Long '.repeat(38)))));
    expect(svg).toContain('…');
    const wide = await treeDiagram('svg', scenarioTree(load(yaml('W'.repeat(190)))));
    expect(
      Math.max(
        ...shown(wide)
          .split('\n')
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBeLessThan(30);
  });
});
