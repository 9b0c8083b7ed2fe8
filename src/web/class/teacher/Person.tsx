import { useState } from 'preact/hooks';
import type { PersonView } from '../../../class/index.js';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { addressOf } from '../address.js';
import { usePage, useView, useWords } from '../context.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Own } from '../parts/Own.js';
import { SecretLink } from './Link.js';
import { useAct, useTeacher, useTeaching } from './use.js';

interface PersonProps {
  person: PersonView;
  /** Whether what they chose is shown. */
  telling: boolean;
  open: boolean;
  setOpen: (open: boolean) => void;
}

/** Somebody of the class. */
export function Person({ person, telling, open, setOpen }: PersonProps) {
  const words = useWords();
  const teaching = useTeaching();
  const { round, who, class: klass } = useView();
  const { offers } = useTeacher();
  const { id, name, here, seat, leads, chose } = person;
  const seatName = klass.seats.find((one) => one.id === seat)?.name;
  const answered = who?.answered.includes(name);
  const asked = round?.status === 'open' && (answered || who?.waiting.includes(name));
  return (
    <li class="person" data-here={here}>
      <button
        type="button"
        class="person-name"
        aria-expanded={open}
        aria-controls={`person-${id}`}
        aria-label={teaching.manage(name)}
        title={teaching.manage(name)}
        onClick={() => setOpen(!open)}
      >
        <bdi>{name}</bdi>
      </button>
      <span class="person-marks">
        {seatName !== undefined && (
          <span class="chip">
            <Own>{seatName}</Own>
            {leads && ` · ${words.leads}`}
          </span>
        )}
        {asked && <span class="mark">{answered ? words.hasAnswered : words.notAnswered}</span>}
        <span class={here ? 'here' : 'wrong'}>{here ? teaching.here : teaching.away}</span>
      </span>
      {telling && chose && (
        <p class="person-chose">
          <OptionName option={named([...(round?.options ?? []), ...offers], chose.option)} />
          {chose.why !== null && <q dir="auto">{chose.why}</q>}
        </p>
      )}
      {open && <Manage person={person} />}
    </li>
  );
}

function Manage({ person: { id, name, seat, leads, group } }: { person: PersonView }) {
  const { link } = usePage();
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass } = useView();
  const [sure, setSure] = useState(false);
  const part = useHeldFocus<HTMLDivElement>();
  const [ticket, setTicket] = useState<string>();
  return (
    <div class="manage part" ref={part} tabIndex={-1} id={`person-${id}`}>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = String(new FormData(event.currentTarget).get('name')).trim();
          if (wanted !== '') act({ do: 'rename', person: id, name: wanted });
        }}
      >
        <label class="field">
          <span>{teaching.newName}</span>
          <input type="text" name="name" dir="auto" defaultValue={name} maxLength={CLASS_LIMITS.nickname} required />
        </label>
        <button type="submit" class="button text">
          {teaching.rename}
        </button>
      </form>
      {klass.mode === 'seats' && (
        <label class="field">
          <span>{teaching.giveSeat}</span>
          <select
            value={seat ?? ''}
            onChange={(event) => act({ do: 'seat', person: id, seat: event.currentTarget.value || null })}
          >
            <option value="">{teaching.noSeat}</option>
            {klass.seats.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="actions">
        {((seat !== null && !leads) || group !== null) && (
          <button type="button" class="button text" onClick={() => act({ do: 'lead', person: id })}>
            {teaching.makeLeader}
          </button>
        )}
        <button
          type="button"
          class="button text"
          onClick={async () => {
            const done = await link.act({ do: 'place', person: id });
            if (done.ok) setTicket(done.ticket);
          }}
        >
          {teaching.place}
        </button>
        {!sure && (
          <button type="button" class="button text" onClick={() => setSure(true)}>
            {teaching.remove}
          </button>
        )}
      </p>
      {ticket !== undefined && (
        <SecretLink address={addressOf('', `${klass.code}.${ticket}`)} hint={teaching.placeHint(name)} />
      )}
      {sure && (
        <div role="alert" class="sure">
          <p>{teaching.removeSure(name)}</p>
          <p class="actions">
            <button type="button" class="button text" onClick={() => act({ do: 'remove', person: id })}>
              {teaching.remove}
            </button>
            <button type="button" class="button text" onClick={() => setSure(false)}>
              {teaching.cancel}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
