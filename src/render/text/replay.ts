import type { PathStep, PlayedPath } from '../../play/index.js';
import { clockText, hoursText, type Scenario, sourceName, storyOf } from '../../scenario/index.js';
import { tensionBar, tensionCurve } from './chart.js';
import { indent, pad, sideBySide, wrap } from './columns.js';
import { type Style, safe, unmarked } from './style.js';
import { actorName, dateText, moveName, stateText } from './words.js';

/**
 * A path, step by step: date, who, what, state before and after, tension and what could have been
 * done instead; at the end the outcome and a curve.
 */
export function replayText(scenario: Scenario, path: PlayedPath, style: Style): string {
  const branch = storyOf(scenario).branch(path.branch);
  const title =
    branch && branch.id !== scenario.main ? `${safe(scenario.title)}: ${safe(branch.title)}` : safe(scenario.title);
  const head = [...wrap(title, style.width).map(style.bold), ...wrap(unmarked(scenario.summary), style.width)];
  const steps = path.steps.flatMap((step) => ['', ...stepText(scenario, step, path, style)]);
  return [...head, ...steps, '', ...outcomeText(path, style), ''].join('\n');
}

/** One step of a path, as several lines. */
export function stepText(scenario: Scenario, step: PathStep, path: PlayedPath, style: Style): string[] {
  const before = path.steps[step.n - 2]?.tension ?? path.startTension;
  const shift = step.tension - before;
  const when = {
    scenario: dateText(step.at),
    between: `undated, about ${dateText(step.at)}`,
    clock: `about ${dateText(step.at)}, by the simulated clock`,
  }[step.dated];
  const who = step.by ? `${actorName(scenario, step.by)}: ` : '';
  const from = stateText(step.from);
  const to = stateText(step.to);
  const titleLines = wrap(step.title, style.width - 4).map((line, index) =>
    style.bold(`${index === 0 ? String(step.n).padStart(2).padEnd(4) : '    '}${line}`),
  );
  const lines = [
    ...titleLines,
    ...indent(
      wrap(`${when} · ${who}${moveName(step.move)} (${signed(step.goldstein)} Goldstein)`, style.width - 4),
      4,
    ).map(style.dim),
    ...indent(step.text ? wrap(unmarked(step.text), style.width - 4) : [], 4),
    ...indent(wrap(from === to ? `stays ${to}` : `${from} → ${to}`, style.width - 4), 4).map((line) =>
      from === to ? line : style.accent(line),
    ),
    ...indent(
      sideBySide(
        [`tension ${tensionBar(step.tension)}${shift === 0 ? '' : ` (${signed(shift)})`}`, clockText(step.hours)],
        style.width - 4,
      ),
      4,
    ),
  ];
  return [...lines, ...notes(scenario, step, style)];
}

/** Columns that the title of an alternative needs beside its id; with fewer it stands below. */
const BESIDE = 20;

function notes(scenario: Scenario, step: PathStep, style: Style): string[] {
  const nameOf = (id: string) => safe(sourceName(scenario, id));
  const lines: string[] = [];
  if (step.sources.length > 0) {
    lines.push(
      `Source: ${step.sources.map(nameOf).join('; ')}${step.otherReportsOnly ? ' (not in the report this scenario follows)' : ''}`,
    );
  }
  for (const disputed of step.disputed) {
    lines.push(
      `Disputed: ${nameOf(disputed.source)}${disputed.at ? ` dates this ${dateText(disputed.at)}` : ''}${disputed.note ? `. ${disputed.note}` : ''}`,
    );
  }
  const out = lines.flatMap((line) => indent(wrap(line, style.width - 4), 4)).map(style.dim);
  if (step.alternatives.length === 0) return out;
  const story = storyOf(scenario);
  const width = Math.max(...step.alternatives.map((id) => id.length));
  const options = step.alternatives.map((id) => {
    const lead = `      ○ ${pad(id, width)}  `;
    const title = story.step(id)?.title ?? '';
    if (style.width - lead.length < BESIDE)
      return [`      ○ ${id}`, ...indent(wrap(title, style.width - 8), 8)].join('\n');
    const [first = '', ...rest] = wrap(title, style.width - lead.length);
    return [lead + first, ...indent(rest, lead.length)].join('\n');
  });
  return [...out, '    Could have been instead:', ...options];
}

/** Outcome, hours, peak tension and the curve. */
export function outcomeText(path: PlayedPath, style: Style): string[] {
  const { phase, ended, hours, peakTension } = path.outcome;
  const paint = phase === 'restored' ? style.good : ended ? style.bad : style.bold;
  const reached = ended
    ? `Outcome: ${phase} after ${hoursText(hours)}`
    : `Not ended yet: ${phase} since ${clockText(hours)}`;
  return [
    ...wrap(`${reached}, peak tension ${peakTension} of 10.`, style.width).map((line) => paint(style.bold(line))),
    'Tension, step by step:',
    ...tensionCurve(path, style),
  ];
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
