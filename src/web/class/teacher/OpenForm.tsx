import { useState } from 'preact/hooks';
import type { RoundKind } from '../../../class/index.js';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useView } from '../context.js';
import { OptionName } from '../parts/OptionName.js';
import { Options } from '../parts/Options.js';
import { useAct, useTeacher, useTeaching } from './use.js';

const KINDS: readonly RoundKind[] = ['poll', 'seats', 'predict', 'groups', 'hands'];
const ORDERS = ['at-once', 'in-turn'] as const;

/** Opens a round of any kind. */
export function OpenForm() {
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass } = useView();
  const { offers, history } = useTeacher();
  const [kind, setKind] = useState<RoundKind>('poll');
  const [own, setOwn] = useState(false);
  // Where the script goes one way only, what is offered would tell what they did.
  const open = history !== null && offers.filter((offer) => offer.kind !== 'free').length > 1;
  const possible = KINDS.filter((one) => (one !== 'seats' || klass.mode === 'seats') && (one !== 'predict' || open));
  const chosen = possible.includes(kind) ? kind : 'poll';
  return (
    <section class="card" aria-labelledby="open-title">
      <h2 id="open-title">{teaching.newRound}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const question = String(data.get('question')).trim();
          const seconds = Number(data.get('seconds'));
          const options = data.getAll('options').map(String);
          act({
            ...{ do: 'open', round: klass.rounds + 1, kind: chosen },
            ...(question !== '' && { question }),
            ...(seconds > 0 && { seconds }),
            ...(own && chosen !== 'groups' && options.length > 0 && { options }),
            ...(chosen === 'seats' && { order: data.get('order') === 'in-turn' ? 'in-turn' : 'at-once' }),
            ...(chosen === 'groups' && { count: Number(data.get('count')) || 2 }),
          });
          setOwn(false);
        }}
      >
        <div class="row">
          <label class="field">
            <span>{teaching.kind}</span>
            <select value={chosen} onChange={(event) => setKind(event.currentTarget.value as RoundKind)}>
              {possible.map((one) => (
                <option key={one} value={one}>
                  {teaching.kinds[one]}
                </option>
              ))}
            </select>
          </label>
          <label class="field narrow-field">
            <span>{teaching.clock}</span>
            <input type="number" name="seconds" min={1} max={CLASS_LIMITS.seconds} step={1} />
          </label>
        </div>
        <label class="field">
          <span>{teaching.question}</span>
          <input type="text" name="question" dir="auto" maxLength={CLASS_LIMITS.question} autocomplete="off" />
        </label>
        {chosen === 'seats' && (
          <label class="field">
            <span>{teaching.order}</span>
            <select name="order">
              {ORDERS.map((order) => (
                <option key={order} value={order}>
                  {teaching.orders[order]}
                </option>
              ))}
            </select>
          </label>
        )}
        {chosen === 'groups' && (
          <label class="field narrow-field">
            <span>{teaching.howMany}</span>
            <input type="number" name="count" min={1} max={CLASS_LIMITS.groups} defaultValue="2" />
          </label>
        )}
        {chosen !== 'groups' && (
          <details open={own} onToggle={(event) => setOwn(event.currentTarget.open)}>
            <summary>{teaching.options}</summary>
            <fieldset class="choices">
              <legend class="visually-hidden">{teaching.options}</legend>
              <Options
                options={offers}
                row={(offer) => (
                  <label key={offer.option} class="option">
                    <input type="checkbox" name="options" value={offer.option} defaultChecked={offer.kind !== 'free'} />
                    <OptionName option={offer} />
                  </label>
                )}
              />
            </fieldset>
          </details>
        )}
        <button type="submit" class="button primary text">
          {teaching.open}
        </button>
      </form>
    </section>
  );
}
