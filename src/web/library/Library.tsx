import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { useApp, useWords } from '../state/context.js';
import { isBegun } from '../state/keep.js';
import { acrossShelf, shelf } from '../state/library.js';
import { builtinHome } from '../state/open.js';
import { ownScenarios } from '../state/own.js';
import type { Shelf, ShelfCard } from '../state/shelf.js';
import { showFiles, showScenario } from '../take-away/open-scenario.js';
import { PickerDialog } from '../take-away/PickerDialog.js';
import { later } from '../ui/later.js';
import { directionOf } from '../words/direction.js';
import { libraryWords } from '../words/library.js';
import { ANYTHING, choicesOf, endOf, found, groupOf, type Wanted } from './filter.js';
import { LibraryCard } from './LibraryCard.js';
import './library.css';

/** What is looked for, while the page is open. */
const looked = signal<Wanted>(ANYTHING);
const FILTERS = ['region', 'level', 'outcome', 'model'] as const;
const GROUPS = ['crises', 'whatIfs', 'madeUp'] as const;

/** The first screen: all that comes with Offramp, to be searched, and what was begun. */
export function Library() {
  const app = useApp();
  const words = useWords();
  const language = app.settings.language.value;
  const library = libraryWords[language];
  const [stock, setStock] = useState<Shelf | 'missing'>();
  const [picking, setPicking] = useState(false);
  useEffect(() => {
    shelf().then(setStock, () => setStock('missing'));
  }, []);
  if (stock === 'missing') return <p class="hint">{library.missing}</p>;
  if (!stock) return <p class="loading">{words.shell.loading}</p>;
  const wanted = looked.value;
  const shown = found(stock, wanted, language);
  const open = async (id: string) => {
    const boot = await builtinHome(app, id);
    if (boot) await showScenario(app, boot);
  };
  const card = (entry: ShelfCard) => (
    <LibraryCard
      key={entry.id}
      card={entry}
      model={stock.models[entry.model]}
      end={endOf(entry, stock.models, language)}
      begun={isBegun(entry.id)}
      open={() => void open(entry.id)}
    />
  );
  const begun = stock.cards.filter(({ id }) => isBegun(id));
  const own = ownScenarios();
  return (
    <>
      <Filters stock={stock} count={library.shown(shown.length, stock.cards.length)} />
      {begun.length + own.length > 0 && (
        <section class="library-continue" aria-labelledby="library-continue">
          <h2 id="library-continue">{library.continue}</h2>
          <ul>
            {[
              ...begun.map((entry) => ({ ...entry, note: '', show: () => open(entry.id) })),
              ...own.map((entry) => ({ ...entry, note: library.own, show: () => showFiles(app, entry.files) })),
            ].map(({ id, title, language: spoken, note, show }) => (
              <li key={`${note}${id}`}>
                <button type="button" class="button text" onClick={() => void show()}>
                  <span lang={spoken} dir={directionOf(spoken)}>
                    {title}
                  </span>
                  {note !== '' && <span class="hint"> ({note})</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div id="library-list" tabIndex={-1}>
        {shown.length === 0 && <p>{library.none}</p>}
        {GROUPS.map((group) => {
          const entries = shown.filter((entry) => groupOf(entry) === group);
          return (
            entries.length > 0 && (
              <section key={group} aria-labelledby={`library-${group}`}>
                <h2 id={`library-${group}`}>{library.groups[group]}</h2>
                <ul class="library-cards">{entries.map(card)}</ul>
              </section>
            )
          );
        })}
        <AcrossSection />
        <p class="hint">{words.map.caption}</p>
        <p>
          <button type="button" class="button text" aria-haspopup="dialog" onClick={() => setPicking(true)}>
            {library.openFile}
          </button>
        </p>
      </div>
      {picking && <PickerDialog close={() => setPicking(false)} />}
    </>
  );
}

/** It is made when it is first opened. */
const Across = later(async () => {
  const [across, part] = await Promise.all([acrossShelf(), import('./Across.js')]);
  return () => <part.Across across={across} />;
});

function AcrossSection() {
  const library = libraryWords[useApp().settings.language.value];
  const [opened, open] = useState(false);
  return (
    <details class="library-across" onToggle={({ currentTarget }) => currentTarget.open && open(true)}>
      <summary>{library.across.title}</summary>
      {opened && <Across />}
    </details>
  );
}

function Filters({ stock, count }: { stock: Shelf; count: string }) {
  const language = useApp().settings.language.value;
  const library = libraryWords[language];
  const wanted = looked.value;
  const choices = choicesOf(stock, language, (level) => library.levels[level as keyof typeof library.levels]);
  const want = (change: Partial<Wanted>) => {
    looked.value = { ...wanted, ...change };
  };
  return (
    <search class="library-filters" aria-label={library.filters}>
      <label class="library-search">
        {library.search}
        <input
          type="search"
          placeholder={library.searchHint}
          value={wanted.text}
          onInput={(event) => want({ text: event.currentTarget.value })}
        />
      </label>
      {FILTERS.map((name) => (
        <label key={name}>
          {library[name]}
          <select value={wanted[name]} onChange={(event) => want({ [name]: event.currentTarget.value })}>
            <option value="">{library.any}</option>
            {choices[name].map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p class="library-count">
        <span role="status">{count}</span>
        {Object.values(wanted).some(Boolean) && (
          <button
            type="button"
            class="button text"
            onClick={() => {
              looked.value = ANYTHING;
            }}
          >
            {library.clear}
          </button>
        )}
      </p>
    </search>
  );
}
