import { type Model, type MoveEvent, titled } from '../../model/index.js';
import type { MoveList, Session } from '../../play/index.js';
import { clockText, hoursText, modelOf, type Scenario, storyOf, valueText } from '../../scenario/index.js';
import { measureBar } from './chart.js';
import { columns, indent, sideBySide, wrap } from './columns.js';
import { plain, type Style, safe, unmarked } from './style.js';
import { actorName, deadlineName, measureName, moveName, refusedText, stateText } from './words.js';

/** Where a session stands: state, measure, what each role has of its own, clock and running deadlines. */
export function standingText(session: Session, style: Style): string[] {
  const { model, scenario, timers, hours } = session;
  const due = timers
    // What falls by itself as time passes has a region of its own, which is not shown.
    .filter(({ deadline }) => !model.region.get(deadline)?.hidden)
    .map((timer) => `${deadlineName(model, timer.deadline)} in ${hoursText(timer.due - hours)}`);
  const state = stateText(model, session.configuration);
  const measure = measureName(model);
  const level = Number(session.context[model.measure?.name ?? ''] ?? 0);
  const beside = [...(measure ? [`${measure.title} ${measureBar(level, measure.most)}`] : []), clockText(hours)];
  const more = [...eachText(scenario, session.context), ...(due.length > 0 ? [`deadlines: ${due.join(', ')}`] : [])];
  const [all = '', ...rest] = sideBySide([state, ...beside], style.width);
  return [
    ...(rest.length === 0
      ? [style.bold(state) + all.slice(state.length)]
      : [...wrap(state, style.width).map(style.bold), ...sideBySide(beside, style.width)]),
    ...(more.length > 0 ? wrap(more.join(' · '), style.width).map(style.dim) : []),
  ];
}

/** The variables that roles have each: `pressure: Iran 1, Pakistan 0 of 2`. */
function eachText(scenario: Scenario, context: Session['context']): string[] {
  const each = modelOf(scenario).fields.filter(({ role }) => role !== undefined);
  return [...new Set(each.map(({ variable }) => variable))].map((variable) => {
    const fields = each.filter((field) => field.variable === variable);
    const values = fields.map(
      ({ name, role }) => `${actorName(scenario, role)} ${safe(valueText(scenario, context[name] ?? ''))}`,
    );
    const [first] = fields;
    const most = first?.kind === 'number' ? ` of ${first.values.at(-1)}` : '';
    return `${titled(variable).toLowerCase()}: ${values.join(', ')}${most}`;
  });
}

/** What a move is, where the model says more of it than its title. */
function meaning(model: Model, id: string): string {
  const move = model.moves.get(id);
  return move && move.description !== move.title ? safe(move.description) : '';
}

/** A move that can be chosen by number or letter. */
export interface Choice {
  label: string;
  hint: string;
  enabled: boolean;
  /** Why an alternative was plausible and how much it weighs, where the scenario says so. */
  why?: string;
  /** What to hand to Session.take; undefined for the scripted next step. */
  take: string | MoveEvent | undefined;
}

