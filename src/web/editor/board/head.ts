import { valueAt } from '../../../file/value-at.js';
import { editHead, isBag, type Plain, setInHead } from '../../../scenario/edit/index.js';
import type { Desk } from './desk.js';

type Place = readonly (string | number)[];

/** What is set of the head of a file, and what is wrong with it. */
export function useHead(desk: Desk) {
  const problems = desk.problems.value.get('') ?? [];
  const { data } = desk.board.value.sketch;
  const set = (path: Place, value: Plain | undefined, typed = false) =>
    desk.edit((text) => setInHead(text, path, value), typed);
  return {
    data,
    at: (field: string) => problems.filter((placed) => placed.field === field),
    set,
    /** Takes an entry out, and whatever that would leave empty. */
    unset: (path: Place, typed = false) => {
      let { length } = path;
      if (valueAt(data, path) === undefined) return;
      while (length > 1 && countOf(valueAt(data, path.slice(0, length - 1))) <= 1) length -= 1;
      desk.edit((text) => editHead(text, { kind: 'remove', path: path.slice(0, length) }), typed);
    },
  };
}

const countOf = (value: unknown): number => (isBag(value) || Array.isArray(value) ? Object.keys(value).length : 0);

/** A number as it is typed, with a point or a comma; nothing where it is none. */
export const numberOf = (typed: string): number | undefined => {
  const number = Number(typed.replace(',', '.'));
  return typed.trim() === '' || Number.isNaN(number) ? undefined : number;
};
