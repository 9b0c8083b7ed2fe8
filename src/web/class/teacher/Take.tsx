import type { RoundView } from '../../../class/index.js';
import { useView, useWords } from '../context.js';
import { OfferField } from './Offers.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** Decides what comes of a round: the crisis moves. */
export function Take({ round: { n, kind, results } }: { round: RoundView }) {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass, groups } = useView();
  const { offers, history } = useTeacher();
  const seats = klass.seats.filter(({ id }) => results?.some((result) => result.seats.includes(id)));
  const voted = results?.some(({ count }) => count > 0) ?? false;
  return (
    <div class="take">
      <h3>{teaching.take}</h3>
      <p class="hint">{teaching.takeHint}</p>
      <p class="actions">
        {kind !== 'seats' && kind !== 'groups' && voted && (
          <button
            type="button"
            class="button primary text"
            onClick={() => act({ do: 'take', round: n, how: 'majority' })}
          >
            {teaching.takeMajority}
          </button>
        )}
        {kind === 'seats' && seats.length > 0 && (
          <button type="button" class="button primary text" onClick={() => act({ do: 'take', round: n, how: 'seats' })}>
            {teaching.takeSeats}
          </button>
        )}
        {kind === 'seats' &&
          seats.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="button text"
              onClick={() => act({ do: 'take', round: n, how: 'seat', seat: id })}
            >
              {teaching.takeSeat(name)}
            </button>
          ))}
        {kind === 'groups' &&
          groups?.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="button text"
              onClick={() => act({ do: 'take', round: n, how: 'group', group: id })}
            >
              {teaching.takeGroup(words.groupName(name))}
            </button>
          ))}
        {history !== null && (
          <button type="button" class="button text" onClick={() => act({ do: 'take', round: n, how: 'history' })}>
            {teaching.takeHistory}
          </button>
        )}
      </p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const option = String(new FormData(event.currentTarget).get('option'));
          act({ do: 'take', round: n, how: 'own', option });
        }}
      >
        <OfferField label={teaching.takeOwn} offers={offers} />
        <button type="submit" class="button text">
          {teaching.doIt}
        </button>
      </form>
    </div>
  );
}
