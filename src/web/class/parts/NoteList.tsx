import type { ComponentChild } from 'preact';
import type { NoteView } from '../../../class/index.js';
import { usePage, useView } from '../context.js';
import { Own } from './Own.js';

interface NoteListProps {
  notes: readonly NoteView[];
  /** What can be done with one. */
  actions?: (note: NoteView) => ComponentChild;
}

/** What was written to whom. */
export function NoteList({ notes, actions }: NoteListProps) {
  const words = usePage().look.words.value;
  const { seats } = useView().class;
  const seatName = (id: string) => <Own>{seats.find((seat) => seat.id === id)?.name ?? id}</Own>;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li key={note.entry} data-hidden={note.hidden}>
          <span class="note-from">
            {note.from === null ? words.teacher : seatName(note.from)}
            {note.to !== 'all' && <> → {seatName(note.to)}</>}
          </span>
          <p dir="auto">{note.text}</p>
          {actions?.(note)}
        </li>
      ))}
    </ul>
  );
}
