import { useWords } from '../context.js';
import { NoteList } from '../parts/NoteList.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** All that was written, the last first; what should not be read can be hidden. */
export function Notes() {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const { notes } = useTeacher();
  if (notes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <NoteList
        notes={[...notes].reverse()}
        actions={({ entry, hidden }) => (
          <button type="button" class="button small" onClick={() => act({ do: 'hide', entry, hidden: !hidden })}>
            {hidden ? teaching.unhide : teaching.hide}
          </button>
        )}
      />
    </section>
  );
}
