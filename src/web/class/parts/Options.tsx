import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { Option } from '../../../class/index.js';
import { useWords } from '../context.js';
import { actorsOf, Find, isSought, MANY } from './Find.js';
import { Own } from './Own.js';

interface OptionsProps<O extends Option> {
  options: readonly O[];
  row: (option: O) => ComponentChild;
}

/** Options to choose from; many of them each under whoever would act, and to be found by a word. */
export function Options<O extends Option>({ options, row }: OptionsProps<O>) {
  const words = useWords();
  const [word, setWord] = useState('');
  if (options.length < MANY) return options.map(row);
  const found = options.filter((option) => isSought(word, option));
  return (
    <>
      <Find value={word} onFind={setWord} found={found.length} />
      <div class="many">
        {actorsOf(options).map((who) => (
          <div key={who} class="plain" hidden={!found.some((one) => one.who === who)}>
            <p class="many-who">{who === null ? words.noActor : <Own>{who}</Own>}</p>
            {/* What was marked or typed in one that is not looked for stays. */}
            {options
              .filter((one) => one.who === who)
              .map((one) => (
                <div key={one.option} hidden={!found.includes(one)}>
                  {row(one)}
                </div>
              ))}
          </div>
        ))}
      </div>
    </>
  );
}
