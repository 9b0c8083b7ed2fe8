import { CLASS_LIMITS } from '../../../class/limits.js';
import { useView, useWords } from '../context.js';
import { named, OptionName } from '../parts/OptionName.js';
import { OfferField } from './Offers.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** Going along the script, back, and letting something happen off it. */
export function Script() {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const { offers, history } = useTeacher();
  const { round, story } = useView();
  const open = round?.status === 'open';
  return (
    <section class="card" aria-labelledby="script-title">
      <h2 id="script-title">{teaching.script}</h2>
      <p class="actions">
        <button type="button" class="button primary text" disabled={open} onClick={() => act({ do: 'advance' })}>
          {teaching.advance}
        </button>
        <button
          type="button"
          class="button text"
          disabled={open || story.steps.length === 0}
          onClick={() => act({ do: 'back' })}
        >
          {teaching.back}
        </button>
      </p>
      {history === null ? (
        story.steps.length > 0 && !story.outcome && <p class="hint">{teaching.leftHistory}</p>
      ) : (
        <details>
          <summary>{teaching.next}</summary>
          <p>
            <OptionName option={named(offers, history)} />
          </p>
        </details>
      )}
      <details>
        <summary>{teaching.inject}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            const data = new FormData(form);
            const text = String(data.get('text')).trim();
            act({ do: 'inject', option: String(data.get('option')), ...(text !== '' && { text }) });
            form.reset();
          }}
        >
          <p class="hint">{teaching.injectHint}</p>
          <OfferField label={teaching.move} offers={offers}>
            <optgroup label={words.noActor}>
              {[6, 24, 72].map((hours) => (
                <option key={hours} value={`wait:${hours}`}>
                  {words.nobodyMoves(hours)}
                </option>
              ))}
            </optgroup>
          </OfferField>
          <label class="field">
            <span>{teaching.telling}</span>
            <input type="text" name="text" dir="auto" maxLength={CLASS_LIMITS.note} autocomplete="off" />
          </label>
          <button type="submit" class="button text" disabled={open && round.kind !== 'groups'}>
            {teaching.doIt}
          </button>
        </form>
      </details>
    </section>
  );
}
