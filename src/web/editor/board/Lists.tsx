import { useRef, useState } from 'preact/hooks';
import { respelt } from '../../../file/when.js';
import type { BoardCard, PlacedProblem } from '../../../scenario/board/index.js';
import {
  addInStep,
  cite,
  freshId,
  isBag,
  type Plain,
  removeInStep,
  setInHead,
  setInStep,
} from '../../../scenario/edit/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';
import { ChoiceField, Group, HeldField, TextField, Wrong } from './fields.js';

interface Part {
  desk: Desk;
  card: BoardCard;
  problems: readonly PlacedProblem[];
  lang?: string;
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Questions for the class, each with an answer for the teacher. */
export function Questions({ desk, card, problems, lang }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const list = Array.isArray(card.piece.data.ask) ? card.piece.data.ask : [];
  const group = useRef<HTMLDivElement>(null);
  const write = (index: number, question: string, answer: string) => {
    // A question without an answer may stand by itself.
    const before: unknown = list[index];
    const value: Plain = answer === '' && !isBag(before) ? question : { question, ...(answer !== '' && { answer }) };
    const path = ['ask', index];
    desk.edit((text) => {
      if (!isBag(before) || typeof value === 'string') return setInStep(text, card.path, path, value);
      const asked = setInStep(text, card.path, [...path, 'question'], question);
      return setInStep(asked, card.path, [...path, 'answer'], answer === '' ? undefined : answer);
    }, true);
  };
  return (
    <Group
      title={`${own.questions}${list.length > 0 ? ` (${words.crisis.number(list.length)})` : ''}`}
      open={list.length > 0}
    >
      <div ref={group}>
        {list.map((entry: unknown, index) => {
          const question = isBag(entry) ? textOf(entry.question) : textOf(entry);
          const answer = isBag(entry) ? textOf(entry.answer) : '';
          const number = words.crisis.number(index + 1);
          return (
            <div key={index} class="entry">
              <TextField
                desk={desk}
                lang={lang}
                name="question"
                label={own.question(number)}
                rows={2}
                value={question}
                set={(value) => write(index, value, answer)}
              />
              <TextField
                desk={desk}
                lang={lang}
                label={own.answer(number)}
                rows={2}
                value={answer}
                set={(value) => write(index, question, value)}
              />
              <IconButton
                icon="close"
                label={own.removeNamed(own.question(number))}
                onClick={() => desk.edit((text) => removeInStep(text, card.path, ['ask'], index))}
              />
            </div>
          );
        })}
      </div>
      <Wrong desk={desk} problems={problems} />
      <button
        type="button"
        class="button text"
        onClick={() => {
          if (!desk.edit((text) => addInStep(text, card.path, ['ask'], own.newQuestion))) return;
          requestAnimationFrame(() => {
            const fields = group.current?.querySelectorAll<HTMLTextAreaElement>('[data-field="question"]');
            const last = fields?.item(fields.length - 1);
            last?.focus();
            last?.select();
          });
        }}
      >
        {own.addQuestion}
      </button>
    </Group>
  );
}

/** The sources of a scenario: its own, and those of the one that it leaves. */
export function sourcesOf(desk: Desk): { id: string; title: string }[] {
  const { sketch, ground } = desk.board.value;
  const listed = Array.isArray(sketch.data.sources) ? sketch.data.sources : [];
  return [
    ...listed.flatMap((source: unknown) =>
      isBag(source) && typeof source.id === 'string'
        ? [{ id: source.id, title: textOf(source.title) || source.id }]
        : [],
    ),
    ...(ground?.base?.sources ?? []).map(({ id, title }) => ({ id, title })),
  ];
}

/** The reports that a step rests on: chosen from those of the scenario, or added here. */
export function Sources({ desk, card, problems }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const [adding, setAdding] = useState(false);
  const all = sourcesOf(desk);
  const cited: unknown[] = Array.isArray(card.piece.data.sources) ? card.piece.data.sources : [];
  const toggle = (id: string) =>
    desk.edit((text) =>
      cited.includes(id) ? removeInStep(text, card.path, ['sources'], cited.indexOf(id)) : cite(text, card.path, id),
    );
  return (
    <Group
      title={`${own.sources}${cited.length > 0 ? ` (${words.crisis.number(cited.length)})` : ''}`}
      open={cited.length > 0 || adding}
    >
      {all.length === 0 && <p class="hint">{own.noSources}</p>}
      {all.map(({ id, title }) => (
        <label key={id} class="tick">
          <input type="checkbox" checked={cited.includes(id)} onChange={() => toggle(id)} />
          <bdi>{title}</bdi>
        </label>
      ))}
      <Wrong desk={desk} problems={problems} />
      {adding ? (
        <NewSource
          desk={desk}
          close={() => setAdding(false)}
          done={(id) => desk.edit((text) => cite(text, card.path, id))}
        />
      ) : (
        <button type="button" class="button text" onClick={() => setAdding(true)}>
          {own.addSource}
        </button>
      )}
    </Group>
  );
}

/** A report that the scenario does not list yet. Its id is made of its title. */
export function NewSource({ desk, close, done }: { desk: Desk; close: () => void; done?: (id: string) => void }) {
  const words = useWords();
  const own = boardWords(words.language);
  const [title, setTitle] = useState('');
  const [publisher, setPublisher] = useState('');
  const [date, setDate] = useState('');
  const [url, setUrl] = useState('');
  const add = () => {
    if (title.trim() === '') return;
    const taken = new Set(sourcesOf(desk).map(({ id }) => id));
    const id = freshId(publisher.trim() || title, taken, 'source');
    const { sketch } = desk.board.value;
    const index = Array.isArray(sketch.data.sources) ? sketch.data.sources.length : 0;
    const when = respelt(date) ?? date.trim();
    const source: Plain = {
      id,
      title: title.trim(),
      ...(publisher.trim() !== '' && { publisher: publisher.trim() }),
      ...(when !== '' && { date: /^\d{4}$/.test(when) ? Number(when) : when }),
      ...(url.trim() !== '' && { url: url.trim() }),
    };
    if (!desk.edit((text) => setInHead(text, ['sources', index], source))) return;
    close();
    done?.(id);
  };
  return (
    <form
      class="entry new-source"
      aria-label={own.addSource}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField desk={desk} label={own.sourceTitle} value={title} set={setTitle} />
      <TextField desk={desk} label={own.publisher} value={publisher} set={setPublisher} />
      <TextField desk={desk} label={own.sourceDate} value={date} set={setDate} />
      <TextField desk={desk} label={own.url} inputMode="url" value={url} set={setUrl} />
      <div class="entry-actions">
        <button type="submit" class="button text primary" disabled={title.trim() === ''}>
          {own.add}
        </button>
        <button type="button" class="button text" onClick={close}>
          {own.cancel}
        </button>
      </div>
    </form>
  );
}

/** Where other reports disagree. */
export function Disputes({ desk, card, problems, lang }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const { disputed } = card.piece.data;
  const single = isBag(disputed);
  const list: unknown[] = Array.isArray(disputed) ? disputed : single ? [disputed] : [];
  const all = sourcesOf(desk);
  const path = (index: number, field: string) => (single ? ['disputed', field] : ['disputed', index, field]);
  const write = (index: number, field: string, value: Plain | undefined, typed = true) =>
    desk.edit((text) => setInStep(text, card.path, path(index, field), value), typed);
  return (
    <Group
      title={`${own.disputes}${list.length > 0 ? ` (${words.crisis.number(list.length)})` : ''}`}
      open={list.length > 0}
    >
      {list.map((entry, index) => {
        const one = isBag(entry) ? entry : {};
        return (
          <div key={index} class="entry">
            <ChoiceField
              desk={desk}
              label={own.disputeSource}
              value={textOf(one.source)}
              options={all.map(({ id, title }) => [id, title] as const)}
              set={(value) => write(index, 'source', value, false)}
            />
            <HeldField
              desk={desk}
              label={own.disputeAt}
              value={textOf(one.at)}
              set={(value) =>
                write(index, 'at', value.trim() === '' ? undefined : (respelt(value) ?? value.trim()), false)
              }
            />
            <TextField
              desk={desk}
              lang={lang}
              label={own.disputeNote}
              rows={2}
              value={textOf(one.note)}
              set={(value) => write(index, 'note', value === '' ? undefined : value)}
            />
            <IconButton
              icon="close"
              label={own.removeNamed(textOf(one.source))}
              onClick={() => desk.edit((text) => removeInStep(text, card.path, ['disputed'], index))}
            />
          </div>
        );
      })}
      <Wrong desk={desk} problems={problems} />
      {all.length === 0 ? (
        <p class="hint">{own.needsSource}</p>
      ) : (
        <button
          type="button"
          class="button text"
          onClick={() =>
            desk.edit((text) => addInStep(text, card.path, ['disputed'], { source: all.at(-1)?.id ?? '' }))
          }
        >
          {own.addDispute}
        </button>
      )}
    </Group>
  );
}
