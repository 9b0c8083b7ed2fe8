import {
  bestOf,
  type DecisionPoint,
  type Findings,
  isChange,
  luckOf,
  oddsOf,
  type Policy,
  ranked,
  type SweepPoint,
  simulatedOf,
  subjectOf,
} from '../../explore/index.js';
import { hoursText, modelOf, type Scenario, storyOf } from '../../scenario/index.js';
import { columns, indent, pad, wrap } from './columns.js';
import { percent } from './percent.js';
import { endPaint, endsWell, type Style, safe } from './style.js';
import { measureName } from './words.js';

function bar(share: number, width: number): string {
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

/**
 * The odds of each outcome, exact and simulated, what is expected, and how lucky the path was.
 *
 * @param nobody the odds where nobody acts less and more often than the policy says, where they were asked for
 */
export function oddsText(
  scenario: Scenario,
  policy: Policy,
  findings: Findings,
  style: Style,
  nobody: readonly SweepPoint[] = [],
): string {
  const { ends, exact, tally, points, graph, from, outcome } = findings;
  const model = modelOf(scenario);
  const simulated = simulatedOf(findings);
  const odds = oddsOf(findings);
  const width = Math.max(...ends.map((name) => name.length), 6);
  const rows = [
    ...ends.map((name) => [name, odds?.ends[name] ?? 0] as const),
    ...(odds && odds.never > 0 ? [['never', odds.never] as const] : []),
  ];
  // Name, figure and a bar; then what was simulated, beside it where there is room.
  const lead = 2 + width + 2 + 8 + 2;
  const beside = style.width >= lead + SHORT_BAR + SIMULATED;
  const long = Math.max(1, Math.min(LONG_BAR, style.width - lead - (beside ? SIMULATED : 0)));
  const lines = rows.flatMap(([name, value]) => {
    const estimate = simulated?.ends[name] ?? (exact ? undefined : simulated?.unfinished);
    const said = estimate
      ? `simulated ${exact ? `${percent(estimate.value)} ` : ''}(${percent(estimate.low)} – ${percent(estimate.high)})`
      : '';
    const row = `  ${endPaint(model, name, style)(pad(name, width))}  ${percent(value).padStart(8)}  ${bar(value, long)}`;
    if (said === '') return [row];
    if (beside) return [`${row}   ${said}`];
    const by = width + 4 + columns(said) <= style.width ? width + 4 : 4;
    return [row, ...indent(wrap(said, style.width - by), by).map(style.dim)];
  });
  const measure = measureName(model);
  const peak = measure && odds ? `highest ${measure.title} ${odds.peakTension.toFixed(1)} of ${measure.most}` : '';
  const expected =
    odds === undefined
      ? 'No run was made; ask for some with --runs.'
      : odds.hours === null
        ? `It may never end, so there is no expected number of hours${measure ? `; on average ${peak}` : ''}.`
        : `On average ${hoursText(odds.hours)} until then${measure ? `, ${peak}` : ''}.`;
  const heading = `${safe(scenario.title)}: ${placeText(scenario, from)}`;
  return [
    ...wrap(heading, style.width).map(style.bold),
    ...wrap(`Policy ${policy.id}: ${policy.title}.`, style.width),
    '',
    ...(outcome === null ? ['This path has not come to an outcome.', ''] : []),
    ...luck(findings, style),
    'How it would end:',
    ...lines,
    ...indent(wrap(expected, style.width - 2), 2),
    ...indent(nobodyText(nobody, ends, policy, style), 2),
    '',
    ...decisiveText(scenario, findings, style),
    ...wrap(
      `Every figure rests on the policy ${policy.id}.${exact ? ` Exact: an absorbing Markov chain of ${exact.nodes.toLocaleString('en')} nodes over ${graph.configurations.toLocaleString('en')} configurations and ${graph.transitions.toLocaleString('en')} transitions, residual ${exact.residual.toExponential(0)}.` : ''}${tally.runs > 0 ? ` Simulated: ${tally.runs.toLocaleString('en')} runs, seed ${findings.seed}, 95 % intervals.` : ''}`,
      style.width,
    ).map(style.dim),
    ...findings.notes.flatMap(({ text }) => wrap(`Note: ${text}`, style.width)),
    ...(exact && points.length === 0
      ? wrap(
          outcome === null
            ? 'No step follows, so there is no decisive moment.'
            : 'It has ended already, so there is no decisive moment.',
          style.width,
        )
      : []),
    '',
  ].join('\n');
}

/** How much hangs on how often nobody acts, which nothing says but the policy: the odds for less and for more of it. */
function nobodyText(nobody: readonly SweepPoint[], ends: readonly string[], { turns }: Policy, style: Style): string[] {
  const [less, more] = nobody;
  if (!less || !more) return [];
  const turn = ({ at }: SweepPoint) => Object.values(at)[0];
  const range = (name: string, share: (point: SweepPoint) => number) => {
    const [from, to] = [percent(share(less)), percent(share(more))];
    return from === to ? [] : `${name}\u00a0${from} – ${to}`;
  };
  const shares = [
    ...ends.flatMap((name) => range(name, ({ odds }) => odds.ends[name] ?? 0)),
    ...range('never', ({ odds }) => odds.never),
  ];
  const told = shares.length > 0 ? shares.join('; ') : 'the same odds';
  return wrap(
    `How often nobody acts is a guess, ${turns?.nobody ?? 1} here. From a third (${turn(less)}) to three times (${turn(more)}) of it: ${told}.`,
    style.width - 2,
  );
}

/** Where on a path something is asked: from the start, after a step, or at a position of a run. */
export function placeText(scenario: Scenario, from: string): string {
  if (from === 'start') return 'from the start';
  const [, position] = /^[a-z]+-(\d+)$/.exec(from) ?? [];
  const isStep = storyOf(scenario).step(from) !== undefined;
  return isStep || position === undefined
    ? `after ${stepTitle(scenario, from)}`
    : `from position ${position} of the run`;
}

/** A step of a path in words; off the script its title says no more than what was done, so the hour is added. */
function pointText({ title, hour }: DecisionPoint): string {
  // A title may be a sentence, a deadline's is.
  const name = `“${safe(title).replace(/\.$/, '')}”`;
  return hour === null ? name : `${name} at hour ${hour}`;
}

function stepTitle(scenario: Scenario, step: string): string {
  const title = storyOf(scenario).step(step)?.title;
  return title ? `“${safe(title)}”` : step;
}

/** How likely it was, at the start and where it was least likely, that the path would end as it did. */
function luck(findings: Findings, style: Style): string[] {
  const found = luckOf(findings);
  if (!found) return [];
  const { outcome, chance, least } = found;
  const step = pointText(least.point);
  // Where the policy follows a script that has no alternatives, the figure says nothing of the crisis.
  const alone = chance === 1 && ranked(findings.points).length === 0;
  const where = alone
    ? 'No step of it has an alternative, so it could not end otherwise: write some (`instead:`), or ask under another policy (`--policy`).'
    : percent(least.chance) === percent(chance)
      ? ''
      : least.chance > 0
        ? `It was least likely, ${percent(least.chance)}, just before ${step}.`
        : `Just before ${step} it was impossible: nobody acts like that under this policy.`;
  return [
    ...wrap(
      `How lucky was it? It ended in ${outcome}, and the chance of that was ${percent(chance)}.`,
      style.width,
    ).map(style.bold),
    ...wrap(where, style.width),
    '',
  ];
}

/** Columns of the bar of an outcome, and of what was simulated beside it. */
const LONG_BAR = 20;
const SHORT_BAR = 8;
const SIMULATED = '   simulated 63.9 % (63.0 % – 64.8 %)'.length;

const SHOWN = 12;

/** The decisive moments as a tornado: what moves most probability on top, to both sides of a middle line. */
export function decisiveText(scenario: Scenario, { points, ends }: Findings, style: Style): string[] {
  const model = modelOf(scenario);
  const every = ranked(points);
  if (every.length === 0) return [];
  const all = every.filter(({ alternative: { delta } }) => ends.some((name) => isChange(delta[name])));
  if (all.length === 0) return ['No alternative would have changed anything.', ''];
  const shown = all.slice(0, SHOWN);
  const half = style.width < 50 ? 4 : style.width < 72 ? 6 : 12;
  const subject = subjectOf(
    shown.map(({ alternative }) => alternative),
    ends,
    bestOf(model.outcomes, ends),
  );
  const lines = shown.flatMap(({ point, alternative }) => {
    const delta = alternative.delta[subject] ?? 0;
    const cells = Math.min(half, Math.round(Math.abs(delta) * half));
    const side =
      delta < 0
        ? `${' '.repeat(half - cells)}${'█'.repeat(cells)}│${' '.repeat(half)}`
        : `${' '.repeat(half)}│${pad('█'.repeat(cells), half)}`;
    const changes = ends
      .filter((name) => isChange(alternative.delta[name]))
      .map((name) => `${name}\u00a0${signedPoints(alternative.delta[name] ?? 0)}`)
      .join(', ');
    const lead = half * 2 + 4;
    const [first = '', ...more] = wrap(alternative.title, style.width - lead);
    return [
      `  ${(delta < 0) === endsWell(model, subject) ? style.bad(side) : style.good(side)} ${first}`.trimEnd(),
      ...indent(more, lead),
      ...indent(
        wrap(
          `instead of step ${point.n} (${point.hour === null ? point.step : pointText(point)}): ${changes}`,
          style.width - lead,
        ).map(style.dim),
        lead,
      ),
    ];
  });
  const rest = all.length - shown.length;
  return [
    ...wrap(`What would have changed most (percentage points, bar: ${subject}):`, style.width),
    ...lines,
    ...(rest > 0 ? indent(wrap(`and ${rest} more; --json has them all.`, style.width - 2), 2).map(style.dim) : []),
    '',
  ];
}

/** A difference of probabilities in percentage points: +3.1, −50.0. */
function signedPoints(delta: number): string {
  const text = (Math.abs(delta) * 100).toFixed(1);
  return `${delta < 0 ? '−' : '+'}${text}`;
}
