import type { Problem } from '../../scenario/index.js';
import { type Style, safe } from './style.js';

/** Problems as `file:line:column: severity code`, what is wrong, and what to do. */
export function problemsText(problems: readonly Problem[], style: Style): string {
  return problems
    .map(({ file, line, column, severity, code, message, hint }) => {
      const mark = severity === 'error' ? style.bad(style.bold('error')) : style.accent('warning');
      return `${style.bold(`${safe(file)}:${line}:${column}`)}: ${mark} [${code}] ${safe(message)}\n    ${style.dim(safe(hint))}\n`;
    })
    .join('');
}
