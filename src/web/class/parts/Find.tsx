import type { Option } from '../../../class/index.js';
import { stands } from '../../words/search.js';
import { useWords } from '../context.js';

/** From so many options on, they are looked for by a word. */
export const MANY = 9;

interface FindProps {
  value: string;
  onFind: (word: string) => void;
  /** How many there are with it. */
  found: number;
}

/** A field for a word by which options are found. */
export function Find({ value, onFind, found }: FindProps) {
  const words = useWords();
  return (
    <label class="field">
      <span>{words.find}</span>
      <input
        type="search"
        dir="auto"
        autocomplete="off"
        value={value}
        onInput={(event) => onFind(event.currentTarget.value)}
        onKeyDown={(event) => {
          // It stands within a form that is not to be sent by whoever looks for something.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <span class="hint" role="status">
        {value.trim() !== '' && words.found(found)}
      </span>
    </label>
  );
}

/** Whether an option is called what is looked for, or is somebody's who is. */
export function isSought(word: string, { title, who, whom }: Option): boolean {
  return stands(word, [title, who ?? '', whom ?? ''].join(' '));
}

/** Who would act, in the order in which they come. */
export function actorsOf(options: readonly Option[]): (string | null)[] {
  return [...new Set(options.map(({ who }) => who))];
}
