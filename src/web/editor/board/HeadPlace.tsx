import { COUNTRIES } from '../../../scenario/countries.js';
import { isBag } from '../../../scenario/edit/index.js';
import { nameOf } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';
import { Group, HeldField, TextField, Wrong } from './fields.js';
import { numberOf, useHead } from './head.js';
import { textOf } from './Lists.js';

/** What a map shows that is only begun: a large country with its neighbours, in degrees. */
const SPAN = 40;

/** Where in the world it was, to be found by. */
export function RegionsForm({ desk, lang }: { desk: Desk; lang: string }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const regions = Array.isArray(data.regions) ? data.regions : [];
  return (
    <Group title={own.head.regions} open={regions.length > 0}>
      <p class="hint">{own.head.regionsHint}</p>
      {regions.map((region: unknown, index) => {
        const name = own.head.region(words.crisis.number(index + 1));
        return (
          <div key={index} class="entry value">
            <TextField
              desk={desk}
              lang={lang}
              label={name}
              value={textOf(region)}
              set={(value) => set(['regions', index], value, true)}
            />
            <IconButton icon="close" label={own.removeNamed(name)} onClick={() => unset(['regions', index])} />
          </div>
        );
      })}
      <Wrong desk={desk} problems={at('regions')} />
      <button type="button" class="button text" onClick={() => set(['regions', regions.length], own.head.newRegion)}>
        {own.head.addRegion}
      </button>
    </Group>
  );
}

/** The map: the countries behind each role, what it shows, and places on it. */
export function MapForm({ desk, lang }: { desk: Desk; lang: string }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const { ground } = desk.board.value;
  const map = isBag(data.map) ? data.map : undefined;
  const marks = Array.isArray(map?.marks) ? map.marks : [];
  /** A point as two fields, each of which is written by itself. */
  const point = (path: readonly (string | number)[], value: unknown) =>
    (['latitude', 'longitude'] as const).map((key, index) => (
      <HeldField
        key={key}
        desk={desk}
        label={own.head[key]}
        inputMode="decimal"
        value={Array.isArray(value) ? textOf(value[index]) : ''}
        set={(typed) => {
          const number = numberOf(typed);
          if (number === undefined) return;
          if (Array.isArray(value)) set([...path, index], number);
          else set(path, index === 0 ? [number, 0] : [0, number]);
        }}
      />
    ));
  return (
    <Group title={own.head.map} open={map !== undefined}>
      <p class="hint">{own.head.mapHint}</p>
      {map && (
        <>
          {ground && [...ground.model.roles.keys()].map((role) => <Countries key={role} desk={desk} role={role} />)}
          <fieldset class="entry pair">
            <legend>{own.head.centre}</legend>
            {point(['map', 'centre'], map.centre)}
          </fieldset>
          <HeldField
            desk={desk}
            label={own.head.span}
            inputMode="numeric"
            value={textOf(map.span)}
            set={(typed) => set(['map', 'span'], numberOf(typed) ?? SPAN)}
          />
          {marks.map((entry: unknown, index) => {
            const mark = isBag(entry) ? entry : {};
            const name = own.head.mark(words.crisis.number(index + 1));
            return (
              <fieldset key={index} class="entry pair">
                <legend>{name}</legend>
                <TextField
                  desk={desk}
                  lang={lang}
                  label={own.head.markTitle}
                  value={textOf(mark.title)}
                  set={(value) => set(['map', 'marks', index, 'title'], value, true)}
                />
                {point(['map', 'marks', index, 'at'], mark.at)}
                <IconButton icon="close" label={own.removeNamed(name)} onClick={() => unset(['map', 'marks', index])} />
              </fieldset>
            );
          })}
        </>
      )}
      <Wrong desk={desk} problems={at('map')} />
      <div class="entry-actions">
        {map ? (
          <>
            <button
              type="button"
              class="button text"
              onClick={() => set(['map', 'marks', marks.length], { at: map.centre as never, title: own.head.newMark })}
            >
              {own.head.addMark}
            </button>
            <button type="button" class="button text" onClick={() => unset(['map'])}>
              {own.head.removeMap}
            </button>
          </>
        ) : (
          <button type="button" class="button text" onClick={() => set(['map'], { centre: [0, 0], span: SPAN })}>
            {own.head.addMap}
          </button>
        )}
      </div>
    </Group>
  );
}

/** The countries that stand behind a role on the map, by the names that Natural Earth has. */
function Countries({ desk, role }: { desk: Desk; role: string }) {
  const own = boardWords(useWords().language);
  const { data, set, unset } = useHead(desk);
  const { ground } = desk.board.value;
  const map = isBag(data.map) ? data.map : {};
  const of = isBag(map.countries) ? map.countries[role] : undefined;
  const listed = Array.isArray(of) ? of.map(textOf) : [];
  const label = own.head.countriesOf((ground && nameOf(ground.spoken, role)) ?? role);
  return (
    <fieldset class="entry">
      <legend>{label}</legend>
      {listed.map((country, index) => (
        <div key={country} class="chosen">
          <bdi lang="en">{country}</bdi>
          <IconButton
            icon="close"
            label={own.removeNamed(country)}
            onClick={() => unset(['map', 'countries', role, index])}
          />
        </div>
      ))}
      <select
        aria-label={`${label}: ${own.head.addCountry}`}
        value=""
        onChange={({ currentTarget }) => {
          const country = currentTarget.value;
          currentTarget.value = '';
          if (country !== '') set(['map', 'countries', role, listed.length], country);
        }}
      >
        <option value="">{own.head.addCountry}</option>
        {COUNTRIES.filter((country) => !listed.includes(country)).map((country) => (
          <option key={country} value={country} lang="en">
            {country}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
