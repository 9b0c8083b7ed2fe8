import { useState } from 'preact/hooks';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useView } from '../context.js';
import { Person } from './Person.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** Who is there, and what can be done for them. */
export function People() {
  const teaching = useTeaching();
  const { people } = useTeacher();
  const { ended } = useView().class;
  const [open, setOpen] = useState<string>();
  const [telling, setTelling] = useState(false);
  const here = people.filter((person) => person.here).length;
  return (
    <section class="card" aria-labelledby="people-title">
      <h2 id="people-title">{teaching.people}</h2>
      {people.length === 0 ? (
        <p class="waiting">{teaching.nobody}</p>
      ) : (
        <>
          <p>
            {teaching.hereCount(here, people.length)}{' '}
            <button type="button" class="button small" aria-pressed={telling} onClick={() => setTelling(!telling)}>
              {teaching.showWho}
            </button>
          </p>
          <ul class="people">
            {people.map((person) => (
              <Person
                key={person.id}
                person={person}
                telling={telling}
                open={open === person.id}
                setOpen={(wanted) => setOpen(wanted ? person.id : undefined)}
              />
            ))}
          </ul>
        </>
      )}
      {!ended && <Names />}
    </section>
  );
}

/** The list of names from which students choose theirs. */
function Names() {
  const teaching = useTeaching();
  const act = useAct();
  const { names } = useTeacher();
  return (
    <details>
      <summary>{teaching.names}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('names'));
          const list = text
            .split('\n')
            .map((line) => line.trim().replace(/\s+/g, ' ').slice(0, CLASS_LIMITS.nickname))
            .filter((line) => line !== '');
          act({ do: 'list', names: list.slice(0, CLASS_LIMITS.names) });
        }}
      >
        <label class="field">
          <span class="hint">{teaching.namesHint}</span>
          <textarea name="names" rows={6} dir="auto" defaultValue={names.join('\n')} />
        </label>
        <button type="submit" class="button text">
          {teaching.save}
        </button>
      </form>
    </details>
  );
}
