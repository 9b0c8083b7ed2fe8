import { useMemo, useState } from 'preact/hooks';
import { chosenText, hunksOf, likelier } from '../../file/edit/hunks.js';
import { useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { writingWords } from '../words/write.js';
import './merge.css';

type Take = 'mine' | 'theirs' | 'both';

interface MergeProps {
  name: string;
  mine: string;
  theirs: string;
  /** What both were made from, where that is known. */
  base: string | undefined;
  take: (text: string) => void;
  close: () => void;
}

/** What is written here beside the file as it is on disk: where they differ, one or the other is chosen. */
export function MergeDialog({ name, mine, theirs, base, take, close }: MergeProps) {
  const { language, crisis } = useWords();
  const own = writingWords(language).merge;
  const hunks = useMemo(() => hunksOf(mine, theirs), [mine, theirs]);
  const [takes, set] = useState<Readonly<Record<number, Take>>>({});
  const taken = (index: number): Take => {
    const hunk = hunks[index];
    return takes[index] ?? (hunk && base !== undefined ? likelier(hunk, base) : 'mine');
  };
  const differ = hunks.flatMap(({ same }, index) => (same ? [] : [index]));
  return (
    <Dialog title={own.title(name)} close={close} wide>
      <p class="hint">{own.note}</p>
      <ol class="hunks">
        {differ.slice(0, 300).map((index, n) => {
          const hunk = hunks[index];
          const before = hunks[index - 1]?.mine.at(-1);
          return (
            <li key={index}>
              <fieldset class="hunk">
                <legend>{own.place(crisis.number(n + 1), crisis.number(differ.length))}</legend>
                {before !== undefined && (
                  <pre class="hunk-before" dir="ltr">
                    {before}
                  </pre>
                )}
                {(['mine', 'theirs'] as const).map((side) => (
                  <label key={side} class="hunk-side">
                    <span>
                      <input
                        type="radio"
                        name={`hunk-${index}`}
                        checked={taken(index) === side}
                        onChange={() => set({ ...takes, [index]: side })}
                      />{' '}
                      {own[side]}
                    </span>
                    <pre dir="ltr">{hunk?.[side].join('') || own.nothing}</pre>
                  </label>
                ))}
                <label>
                  <input
                    type="radio"
                    name={`hunk-${index}`}
                    checked={taken(index) === 'both'}
                    onChange={() => set({ ...takes, [index]: 'both' })}
                  />{' '}
                  {own.both}
                </label>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="button text primary"
        onClick={() => {
          close();
          take(chosenText(hunks, taken));
        }}
      >
        {own.take}
      </button>
    </Dialog>
  );
}
