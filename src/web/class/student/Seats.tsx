import { useState } from 'preact/hooks';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { usePage, useView } from '../context.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Own } from '../parts/Own.js';

/** The own seat and who sits there; choosing one, where that is free. */
export function Seats() {
  const { link, look } = usePage();
  const words = look.words.value;
  const { class: klass, me, team, round } = useView();
  const [changing, setChanging] = useState(false);
  const part = useHeldFocus<HTMLElement>();
  if (klass.mode !== 'seats' || !me) return null;
  const choosing = klass.assign === 'free' && (me.seat === null || changing);
  const seat = klass.seats.find(({ id }) => id === me.seat);
  return (
    <section class="card part" ref={part} tabIndex={-1} aria-labelledby="seat-title">
      <h2 id="seat-title">{choosing ? words.chooseSeat : seat ? <Own>{seat.name}</Own> : words.seat}</h2>
      {choosing && (
        <ul class="plain">
          {klass.seats.map(({ id, name, people }) => (
            <li key={id}>
              <button
                type="button"
                class="button option"
                aria-pressed={id === me.seat}
                onClick={() => {
                  setChanging(false);
                  if (id !== me.seat) void link.act({ do: 'sit', seat: id });
                }}
              >
                <Own>{name}</Own>
                <span class="hint">{words.people(people.length)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!choosing && me.seat === null && <p class="waiting">{words.seatComes}</p>}
      {!choosing && team && team.length > 0 && (
        <ul class="plain team" aria-label={words.team}>
          {team.map(({ name, leads, chose }) => (
            <li key={name}>
              <bdi class="chip">{name}</bdi> {leads && <span class="hint">{words.leads}</span>}
              {chose && name !== me.name && (
                <>
                  {' '}
                  <OptionName option={named(round?.options ?? [], chose.option)} />
                  {chose.why !== null && <q dir="auto">{chose.why}</q>}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!choosing && klass.assign === 'free' && round?.status !== 'open' && (
        <button type="button" class="button text" onClick={() => setChanging(true)}>
          {words.changeSeat}
        </button>
      )}
    </section>
  );
}

/** What the own side is told, and no other. */
export function Briefing() {
  const words = usePage().look.words.value;
  const { briefing } = useView();
  const told = (briefing ?? []).flatMap(({ wants, fears, knows }) =>
    [[words.wants, wants] as const, [words.fears, fears] as const, [words.knows, knows] as const].filter(
      ([, text]) => text !== undefined,
    ),
  );
  if (told.length === 0) return null;
  return (
    <section class="card briefing" aria-labelledby="briefing-title">
      <h2 id="briefing-title">{words.briefing}</h2>
      <dl>
        {told.map(([name, text]) => (
          <div key={`${name}${text}`}>
            <dt>{name}</dt>
            <dd>
              <Own>{text}</Own>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
