import type { ComponentChildren } from 'preact';
import type { RoundView } from '../../../class/index.js';
import { useWords } from '../context.js';
import { named, OptionName } from './OptionName.js';

/** What was done in the end of what a round offered, and what there is to say of it. */
export function Taken({ round: { options, taken }, children }: { round: RoundView; children?: ComponentChildren }) {
  const words = useWords();
  return (
    <div class="taken">
      <h3>{words.taken}</h3>
      {taken?.options.map((option) => (
        <p key={option}>
          <OptionName option={named(options, option)} />
        </p>
      ))}
      {children}
    </div>
  );
}
