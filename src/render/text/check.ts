import type { Problem } from '../../scenario/index.js';
import { type Style, safe } from './style.js';

/** Of places where the same is wrong, so many lines are named. */
const LINES = 12;

/**
 * Problems as `file:line:column: severity code`, what is wrong, and what to do. What is wrong in several places in the
 * same way – a role by another name, at every step – is said once, with the lines.
 */
export function problemsText(problems: readonly Problem[], style: Style): string {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { file, severity, code, message, hint } = problem;
    const key = JSON.stringify([file, severity, code, message, hint]);
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()]
    .map(([first, ...others]) =>
      first === undefined ? '' : problemText(first, style, ` [${first.code}]`) + othersText(others, style),
    )
    .join('');
}

/** Where the same is wrong as well. */
function othersText(others: readonly Problem[], style: Style): string {
  if (others.length === 0) return '';
  const [place, line] = others.length === 1 ? ['another place', 'line'] : [`${others.length} other places`, 'lines'];
  const lines = others.slice(0, LINES).map((one) => String(one.line));
  const more = others.length > LINES ? ' …' : '';
  return `    ${style.dim(`The same in ${place}: ${line} ${lines.join(', ')}${more}`)}\n`;
}

/** What of a machine of another program does not fit, in the same way. */
export function misfitsText(misfits: readonly Omit<Problem, 'code'>[], style: Style): string {
  return misfits.map((misfit) => problemText(misfit, style, '')).join('');
}

function problemText(
  { file, line, column, severity, message, hint }: Omit<Problem, 'code'>,
  style: Style,
  code: string,
): string {
  const mark = severity === 'error' ? style.bad(style.bold('error')) : style.accent('warning');
  return `${style.bold(`${safe(file)}:${line}:${column}`)}: ${mark}${code} ${safe(message)}\n    ${style.dim(safe(hint))}\n`;
}
