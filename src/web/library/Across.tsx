import { useState } from 'preact/hooks';
import { type Counted, type Followed, NEXT } from '../../explore/across.js';
import { useApp } from '../state/context.js';
import { spoken } from '../state/library.js';
import type { AcrossShelf } from '../state/shelf.js';
import { libraryWords } from '../words/library.js';
import './across.css';

/** So many moves are shown at first. */
const FIRST = 12;

/** What the real crises have in common, with the number of cases beside every figure. */
export function Across({ across }: { across: AcrossShelf }) {
  const language = useApp().settings.language.value;
  const words = libraryWords[language].across;
  const [all, setAll] = useState(false);
  const moves = all ? across.moves : across.moves.slice(0, FIRST);
  const rest = across.moves.length - moves.length;
  const row = (key: string, title: string, { made, next }: Followed) => (
    <tr key={key}>
      <th scope="row">{title}</th>
      <Count counted={made} />
      {NEXT.map((each) => (
        <Count key={each} counted={next[each]} />
      ))}
    </tr>
  );
  return (
    <>
      <h3>{words.moves}</h3>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not */}
      <div class="across-wide" role="group" aria-label={words.moves} tabIndex={0}>
        <table class="across-table">
          <thead>
            <tr>
              {(['move', 'made', ...NEXT] as const).map((head) => (
                <th key={head} scope="col">
                  {words.heads[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row('', words.any, across.all)}
            {moves.map(({ title, ...followed }) => row(title.en ?? '', spoken(title, language), followed))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" class="button text" onClick={() => setAll(true)}>
          {words.more(rest)}
        </button>
      )}
      <p class="hint">{words.note}</p>
      <h3>{words.phases}</h3>
      <table class="across-table">
        <thead>
          <tr>
            <th scope="col">{words.phase}</th>
            <th scope="col">{words.ended}</th>
          </tr>
        </thead>
        <tbody>
          {across.phases.map(({ title, crises, ends }) => (
            <tr key={title.en}>
              <th scope="row">{spoken(title, language)}</th>
              <td>
                <ul>
                  {ends.map((end) => (
                    <li key={`${end.title.en}${end.ended}`}>
                      {words.end(spoken(end.title, language), end.crises, crises, end.ended)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{words.caution(across.crises.length)}</p>
    </>
  );
}

function Count({ counted: { times, crises } }: { counted: Counted }) {
  const words = libraryWords[useApp().settings.language.value].across;
  return (
    <td>
      {times > 0 && (
        <>
          <span aria-hidden="true">{words.counted(times, crises.length)}</span>
          <span class="visually-hidden">{words.countedFull(times, crises.length)}</span>
        </>
      )}
    </td>
  );
}
