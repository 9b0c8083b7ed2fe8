import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Offer } from '../../../class/index.js';
import { useWords } from '../context.js';
import { actorsOf, Find, isSought, MANY } from '../parts/Find.js';

interface OfferFieldProps {
  label: string;
  offers: readonly Offer[];
  /** What can be chosen besides. */
  children?: ComponentChildren;
}

/** What can be done here, by who would do it, to choose one from: `option` of its form. Many are found by a word. */
export function OfferField({ label, offers, children }: OfferFieldProps) {
  const words = useWords();
  const [word, setWord] = useState('');
  const found = offers.filter((offer) => isSought(word, offer));
  return (
    <div class="offers">
      {offers.length >= MANY && <Find value={word} onFind={setWord} found={found.length} />}
      <label class="field">
        <span>{label}</span>
        <select name="option" required>
          {actorsOf(found).map((who) => (
            <optgroup key={who} label={who ?? words.noActor}>
              {found
                .filter((offer) => offer.who === who)
                .map(({ option, title, whom }) => (
                  <option key={option} value={option}>
                    {whom === null ? title : words.against(title, whom)}
                  </option>
                ))}
            </optgroup>
          ))}
          {children}
        </select>
      </label>
    </div>
  );
}
