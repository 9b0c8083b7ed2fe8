import type { Model } from '../../model/index.js';

/** How text may be dressed. Colour never carries anything alone: without it every view says the same. */
export interface Style {
  /** Columns a line may have; those of a terminal change as it is resized. */
  readonly width: number;
  /** What matters most. */
  bold(text: string): string;
  /** What matters less. */
  dim(text: string): string;
  /** What ended well. */
  good(text: string): string;
  /** What ended badly, or is wrong. */
  bad(text: string): string;
  /** What stands out, neither good nor bad. */
  accent(text: string): string;
}

/** Whether an outcome of a model is one to hope for. */
export function endsWell({ outcomes }: Model, outcome: string): boolean {
  const tone = outcomes.get(outcome);
  return tone === 'best' || tone === 'good';
}

/** How an outcome is dressed; its name says the same. */
export function endPaint(model: Model, outcome: string, style: Style): (text: string) => string {
  if (endsWell(model, outcome)) return style.good;
  return model.outcomes.get(outcome) === 'mixed' ? plain : style.bad;
}

/** Text as it is: what paints nothing. */
export const plain = (text: string): string => text;

/** No colour at all. */
export function plainStyle(width = 80): Style {
  return { width, bold: plain, dim: plain, good: plain, bad: plain, accent: plain };
}

/**
 * Text of a scenario made safe for a terminal: control characters and marks that reorder text are
 * taken out, so that a stranger's file can neither move the cursor nor fake a line.
 */
export function safe(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Text of a scenario without its Markdown marks: emphasis, code and the addresses of links. */
export function unmarked(text: string): string {
  return text
    .replace(/\[([^\]\n]{1,300})\]\((https?:[^)\s]{1,500})\)/g, '$1')
    .replace(/(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,300})(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2');
}
