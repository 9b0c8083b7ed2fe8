import type { PathStep, PlayedPath } from '../../play/index.js';
import {
  clockText,
  hoursText,
  modelOf,
  type Picture,
  readingText,
  type Scenario,
  sourceName,
  storyOf,
} from '../../scenario/index.js';
import { measureBar, measureCurve } from './chart.js';
import { indent, pad, sideBySide, wrap } from './columns.js';
import { endPaint, type Style, safe, unmarked } from './style.js';
import { actorName, dateText, measureName, moveName, setText, stateText } from './words.js';

/**
 * A path, step by step: date, who, what, state before and after, measure and what could have been
 * done instead; at the end the outcome and a curve.
 */
export function replayText(scenario: Scenario, path: PlayedPath, style: Style): string {
  const branch = storyOf(scenario).branch(path.branch);
  const title =
    branch && branch.id !== scenario.main ? `${safe(scenario.title)}: ${safe(branch.title)}` : safe(scenario.title);
  const head = [...wrap(title, style.width).map(style.bold), ...wrap(unmarked(scenario.summary), style.width)];
  const steps = path.steps.flatMap((step) => ['', ...stepText(scenario, step, path, style)]);
  return [...head, ...steps, '', ...outcomeText(scenario, path, style), ''].join('\n');
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
  const model = modelOf(scenario);
  const from = stateText(model, step.from);
  const to = stateText(model, step.to);
  const measure = measureName(model);
  const bar =
    measure && `${measure.title} ${measureBar(step.tension, measure.most)}${shift === 0 ? '' : ` (${signed(shift)})`}`;
  // Where something else fell, the bar as it was says nothing.
  const level = step.faded.length > 0 && shift === 0 ? fadedText(scenario, step.faded) : bar;
  const titleLines = wrap(step.title, style.width - 4).map((line, index) =>
    style.bold(`${index === 0 ? String(step.n).padStart(2).padEnd(4) : '    '}${line}`),
  );
  const lines = [
    ...titleLines,
    ...indent(wrap([when, doneText(scenario, step)].filter(Boolean).join(' · '), style.width - 4), 4).map(style.dim),
    ...indent(step.set ? wrap(`✎ ${setText(scenario, step.set)}`, style.width - 4) : [], 4).map(style.accent),
    ...indent(step.text ? wrap(unmarked(step.text), style.width - 4) : [], 4),
    ...indent(wrap(from === to ? `stays ${to}` : `${from} → ${to}`, style.width - 4), 4).map((line) =>
      from === to ? line : style.accent(line),
    ),
    ...indent(sideBySide([...(level === undefined ? [] : [level]), clockText(step.hours)], style.width - 4), 4),
  ];
  return [...lines, ...notes(scenario, step, style)];
}

/** What changed by itself: `public pressure on Bland 1 (−1)`. */
function fadedText(scenario: Scenario, faded: PathStep['faded']): string {
  return faded.map(({ name, from, to }) => `${readingText(scenario, name)} ${to} (${signed(to - from)})`).join(', ');
}

/** Who made which move, with its weight; of a fact that is no move only who it concerns. */
function doneText(scenario: Scenario, { by, party, move, goldstein }: PathStep): string {
  const who = actorName(scenario, by, party);
  if (move === 'event') return who;
  return `${who === '' ? '' : `${who}: `}${moveName(modelOf(scenario), move)} (${signed(goldstein)} Goldstein)`;
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
  if (step.picture) lines.push(`Picture: ${pictureText(step.picture)}`);
  if (step.nearly !== null) lines.push(`A move that only nearly fits: ${unmarked(step.nearly)}`);
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

/** What is to be seen on a picture, in words, and who made it. */
function pictureText({ file, alt, credit }: Picture): string {
  return `${alt ?? file}${credit === undefined ? '' : ` (${credit})`}`;
}

/** Outcome, hours, and where the model has a measure its peak and the curve. */
export function outcomeText(scenario: Scenario, path: PlayedPath, style: Style): string[] {
  const { phase, ended, hours, peakTension } = path.outcome;
  const model = modelOf(scenario);
  const paint = ended ? endPaint(model, phase, style) : style.bold;
  const measure = measureName(model);
  const reached = ended
    ? `Outcome: ${phase} after ${hoursText(hours)}`
    : `Not ended yet: ${phase} since ${clockText(hours)}`;
  return [
    ...wrap(
      `${reached}${measure ? `, peak ${measure.title} ${peakTension} of ${measure.most}` : ''}.`,
      style.width,
    ).map((line) => paint(style.bold(line))),
    ...(measure
      ? [
          `${measure.title.charAt(0).toUpperCase()}${measure.title.slice(1)}, step by step:`,
          ...measureCurve(path, measure.most, style),
        ]
      : []),
  ];
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
