import type { ComponentChild } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { useWords } from '../state/context.js';

/** How many rows are shown at once: a path may have twenty thousand steps. */
const SHOWN = 120;

interface FoldedRowsProps {
  /** How many rows there are. */
  count: number;
  /** A row that is shown when it comes to be another one. */
  at?: number;
  /** How many columns the table has. */
  columns: number;
  /** A step's row by its number, from 0. */
  row: (n: number) => ComponentChild;
}

/**
 * Rows of a table of which no more than can be looked through are there at once. A button before and after them
 * says how many are folded and shows the next of them; the keyboard goes on where these begin.
 */
export function FoldedRows({ count, at = 0, columns, row }: FoldedRowsProps) {
  const { shell } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const within = (from: number) => Math.max(0, Math.min(from, count - SHOWN));
  const shown = useRef({ from: at - SHOWN / 2, at });
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const led = useRef<'first' | 'last' | undefined>(undefined);
  if (shown.current.at !== at) {
    const { from } = shown.current;
    shown.current = { from: at >= from && at < from + SHOWN ? from : at - SHOWN / 2, at };
  }
  const from = within(shown.current.from);
  const until = Math.min(count, from + SHOWN);
  useLayoutEffect(() => {
    if (!led.current || !body.current) return;
    const rows = [...body.current.rows].filter((one) => !one.classList.contains('fold'));
    const next = led.current === 'first' ? rows[0] : rows.at(-1);
    led.current = undefined;
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  });
  const fold = (hidden: number, label: string, to: number, leads: 'first' | 'last') =>
    hidden > 0 && (
      <tr key={leads} class="fold">
        <td colSpan={columns}>
          <button
            type="button"
            class="button text"
            onClick={() => {
              led.current = leads;
              shown.current = { from: within(to), at };
              redraw(undefined);
            }}
          >
            {label}
          </button>
        </td>
      </tr>
    );
  return (
    <tbody ref={body}>
      {fold(from, shell.earlier(from), from - SHOWN, 'last')}
      {Array.from({ length: until - from }, (_, index) => row(from + index))}
      {fold(count - until, shell.later(count - until), until, 'first')}
    </tbody>
  );
}
