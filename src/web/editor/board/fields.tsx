import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { PlacedProblem } from '../../../scenario/board/index.js';
import { useWords } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';

interface Shell {
  label: string;
  hint?: string | undefined;
  problems?: readonly PlacedProblem[] | undefined;
  desk: Desk;
}

/** What is wrong with a field, in the words of `check`, with what mends it by a click. */
export function Wrong({ desk, problems, id }: { desk: Desk; problems: readonly PlacedProblem[]; id?: string }) {
  const words = useWords();
  const own = boardWords(words.language);
  if (problems.length === 0) return null;
  return (
    <ul class="field-problems" id={id}>
      {problems.map(({ problem }) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`} class={problem.severity} dir="ltr" lang="en">
          <span>{problem.message}</span> <span class="hint">{problem.hint}</span>
          {problem.fix && (
            <button
              type="button"
              class="button text mend"
              lang={words.language}
              dir={words.direction}
              onClick={() => desk.mend(problem)}
            >
              {fixText(problem.fix, own)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function fixText(fix: NonNullable<PlacedProblem['problem']['fix']>, own: ReturnType<typeof boardWords>): string {
  const [only, more] = fix;
  const text = only?.insert.trim() ?? '';
  return more || text === '' || text.length > 40 ? own.mend : own.mendTo(text);
}

interface TextProps extends Shell {
  value: string;
  set: (value: string) => void;
  /** Called when it is left. */
  done?: () => void;
  rows?: number;
  lang?: string | undefined;
  placeholder?: string | undefined;
  name?: string;
  inputMode?: 'numeric' | 'decimal' | 'url';
}

/** A text that is written as it is typed. */
export function TextField({
  label,
  hint,
  problems = [],
  desk,
  value,
  set,
  done,
  rows,
  lang,
  placeholder,
  name,
  inputMode,
}: TextProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problems.length > 0 && `${id}-wrong`].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    dir: 'auto' as const,
    lang,
    placeholder,
    'data-field': name,
    'aria-invalid': problems.length > 0,
    'aria-describedby': described || undefined,
    onBlur: done,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input
          type="text"
          inputMode={inputMode}
          {...shared}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      ) : (
        <textarea rows={rows} {...shared} onInput={({ currentTarget }) => set(currentTarget.value)} />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Wrong desk={desk} problems={problems} id={`${id}-wrong`} />
    </div>
  );
}

/** A text that is taken once it is left or Enter is pressed: half of it would mean something else. */
export function HeldField({ value, set, ...props }: TextProps) {
  const held = useRef<string>(undefined);
  return (
    <TextField
      {...props}
      value={held.current ?? value}
      set={(typed) => {
        held.current = typed;
      }}
      done={() => {
        const typed = held.current;
        held.current = undefined;
        if (typed !== undefined && typed !== value) set(typed);
      }}
    />
  );
}

interface ChoiceProps extends Shell {
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  set: (value: string) => void;
  lang?: string;
}

export function ChoiceField({ label, hint, problems = [], desk, value, options, set, lang }: ChoiceProps) {
  const id = useId();
  const known = options.some(([option]) => option === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        {!known && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option} lang={lang}>
            {text}
          </option>
        ))}
      </select>
      {hint && <p class="hint">{hint}</p>}
      <Wrong desk={desk} problems={problems} id={`${id}-wrong`} />
    </div>
  );
}

/** A part of a form with a heading. */
export function Group({
  title,
  children,
  open = true,
}: {
  title: string;
  children: ComponentChildren;
  open?: boolean;
}) {
  return (
    <details class="form-group" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
