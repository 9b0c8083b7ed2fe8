import { useEffect, useId } from 'preact/hooks';
import { MOVE_CLASSES, NOBODY, turnsOf } from '../../explore/policy/kinds.js';
import type { Policy } from '../../explore/policy/schema.js';
import { isFlat, type SweepPoint } from '../../explore/sweep.js';
import { nameOf, type Scenario } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { isolate } from '../words/direction.js';
import type { Words } from '../words/index.js';
import type { ModelNames } from '../words/model.js';
import { stopName } from '../words/names.js';
import type { Drawn, Explorer } from './explorer.js';
import { endClass, endName, policyName } from './names.js';
import { OutcomeRows, Scroll, sharesOf } from './OutcomeRows.js';
import { Working } from './Working.js';

/** Values that a weight takes. */
const WEIGHTS = [0, 0.25, 0.5, 1, 2, 4, 8];
/** What a deadline's hours are multiplied with. */
const TIMES = [0.25, 0.5, 1, 2, 4];

interface Parameter {
  id: string;
  name: string;
  values: number[];
}

/** The figures of a policy that can be varied, and the values that each takes. */
function parametersOf(policy: Policy, scenario: Scenario, names: ModelNames, { explore }: Words): Parameter[] {
  const { model } = names;
  const weights = (group: string, all: readonly string[], called: (name: string) => string) =>
    all.map((name) => ({ id: `${group}.${name}`, name: explore.parameter(group, called(name)), values: WEIGHTS }));
  return [
    ...weights('classes', MOVE_CLASSES, (name) => explore.className[name] ?? name),
    ...(policy.turns
      ? weights('turns', turnsOf(model), (name) => (name === NOBODY ? explore.nobodyActs : nameOf(scenario, name)))
      : []),
    ...[...model.deadlines.values()].map(({ id, hours }) => ({
      id: `deadlines.${id}`,
      name: explore.parameter('deadlines', names.deadline(id)),
      values: TIMES.map((times) => Math.max(1, Math.round(hours * times))),
    })),
  ];
}

/** How the odds change with one figure of the policy, or with two: the outcome map. */
export function OutcomeMap({ explorer }: { explorer: Explorer }) {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const { mapDesk: desk, varied } = explorer;
  useEffect(() => () => desk.rest(), []);
  const [first, second] = varied.value;
  const drawn = explorer.drawn.value;
  const policy = explorer.policy.value;
  const parameters = parametersOf(policy, run.scenario, names, words);
  const known = (id: string) => parameters.find((parameter) => parameter.id === id);
  const draw = () => {
    const chosen = [known(first) ?? parameters[0], second === first ? undefined : known(second)];
    const axes = chosen.flatMap((entry) => (entry ? [{ parameter: entry.id, values: entry.values }] : []));
    const points: SweepPoint[] = [];
    const asked = { axes, policy, base: explorer.base.value, from: explorer.from.value };
    explorer.drawn.value = undefined;
    desk.ask({ kind: 'map', place: explorer.place(), policy, axes }, (part) => {
      if (part.part !== 'point') return;
      points.push(part.point);
      explorer.drawn.value = { ...asked, points: [...points] };
    });
  };
  return (
    <section class="part outcome-map" aria-label={explore.map}>
      <h2 class="part-title">{explore.map}</h2>
      <p class="hint">{explore.mapHint}</p>
      <div class="map-form">
        <Choice
          label={explore.vary}
          value={known(first) ? first : (parameters[0]?.id ?? '')}
          parameters={parameters}
          set={(id) => {
            varied.value = [id, second];
          }}
        />
        <Choice
          label={explore.andVary}
          value={known(second) && second !== first ? second : ''}
          parameters={parameters.filter(({ id }) => id !== first)}
          none={explore.nothingElse}
          set={(id) => {
            varied.value = [first, id];
          }}
        />
        <button type="button" class="button text primary" onClick={draw}>
          {explore.draw}
        </button>
      </div>
      <Working desk={desk} again={draw} />
      {drawn && <Drawing drawn={drawn} whole={!desk.progress.value} />}
    </section>
  );
}

/** What was drawn, and what for; `whole` once nothing is to come. */
function Drawing({ drawn, whole }: { drawn: Drawn; whole: boolean }) {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const { axes, points, policy, base, from } = drawn;
  const place = from.n === 0 ? explore.atStart : stopName(from, words);
  const parameters = parametersOf(policy, run.scenario, names, words);
  const titles = axes.map(({ parameter }) => parameters.find(({ id }) => id === parameter)?.name ?? parameter);
  return (
    <>
      {whole && isFlat([...points]) && <p>{policy.script ? explore.mapFlat : explore.mapSame}</p>}
      <p class="hint">{explore.drawnFor(policyName(policy, base, names.model, explore), isolate(place))}</p>
      {axes.length === 1 ? <Table drawn={drawn} titles={titles} /> : <Grid drawn={drawn} titles={titles} />}
    </>
  );
}

interface DrawnProps {
  drawn: Drawn;
  /** What the varied figures are called. */
  titles: readonly string[];
}

interface ChoiceProps {
  label: string;
  value: string;
  parameters: readonly Parameter[];
  none?: string;
  set: (id: string) => void;
}

function Choice({ label, value, parameters, none, set }: ChoiceProps) {
  const id = useId();
  return (
    <span class="map-choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {parameters.map((parameter) => (
          <option key={parameter.id} value={parameter.id}>
            {parameter.name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** One figure: a row for each of its values. */
function Table({ drawn: { axes, points }, titles }: DrawnProps) {
  const { explore } = useWords();
  const [axis] = axes;
  if (!axis) return null;
  const rows = points.map(({ index, at, odds }) => ({
    key: String(index),
    name: explore.figure(at[axis.parameter] ?? 0),
    odds,
  }));
  return <OutcomeRows label={explore.map} head={titles[0] ?? ''} rows={rows} />;
}

/** Two figures: a cell for each pair of values with the likeliest outcome. */
function Grid({ drawn: { axes, points }, titles }: DrawnProps) {
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const [down, across] = axes;
  if (!down || !across) return null;
  return (
    <Scroll label={explore.map}>
      <table class="map-grid">
        <caption>
          {explore.mapCaption(titles[0] ?? '', titles[1] ?? '')} <span class="hint">{explore.mapKey}</span>
        </caption>
        <thead>
          <tr>
            <td />
            {across.values.map((value) => (
              <th key={value} scope="col">
                {explore.figure(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.values.map((value, row) => (
            <tr key={value}>
              <th scope="row">{explore.figure(value)}</th>
              {across.values.map((other, column) => {
                const point = points[row * across.values.length + column];
                if (!point) return <td key={other}>…</td>;
                const [name, share] = sharesOf(point.odds).reduce((top, entry) => (entry[1] > top[1] ? entry : top));
                return (
                  <td key={other} class={`map-cell ${endClass(name, names.model)}`}>
                    <span>{endName(name, names, words)}</span> <span>{explore.percent(share)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
