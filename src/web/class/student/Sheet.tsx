import type { Sheet as SheetView } from '../../../class/index.js';
import { usePage } from '../context.js';
import { Own } from '../parts/Own.js';

/** After the end: what one chose, beside history and the class. */
export function Sheet({ sheet: { decisions, right, predicted } }: { sheet: SheetView }) {
  const words = usePage().look.words.value;
  return (
    <section class="card" aria-labelledby="sheet-title">
      <p class="round-kind">{words.ended}</p>
      <h2 id="sheet-title">{words.sheet}</h2>
      {predicted > 0 && <p>{words.predicted(right, predicted)}</p>}
      {decisions.length === 0 && <p class="waiting">{words.nothingChosen}</p>}
      <ol class="sheet">
        {decisions.map(({ question, after, own, why, history, taken }, index) => (
          <li key={index}>
            {question !== null && <strong dir="auto">{question}</strong>}
            {after !== null && (
              <p class="hint">
                <Own>{after}</Own>
              </p>
            )}
            <dl>
              <Row name={words.sheetOwn} text={own} why={why} />
              {history !== null && <Row name={words.sheetHistory} text={history} />}
              {taken.length > 0 && <Row name={words.sheetClass} text={taken.join(' · ')} />}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ name, text, why = null }: { name: string; text: string; why?: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Own>{text}</Own> {why !== null && <q dir="auto">{why}</q>}
      </dd>
    </div>
  );
}
