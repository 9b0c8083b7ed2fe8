import { type Findings, luckOf, type Policy, ranked, simulatedOf, subjectOf } from '../../explore/index.js';
import { type Scenario, storyOf } from '../../scenario/index.js';
import { pad, type Style, safe, wrap } from './style.js';
import { hoursText } from './words.js';

/** A probability as people read it: 63.2 %, and never a 0 or a 100 that is none. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  if (share < 1 && share > 0.9995) return '> 99.9 %';
  return `${(share * 100).toFixed(1)} %`;
}

function bar(share: number, width: number): string {
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

/** How an outcome is dressed; its name says the same. */
function paint(outcome: string, style: Style): (text: string) => string {
  return outcome === 'restored' ? style.good : style.bad;
}

/** The odds of each outcome, exact and simulated, what is expected, and how lucky the path was. */
export function oddsText(scenario: Scenario, policy: Policy, findings: Findings, style: Style): string {
  const { ends, exact, tally, points, graph, from, outcome } = findings;
  const simulated = simulatedOf(findings);
  const width = Math.max(...ends.map((name) => name.length), 6);
  const rows = [
    ...ends.map((name) => [name, exact.ends[name] ?? 0] as const),
    ...(exact.never > 0 ? [['never', exact.never] as const] : []),
  ];
  const lines = rows.map(([name, value]) => {
    const estimate = simulated?.ends[name];
    const said = estimate
      ? `   simulated ${percent(estimate.value)} (${percent(estimate.low)} – ${percent(estimate.high)})`
      : '';
    return `  ${paint(name, style)(pad(name, width))}  ${percent(value).padStart(8)}  ${bar(value, 20)}${said}`;
  });
  const hours = exact.hours === null ? 'no expected number of hours' : `${hoursText(exact.hours)} until then`;
  const heading = `${safe(scenario.title)}: ${from === 'start' ? 'from the start' : `after ${stepTitle(scenario, from)}`}`;
  return [
    ...wrap(heading, style.width).map(style.bold),
    ...wrap(`Policy ${policy.id}: ${policy.title}.`, style.width),
    '',
    ...luck(scenario, findings, style),
    'How it would end:',
    ...lines,
    ...wrap(`On average ${hours}, highest tension ${exact.peakTension.toFixed(1)} of 10.`, style.width - 2).map(
      (line) => `  ${line}`,
    ),
    '',
    ...decisiveText(findings, style),
    ...wrap(
      `Every figure rests on the policy ${policy.id}. Exact: an absorbing Markov chain of ${exact.nodes.toLocaleString('en')} nodes over ${graph.configurations.toLocaleString('en')} configurations and ${graph.transitions.toLocaleString('en')} transitions, residual ${exact.residual.toExponential(0)}.${tally.runs > 0 ? ` Simulated: ${tally.runs.toLocaleString('en')} runs, seed ${findings.seed}, 95 % intervals.` : ''}`,
      style.width,
    ).map(style.dim),
    ...findings.notes.flatMap(({ text }) => wrap(`Note: ${text}`, style.width)),
    ...(points.length === 0
      ? [
          outcome === null
            ? 'No step follows, so there is no decisive moment.'
            : 'It has ended already, so there is no decisive moment.',
        ]
      : []),
    '',
  ].join('\n');
}

function stepTitle(scenario: Scenario, step: string): string {
  const title = storyOf(scenario).step(step)?.title;
  return title ? `“${safe(title)}”` : step;
}

/** How likely it was, at the start and where it was least likely, that the path would end as it did. */
function luck(scenario: Scenario, findings: Findings, style: Style): string[] {
  const found = luckOf(findings);
  if (!found) return [];
  const { outcome, chance, least } = found;
  const where =
    percent(least.chance) === percent(chance)
      ? ''
      : `It was least likely, ${percent(least.chance)}, just before ${stepTitle(scenario, least.point.step)}.`;
  return [
    style.bold(`How lucky was it? It ended in ${outcome}, and the chance of that was ${percent(chance)}.`),
    ...wrap(where, style.width),
    '',
  ];
}

const SHOWN = 12;

/** The decisive moments as a tornado: what moves most probability on top, to both sides of a middle line. */
export function decisiveText({ points, ends }: Findings, style: Style): string[] {
  const all = ranked(points);
  if (all.length === 0) return [];
  const shown = all.slice(0, SHOWN);
  const half = 12;
  const subject = subjectOf(
    shown.map(({ alternative }) => alternative),
    ends,
  );
  const lines = shown.flatMap(({ point, alternative }) => {
    const delta = alternative.delta[subject] ?? 0;
    const cells = Math.min(half, Math.round(Math.abs(delta) * half));
    const side =
      delta < 0
        ? `${' '.repeat(half - cells)}${'█'.repeat(cells)}│${' '.repeat(half)}`
        : `${' '.repeat(half)}│${pad('█'.repeat(cells), half)}`;
    const changes = ends
      .filter((name) => Math.abs(alternative.delta[name] ?? 0) >= 0.0005)
      .map((name) => `${name} ${signedPoints(alternative.delta[name] ?? 0)}`)
      .join(', ');
    return [
      `  ${(delta < 0) === (subject === 'restored') ? style.bad(side) : style.good(side)} ${safe(alternative.title)}`.trimEnd(),
      style.dim(
        `  ${' '.repeat(half * 2 + 1)} instead of step ${point.n} (${point.step}): ${changes || 'nothing changes'}`,
      ),
    ];
  });
  const rest = all.length - shown.length;
  return [
    `What would have changed most (percentage points, bar: ${subject}):`,
    ...lines,
    ...(rest > 0 ? [style.dim(`  and ${rest} more; --json has them all.`)] : []),
    '',
  ];
}

/** A difference of probabilities in percentage points: +3.1, −50.0. */
function signedPoints(delta: number): string {
  const text = (Math.abs(delta) * 100).toFixed(1);
  return `${delta < 0 ? '−' : '+'}${text}`;
}
