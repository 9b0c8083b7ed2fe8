import { useId, useState } from 'preact/hooks';
import { MOVE_CLASSES, TURNS } from '../../explore/policy/kinds.js';
import type { Policy } from '../../explore/policy/schema.js';
import { type Axis, isFlat, type SweepPoint } from '../../explore/sweep.js';
import { DEADLINES, type DeadlineId } from '../../model/index.js';
import type { Scenario } from '../../scenario/index.js';
import { useApp, useWords } from '../app/context.js';
import { isolate } from '../app/direction.js';
import { stopName } from '../app/names.js';
import type { Words } from '../words/index.js';
import type { Explorer } from './explorer.js';
import { endName, policyName } from './names.js';
import { OutcomeRows, Scroll, sharesOf } from './OutcomeRows.js';
import { useDesk } from './useDesk.js';
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
function parametersOf(policy: Policy, { actors }: Scenario, { crisis, explore }: Words): Parameter[] {
  const weights = (group: string, names: readonly string[], nameOf: (name: string) => string) =>
    names.map((name) => ({ id: `${group}.${name}`, name: explore.parameter(group, nameOf(name)), values: WEIGHTS }));
  return [
    ...weights('classes', MOVE_CLASSES, (name) => explore.className[name] ?? name),
    ...(policy.turns
      ? weights('turns', TURNS, (name) => explore.turnName[name] ?? actors[name as keyof typeof actors].name)
      : []),
    ...Object.entries(DEADLINES).map(([id, { hours }]) => ({
      id: `deadlines.${id}`,
      name: explore.parameter('deadlines', crisis.deadline(id as DeadlineId)),
      values: TIMES.map((times) => Math.max(1, Math.round(hours * times))),
    })),
  ];
}

/** What was drawn: the figures that were varied, and what came of it so far. */
interface Drawn {
  axes: (Axis & { name: string })[];
  points: SweepPoint[];
  /** Whether the policy leaves the script to the scenario's weights. */
  scripted: boolean;
  /** What it was drawn for, in words. */
  asked: string;
}

/** How the odds change with one figure of the policy, or with two: the outcome map. */
export function OutcomeMap({ explorer }: { explorer: Explorer }) {
  const { run } = useApp();
  const words = useWords();
  const { explore } = words;
  const desk = useDesk();
  const [first, setFirst] = useState('classes.force');
  const [second, setSecond] = useState('');
  const [drawn, setDrawn] = useState<Drawn>();
  const policy = explorer.policy.value;
  const parameters = parametersOf(policy, run.scenario, words);
  const known = (id: string) => parameters.find((parameter) => parameter.id === id);
  const draw = () => {
    const chosen = [known(first) ?? parameters[0], second === first ? undefined : known(second)];
    const axes = chosen.flatMap((entry) => (entry ? [{ ...entry, parameter: entry.id }] : []));
    const points: SweepPoint[] = [];
    const { from, base } = explorer;
    const place = from.value.n === 0 ? explore.atStart : stopName(from.value, words);
    const asked = explore.drawnFor(policyName(policy, base.value, explore), isolate(place));
    setDrawn(undefined);
    desk.ask(
      {
        kind: 'map',
        place: explorer.place(),
        policy,
        axes: axes.map(({ parameter, values }) => ({ parameter, values })),
      },
      (part) => {
        if (part.part !== 'point') return;
        points.push(part.point);
        setDrawn({ axes, points: [...points], scripted: policy.script === true, asked });
      },
    );
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
          set={setFirst}
        />
        <Choice
          label={explore.andVary}
          value={known(second) && second !== first ? second : ''}
          parameters={parameters.filter(({ id }) => id !== first)}
          none={explore.nothingElse}
          set={setSecond}
        />
        <button type="button" class="button text primary" onClick={draw}>
          {explore.draw}
        </button>
      </div>
      <Working desk={desk} again={draw} />
      {drawn && !desk.progress.value && isFlat(drawn.points) && (
        <p>{drawn.scripted ? explore.mapFlat : explore.mapSame}</p>
      )}
      {drawn && <p class="hint">{drawn.asked}</p>}
      {drawn && (drawn.axes.length === 1 ? <Table drawn={drawn} /> : <Grid drawn={drawn} />)}
    </section>
  );
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
function Table({ drawn: { axes, points } }: { drawn: Drawn }) {
  const { explore } = useWords();
  const [axis] = axes;
  if (!axis) return null;
  const rows = points.map(({ index, at, odds }) => ({
    key: String(index),
    name: explore.figure(at[axis.parameter] ?? 0),
    odds,
  }));
  return <OutcomeRows label={explore.map} head={axis.name} rows={rows} />;
}

/** Two figures: a cell for each pair of values with the likeliest outcome. */
function Grid({ drawn: { axes, points } }: { drawn: Drawn }) {
  const words = useWords();
  const { explore } = words;
  const [down, across] = axes;
  if (!down || !across) return null;
  return (
    <Scroll label={explore.map}>
      <table class="map-grid">
        <caption>
          {explore.mapCaption(down.name, across.name)} <span class="hint">{explore.mapKey}</span>
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
                  <td key={other} class={`map-cell ${name}`}>
                    <span>{endName(name, words)}</span> <span>{explore.percent(share)}</span>
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
