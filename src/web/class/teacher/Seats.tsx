import { useState } from 'preact/hooks';
import type { SeatView } from '../../../class/index.js';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { useView, useWords } from '../context.js';
import { Own } from '../parts/Own.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** A seat as it is written. */
type Draft = Pick<SeatView, 'id' | 'name' | 'roles'>;

/** The seats: who leads each, and what they are and play. */
export function Seats() {
  const { seats } = useView().class;
  const drafts = seats.map(({ id, name, roles }) => ({ id, name, roles }));
  return (
    <>
      <ul class="plain seats">
        {seats.map((seat) => (
          <Seat key={seat.id} seat={seat} />
        ))}
      </ul>
      {/* What another page of the teacher has changed is what is written on from there. */}
      <SeatsForm key={JSON.stringify(drafts)} drafts={drafts} />
    </>
  );
}

function Seat({ seat: { id, name, roles, people } }: { seat: SeatView }) {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const teacher = useTeacher();
  const there = teacher.people.filter(({ seat }) => seat === id);
  const roleName = (role: string) => teacher.roles.find((one) => one.id === role)?.name ?? role;
  const plays = roles.length === 0 ? teaching.watches : roles.map(roleName).join(', ');
  return (
    <li>
      <strong>
        <Own>{name}</Own>
      </strong>{' '}
      {plays !== name && (
        <span class="hint">
          <Own>{plays}</Own>
        </span>
      )}{' '}
      <span class="hint">{words.people(people.length)}</span>
      {there.length > 1 && (
        <label class="field">
          <span>{teaching.ledBy(name)}</span>
          <select
            value={there.find(({ leads }) => leads)?.id ?? ''}
            onChange={(event) => act({ do: 'lead', person: event.currentTarget.value })}
          >
            {there.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </li>
  );
}

function SeatsForm({ drafts }: { drafts: readonly Draft[] }) {
  const teaching = useTeaching();
  const act = useAct();
  const { round } = useView();
  const { roles } = useTeacher();
  const [seats, setSeats] = useState(drafts);
  const part = useHeldFocus<HTMLDetailsElement>();
  const busy = round?.status === 'open';
  const change = (id: string, made: Partial<Draft>) =>
    setSeats(seats.map((seat) => (seat.id === id ? { ...seat, ...made } : seat)));
  const unplayed = roles.filter(({ id }) => !seats.some((seat) => seat.roles.includes(id)));
  return (
    <details ref={part} class="part" tabIndex={-1}>
      <summary>{teaching.ownSeats}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act({
            do: 'arrange',
            mode: 'seats',
            seats: seats.map(({ id, name, roles }) => ({ id, name: name.trim(), roles: [...roles] })),
          });
        }}
      >
        <p class="hint">{teaching.ownSeatsHint}</p>
        {seats.map(({ id, name, roles: played }, index) => (
          <fieldset key={id} class="own-seat" disabled={busy}>
            <legend class="visually-hidden">{teaching.seatNumber(index + 1)}</legend>
            <div class="row">
              <label class="field">
                <span>{teaching.seatNumber(index + 1)}</span>
                <input
                  type="text"
                  dir="auto"
                  value={name}
                  required
                  pattern=".*\S.*"
                  maxLength={CLASS_LIMITS.seatName}
                  onInput={(event) => change(id, { name: event.currentTarget.value })}
                />
              </label>
              <button
                type="button"
                class="button text"
                disabled={seats.length === 1}
                aria-label={teaching.removeSeat(name)}
                onClick={() => setSeats(seats.filter((seat) => seat.id !== id))}
              >
                {teaching.removeIt}
              </button>
            </div>
            <div class="choices">
              {roles.map((role) => (
                <label key={role.id}>
                  <input
                    type="checkbox"
                    checked={played.includes(role.id)}
                    onChange={({ currentTarget }) =>
                      change(id, {
                        roles: currentTarget.checked ? [...played, role.id] : played.filter((one) => one !== role.id),
                      })
                    }
                  />
                  <span>
                    <Own>{role.name}</Own>
                  </span>
                </label>
              ))}
            </div>
            {played.length === 0 && <p class="hint">{teaching.watchesHint}</p>}
          </fieldset>
        ))}
        {unplayed.length > 0 && <p class="hint">{teaching.unplayed(unplayed.map(({ name }) => name))}</p>}
        <p class="actions">
          <button
            type="button"
            class="button text"
            disabled={busy || seats.length >= CLASS_LIMITS.seats}
            onClick={() => setSeats([...seats, { id: freeId(seats, drafts), name: '', roles: [] }])}
          >
            {teaching.addSeat}
          </button>
          <button
            type="button"
            class="button text"
            disabled={busy}
            onClick={() => setSeats(roles.map(({ id, name }) => ({ id, name, roles: [id] })))}
          >
            {teaching.asModel}
          </button>
          <button type="submit" class="button primary text" disabled={busy}>
            {teaching.saveSeats}
          </button>
        </p>
        {busy && <p class="hint">{teaching.notNow}</p>}
      </form>
    </details>
  );
}

/** An id that no seat has, nor had: who sat there sits nowhere. */
function freeId(...lists: (readonly Draft[])[]): string {
  const taken = new Set(lists.flat().map(({ id }) => id));
  let n = 1;
  while (taken.has(`seat${n}`)) n += 1;
  return `seat${n}`;
}
