import { type Fitted, type FittedWeight, KEPT_OUT, perplexity, together } from '../../explore/index.js';
import { leftText } from './aside.js';
import { wrap } from './columns.js';
import { type Style, safe } from './style.js';
import { tableText } from './table.js';

const KINDS: Record<FittedWeight['of'], string> = {
  turns: 'How often each is the next to act',
  classes: 'Families of moves',
  hostile: 'The same, times this where the rival’s last move was hostile',
};

/** A number with its sign, as it is typeset. */
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const mean = (value: number) => (Number.isFinite(value) ? signed(value) : 'ruled out');
const odds = (value: number) => (Number.isFinite(value) ? perplexity(value).toFixed(1) : '–');

/** What was fitted, how sure that is, and how well it foresees. */
export function fitText(fitted: Fitted, style: Style): string {
  const { model, cases, left, spread, fit } = fitted;
  const crises = cases.length === 1 ? 'one real crisis' : `${cases.length} real crises`;
  const heading = `Weights fitted to ${fit.moves} moves of ${crises}, on the model ${model}`;
  return `${[
    ...wrap(heading, style.width).map(style.bold),
    ...wrap(keptOutText(fitted), style.width),
    ...leftText(left, style),
    '',
    ...(Object.keys(KINDS) as FittedWeight['of'][]).flatMap((kind) => weightsText(fit.weights, kind, style)),
    ...wrap(
      `The weights that make these moves likeliest, with a Gaussian prior on the logarithm of each: mean 0, standard deviation ${spread}. Weights of a kind count against each other only, so their logarithms add up to 0. How often nobody acts is not fitted.`,
      style.width,
    ).map(style.dim),
    '',
    ...foreseenText(fitted, style),
    ...wrap(
      `Standard errors take each move for independent of the others, which the moves of one crisis are not, and the crises for a sample, which they are not either: they were chosen because they are told. No claim beyond ${cases.length === 1 ? 'this crisis' : `these ${cases.length} crises`}.`,
      style.width,
    ).map(style.dim),
  ].join('\n')}\n`;
}

function keptOutText({ cases }: Fitted): string {
  const words = {
    event: 'facts that are no move',
    set: 'facts that set something',
    wait: 'waits',
    background: 'background',
  };
  const counts = KEPT_OUT.map(
    (kind) => [words[kind], cases.reduce((sum, { keptOut }) => sum + keptOut[kind], 0)] as const,
  );
  const said = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
  return said.length > 0 ? `Kept out, by number of steps: ${said.join(', ')}.` : 'No step was kept out.';
}

function weightsText(weights: readonly FittedWeight[], kind: FittedWeight['of'], style: Style): string[] {
  const rows = weights
    .filter(({ of }) => of === kind)
    .map(({ name, weight, log, error, taken, possible }) => [
      safe(name),
      weight.toPrecision(3),
      `${signed(log)} ± ${error.toFixed(2)}`,
      `${taken} of ${possible}`,
    ]);
  return rows.length === 0
    ? []
    : [
        ...wrap(KINDS[kind], style.width).map(style.bold),
        ...tableText(['', 'weight', 'log ± standard error', 'moves'], rows, style),
        '',
      ];
}

function foreseenText({ cases, leftOut, others }: Fitted, style: Style): string[] {
  const about =
    'Mean natural logarithm of how likely each move was, who acts and what (0 would be certain), and perplexity: among how many equally likely moves one would be as hard to foresee.';
  const compared = [
    ...wrap('Policies that come with Offramp, on all of these moves', style.width).map(style.bold),
    ...tableText(
      ['', 'log', 'perplexity'],
      others.map(({ policy, mean: each }) => [policy, mean(each), odds(each)]),
      style,
    ),
    '',
  ];
  if (leftOut.length === 0)
    return [
      ...wrap(
        cases.length === 1
          ? 'With one crisis none can be left out, so how well these weights foresee another is not known.'
          : 'Stopped before a crisis was left out, so how well these weights foresee is not known.',
        style.width,
      ),
      '',
      ...compared,
      ...wrap(about, style.width).map(style.dim),
    ];
  const all = together(leftOut);
  const rows = leftOut.map((each): string[] => [
    safe(each.case),
    String(each.moves),
    ...[each.fitted, each.uniform].flatMap((sum) => [mean(sum / each.moves), odds(sum / each.moves)]),
  ]);
  const total = [
    'together',
    String(all.moves),
    ...[all.fitted, all.uniform].flatMap((each) => [mean(each), odds(each)]),
  ];
  const some = leftOut.length < cases.length ? ` (stopped after ${leftOut.length} of ${cases.length})` : '';
  return [
    ...wrap(`Out of sample: each crisis foreseen by weights fitted to the others${some}`, style.width).map(style.bold),
    ...tableText(['', 'moves', 'fitted', 'perplexity', 'uniform', 'perplexity'], [...rows, total], style),
    ...wrap(
      `The fitted weights foresaw ${all.better} of ${leftOut.length} crises better than uniform; the difference is ${mean(all.fitted - all.uniform)} a move, over ${all.moves} moves.`,
      style.width,
    ),
    '',
    ...compared,
    ...wrap(about, style.width).map(style.dim),
  ];
}