/** The scripted choices, then the free ones that are possible, in a stable order. */
export function choicesOf(
  scenario: Scenario,
  list: MoveList,
): { scripted: Choice[]; free: Choice[]; blocked: Choice[] } {
  const scripted = list.scripted.map((move): Choice => {
    const step = storyOf(scenario).step(move.step);
    const mark = move.kind === 'history' ? 'as scripted' : 'instead';
    const reason =
      move.status === 'blocked' && move.by && move.move !== 'wait' && move.move !== 'event'
        ? `blocked: ${refusedText(scenario, { ...move, move: move.move, by: move.by }, move.met)}`
        : mark;
    const title = safe(step?.title ?? move.title);
    const who = actorName(scenario, move.by, step?.party);
    return {
      label: who === '' || title.includes(who) ? title : `${who}: ${title}`,
      hint: reason,
      enabled: move.status === 'enabled',
      ...(move.why !== undefined && { why: whyText(move.why, move.weight) }),
      take: move.kind === 'history' ? undefined : move.step,
    };
  });
  const model = modelOf(scenario);
  const free = list.free.map((option): Choice => {
    const target = option.target ? ` – ${actorName(scenario, option.target)}` : '';
    const reason =
      option.status === 'blocked' ? `blocked: ${refusedText(scenario, option, list.met)}` : meaning(model, option.move);
    return {
      label: `${actorName(scenario, option.by)}: ${moveName(model, option.move)}${target}`,
      hint: [reason, ...(option.scripted.length > 0 ? [`(scripted: ${option.scripted.join(', ')})`] : [])]
        .filter(Boolean)
        .join(' '),
      enabled: option.status === 'enabled',
      take: { type: option.move, by: option.by, ...(option.target && { target: option.target }) },
    };
  });
  return { scripted, free: free.filter((choice) => choice.enabled), blocked: free.filter((choice) => !choice.enabled) };
}

function whyText(why: string, weight: number | undefined): string {
  return safe(unmarked(why)) + (weight === undefined ? '' : ` (weight ${weight})`);
}

/** Scripted moves, numbered from 1, each alternative with why it was plausible. */
export function scriptedText(choices: readonly Choice[], style: Style): string[] {
  return choices.flatMap((choice, index) => {
    const mark = choice.take === undefined ? '▶' : '○';
    const why = indent(wrap(choice.why ?? '', style.width - 6), 6).map(style.dim);
    const lead = `${String(index + 1).padStart(3)} ${mark} `;
    return [
      ...choiceText(lead, choice, style.width, choice.enabled ? [plain, style.dim] : [style.dim, style.bad]),
      ...why,
    ];
  });
}

type Paint = (text: string) => string;

/**
 * A choice with its hint beside it, or below it where it does not fit.
 *
 * @param lead what stands before it
 * @param paint how the choice and its hint are painted
 */
export function choiceText(
  lead: string,
  { label, hint }: Choice,
  width: number,
  [paint, paintHint]: readonly [Paint, Paint],
): string[] {
  const by = columns(lead);
  const lines = wrap(label, width - by);
  const note = hint === '' ? '' : `(${hint})`;
  const beside = note !== '' && columns(lines.at(-1) ?? '') + 2 + columns(note) <= width - by;
  const below = beside ? [] : indent(wrap(note, width - by), by);
  return [
    ...lines.map((line, index) => {
      const text = paint(index === 0 ? lead + line : ' '.repeat(by) + line);
      return beside && index === lines.length - 1 ? text + paintHint(`  ${note}`) : text;
    }),
    ...below.map((line) => paintHint(line)),
  ];
}

/** Free moves, numbered after the scripted ones; blocked ones without a number, with the reason. */
export function freeText(free: readonly Choice[], blocked: readonly Choice[], offset: number, style: Style): string[] {
  const line = (choice: Choice, number: string) => [
    `${number.padStart(3)}   ${choice.label}`,
    ...(choice.hint === '' ? [] : indent(wrap(choice.hint, style.width - 8), 8).map(style.dim)),
  ];
  return [
    style.bold('Free moves'),
    ...free.flatMap((choice, index) => line(choice, String(offset + index + 1))),
    ...(blocked.length > 0 ? ['', style.bold('Blocked now')] : []),
    ...blocked.flatMap((choice) => line(choice, '-')),
  ];
}

/** What this state does not react to at all, whoever did it. */
export function undefinedText(model: Model, moves: readonly MoveEvent[], style: Style): string[] {
  const titles = [...new Set(moves.map(({ type }) => moveName(model, type)))];
  if (titles.length === 0) return [];
  return [
    '',
    style.bold('Unknown in this state'),
    ...indent(wrap(titles.join(', '), style.width - 8), 8).map(style.dim),
  ];
}
