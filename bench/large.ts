/** What large runs and long scenarios cost beside small ones, as ratios. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { startBrowser } from '../scripts/browser.js';
import { serve } from '../scripts/serve.js';
import { graphOf, playedNodes, policyOf, study } from '../src/explore/index.js';
import { type LogEntry, Session, toRun } from '../src/play/index.js';
import { scenarioTree, treeDiagram } from '../src/render/diagram/index.js';
import { lanesOf } from '../src/render/tree/lanes.js';
import { loadScenario, type Scenario } from '../src/scenario/index.js';
import { tenThousandSteps } from '../tests/helpers/hostile.js';
import { CRISIS } from './larger.js';
import { anew } from './load.js';
import { measure, runOf } from './web.js';

const ROUNDS = 5;
const NODES = [10, 100, 1_000];

/** Milliseconds, the median of some rounds. */
async function timed(work: () => unknown, rounds = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function line(name: string, text: string): void {
  console.log(`${name.padEnd(20)}${text}`);
}

/** The first hundred of the ten thousand steps, and all of them. */
const LONG = { 100: `${tenThousandSteps.split('\n').slice(0, -9_901).join('\n')}\n`, '10,000': tenThousandSteps };

function loaded(content: string): Scenario {
  const { scenario } = loadScenario({ file: 'long.yaml', content });
  if (!scenario) throw new Error('the long scenario has errors');
  return scenario;
}

/** What is made anew at each act, in runs of several sizes. */
async function runs(scenario: Scenario): Promise<void> {
  let least: number | undefined;
  for (const size of NODES) {
    const session = runOf(scenario, size);
    const round = () => {
      for (let at = 0; at < 200; at += 1) {
        session.jump(at % session.nodes.length);
        session.moves();
        lanesOf(session);
      }
    };
    round();
    const ms = (await timed(round)) / 200;
    least ??= ms;
    line(
      'a jump in a run',
      `${String(size).padStart(5)} nodes: ${ms.toFixed(2)} ms with its moves and lanes, ${(ms / least).toFixed(2)} times that at ${NODES[0]} nodes (aim: about 1)`,
    );
  }
}

/** Loading, the picture of the tree and exploring, of a hundred and of ten thousand steps. */
async function scenarios(): Promise<void> {
  const graph = graphOf(CRISIS);
  const policy = policyOf(CRISIS, 'historical');
  if (!policy) throw new Error('there is no historical policy');
  let round = 0;
  const works: [name: string, aim: string, work: (text: string, scenario: Scenario) => unknown][] = [
    ['loading', 'at most 1 s', (text) => loaded(anew(text, round++))],
    ['tree as a picture', 'at most 2 s', (_, scenario) => treeDiagram('svg', scenarioTree(scenario))],
    ['tree in Mermaid', 'at most 2 s', (_, scenario) => treeDiagram('mermaid', scenarioTree(scenario))],
    [
      'exploring',
      'at most twice as long',
      (_, scenario) => {
        const nodes = playedNodes(new Session(scenario));
        const from = nodes[0];
        if (!from) throw new Error('there is no path');
        return study({ graph, scenario, policy, nodes, from, seed: 1, runs: 10_000 }).simulate(0, 10_000);
      },
    ],
  ];
  for (const [name, aim, work] of works) {
    const times: number[] = [];
    for (const text of Object.values(LONG)) {
      const scenario = loaded(text);
      work(text, scenario);
      times.push(await timed(() => work(text, scenario)));
    }
    const [few = Number.NaN, many = Number.NaN] = times;
    line(
      name,
      `10,000 steps in ${(many / 1_000).toFixed(2)} s, ${(many / few).toFixed(1)} times as long as 100 (${aim})`,
    );
  }
}

/** The page: how long until a long scenario stands there, and what a step costs in it and in a run of many branches. */
async function pages(scenario: Scenario): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-large-'));
  const { context, stop } = await startBrowser({ viewport: { width: 1440, height: 900 } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    let least: number | undefined;
    for (const [steps, text] of Object.entries(LONG)) {
      const file = join(folder, 'small.yaml');
      writeFileSync(file, text);
      const server = await serve([file]);
      await page.goto('about:blank');
      const begin = performance.now();
      await page.goto(server.url);
      await page.getByRole('region', { name: 'Story' }).waitFor();
      const open = performance.now() - begin;
      await page.keyboard.press('End');
      const { paint, paint95, work } = await measure(page);
      least ??= work;
      line(
        'a long scenario',
        `${steps.padStart(6)} steps: open after ${(open / 1_000).toFixed(2)} s (aim: 3), at its end key to paint ${paint.toFixed(0)} ms (95%: ${paint95.toFixed(0)}; aim: 100), work ${(work / least).toFixed(2)} times that of the shorter`,
      );
      await server.stop();
    }
    const server = await serve();
    const log = Array.from({ length: 10_000 }, (): LogEntry => ({ do: 'fork', name: 'f', node: 0 }));
    const run = deflateRawSync(JSON.stringify({ ...toRun(new Session(scenario)), log }), { level: 9 });
    await page.goto('about:blank');
    await page.goto(`${server.url}#run=1.${run.toString('base64url')}`);
    await page.locator('.notice').getByText('The run of the link is open.').waitFor();
    const { paint, paint95 } = await measure(page);
    line(
      'many branches',
      `a link of 10,000: key to paint ${paint.toFixed(0)} ms (95%: ${paint95.toFixed(0)}; aim: 200)`,
    );
    await server.stop();
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything about large runs and long scenarios. */
export async function benchLarge(scenario: Scenario): Promise<void> {
  await runs(scenario);
  await scenarios();
  await pages(scenario);
}
