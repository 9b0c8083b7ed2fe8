import type { Offer } from '../../../class/index.js';
import { useWords } from '../context.js';

/** A list of what can be done here, by who would do it, to choose one from. */
export function OfferOptions({ offers }: { offers: readonly Offer[] }) {
  const words = useWords();
  const actors = [...new Set(offers.map(({ who }) => who))];
  return (
    <>
      {actors.map((who) => (
        <optgroup key={who} label={who ?? words.noActor}>
          {offers
            .filter((offer) => offer.who === who)
            .map(({ option, title, whom }) => (
              <option key={option} value={option}>
                {whom === null ? title : words.against(title, whom)}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}
