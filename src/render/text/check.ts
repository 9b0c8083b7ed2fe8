import type { Problem } from '../../scenario/index.js';
import { type Style, safe } from './style.js';

/** Problems as `file:line:column: severity code`, what is wrong, and what to do. */
export function problemsText(problems: readonly Problem[], style: Style): string {
  return problems.map((problem) => problemText(problem, style, ` [${problem.code}]`)).join('');
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
