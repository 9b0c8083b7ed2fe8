import { CLASS_LIMITS } from '../../../class/limits.js';
import { usePage, useView } from '../context.js';
import { NoteList } from '../parts/NoteList.js';

/** Notes to and from the own seat, public statements, and writing one. */
export function Notes() {
  const { link, look } = usePage();
  const words = look.words.value;
  const { notes, statements, me, class: klass } = useView();
  const mayWrite = klass.mode === 'seats' && me?.seat !== null && !klass.ended;
  const all = [...statements, ...(notes ?? [])].sort((a, b) => b.entry - a.entry);
  if (!mayWrite && all.length === 0) return null;
  return (
    <section class="card" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      {mayWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            const data = new FormData(form);
            const text = String(data.get('text')).trim();
            if (text === '') return;
            void link.act({ do: 'note', to: String(data.get('to')), text });
            form.reset();
          }}
        >
          <label class="field">
            <span>{words.noteTo}</span>
            <select name="to">
              <option value="all">{words.toAll}</option>
              {klass.seats
                .filter(({ id }) => id !== me?.seat)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
          <label class="field">
            <span>{words.note}</span>
            <input type="text" name="text" dir="auto" required maxLength={CLASS_LIMITS.note} autocomplete="off" />
          </label>
          <button type="submit" class="button text">
            {words.sendNote}
          </button>
        </form>
      )}
      <NoteList notes={all} />
    </section>
  );
}
