import {
  type Across,
  type Counted,
  type Followed,
  type LeftAside,
  NEXT,
  type NextChange,
} from '../../explore/index.js';
import { leftText } from './aside.js';
import { wrap } from './columns.js';
import { type Style, safe } from './style.js';
import { tableText } from './table.js';

const HEADS: Record<NextChange, string> = { fell: 'fell', faded: 'faded', rose: 'rose', still: 'no more' };

/** What several crises have in common, with the number of cases beside every figure. */
export function acrossText(across: Across, left: readonly LeftAside[], style: Style): string {
  const { crises } = across;
  const cases = crises.length === 1 ? 'one real crisis' : `${crises.length} real crises`;
  const dim = (text: string) => wrap(text, style.width).map(style.dim);
  return `${[
    ...wrap(`Across ${cases}: ${crises.map(({ scenario }) => safe(scenario)).join(', ')}`, style.width).map(style.bold),
    ...leftText(left, style),
    '',
    ...movesText(across, style),
    ...dim(
      'After a move: how often tension (the measure of the crisis’s model) next fell by another move, next faded without one, as time passed or by a fact, next rose, or changed no more. In brackets, in how many crises. What a move itself does to tension is the model’s word and does not count.',
    ),
    '',
    ...wrap('Phases, and how the crises that were in them ended', style.width).map(style.bold),
    ...phasesText(across, style),
    ...dim('A crisis counts once for each phase that it was in, however often it came there.'),
    '',
    ...dim(
      `That one thing came before another does not say that it brought it about. ${crises.length === 1 ? 'This crisis was' : 'These crises were'} chosen because ${crises.length === 1 ? 'it is' : 'they are'} told, and no claim goes beyond ${crises.length === 1 ? 'this one case' : `these ${crises.length} cases`}.`,
    ),
  ].join('\n')}\n`;
}

function movesText({ crises, all, moves }: Across, style: Style): string[] {
  // Of what was done in one crisis only nothing can be said across several.
  const shown = moves.filter(({ made }) => made.crises.length > 1 || crises.length === 1);
  const once = moves.filter((move) => !shown.includes(move));
  const row = (name: string, { made, next }: Followed) => [
    name,
    countText(made),
    ...NEXT.map((each) => countText(next[each])),
  ];
  return [
    ...wrap('What was done, and what tension did next', style.width).map(style.bold),
    ...tableText(
      ['', 'made', ...NEXT.map((each) => HEADS[each])],
      [row('Any move', all), ...shown.map((move) => row(safe(move.title), move))],
      style,
    ),
    ...wrap(
      once.length === 0
        ? ''
        : `In one crisis only, so not shown: ${once.map(({ title, made }) => `${safe(title)} ${made.times}`).join(', ')}.`,
      style.width,
    ),
  ];
}

const countText = ({ times, crises }: Counted) => (times === 0 ? '0' : `${times} (${crises.length})`);

function phasesText({ phases }: Across, { width }: Style): string[] {
  return phases.flatMap(({ phase, crises, ends }) => {
    const ended = ends.map(({ phase: end, ended, crises: { length } }) => {
      const where = ended ? safe(end) : `${safe(end)} (no outcome; the telling stops there)`;
      return `${where} ${length} of ${crises.length}`;
    });
    return wrap(`${safe(phase)}: ${ended.join(', ')}`, width - 4).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    );
  });
}
