import type { ComponentChildren } from 'preact';
import type { Odds } from '../../explore/odds/odds.js';
import { useNames, useWords } from '../state/context.js';
import { endClass, endName } from './names.js';

/** The outcomes and how likely each is, `never` where that can be. */
export function sharesOf({ ends, never }: Odds): [name: string, share: number][] {
  return [...Object.entries(ends), ...(never > 0 ? [['never', never] as [string, number]] : [])];
}

/** A table that is moved within its part where it is wider; by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
    <div class="map-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

interface OutcomeRowsProps {
  label: string;
  /** What the rows are. */
  head: string;
  rows: readonly { key: string; name: string; odds: Odds; chosen?: boolean }[];
}

/** How it would end in several cases: a row each, the outcomes as one bar and in figures. */
export function OutcomeRows({ label, head, rows }: OutcomeRowsProps) {
  const words = useWords();
  const { explore } = words;
  const names = useNames();
  const ends = [...new Set(rows.flatMap(({ odds }) => sharesOf(odds).map(([name]) => name)))];
  return (
    <Scroll label={label}>
      <table class="map-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <td class="map-bar" />
            {ends.map((name) => (
              <th key={name} scope="col">
                <span class={`map-key ${endClass(name, names.model)}`} aria-hidden="true" />
                {endName(name, names, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, odds, chosen }) => {
            const shares = new Map(sharesOf(odds));
            return (
              <tr key={key} class={chosen ? 'chosen' : undefined}>
                <th scope="row">{name}</th>
                <td class="map-bar" aria-hidden="true">
                  <span class="bar stacked">
                    {ends.map((end) => (
                      <span
                        key={end}
                        class={`bar-fill ${endClass(end, names.model)}`}
                        style={{ inlineSize: `${(shares.get(end) ?? 0) * 100}%` }}
                      />
                    ))}
                  </span>
                </td>
                {ends.map((end) => (
                  <td key={end}>{explore.percent(shares.get(end) ?? 0)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
