import { baselines, nameLines } from '../../render/diagram/machine-view.js';
import { useApp, useWords } from '../state/context.js';
import type { ChartProps } from './marks.js';
import { GRAPH } from './marks.js';
import { stateName } from './names.js';
import { grown } from './shapes.js';

/** The states: those where the crisis stands lit, those where it has been framed, and where a move leads told. */
export function States({ layout, arrangement, taken, pointed, hover }: ChartProps) {
  const { run } = useApp();
  const { crisis, direction } = useWords();
  run.version.value;
  const { configuration } = run.session.value;
  // A state that was just entered is drawn anew, which lets it arrive.
  const entered = new Map(taken.changes.map(({ region, n }) => [region, n]));
  return (
    <>
      {layout.regions.flatMap(({ id: region, boxes }) =>
        (GRAPH.find(({ id }) => id === region)?.states ?? []).map(({ id, initial, outcome }) => {
          const box = boxes[id];
          if (!box) return null;
          const key = `${region}.${id}`;
          // Away from the region's name.
          const begin = direction === 'rtl' ? box.x + 14 : box.x + box.width - 14;
          const active = configuration[region] === id;
          const target = pointed?.targets.has(key) ?? false;
          const lines = nameLines(stateName(crisis, region, id), region, arrangement, GRAPH);
          const marks = [active && 'active', taken.states.has(key) && 'visited', target && 'target'];
          return (
            <g
              key={key}
              class={['state', ...marks].filter(Boolean).join(' ')}
              data-state={key}
              onPointerEnter={() => hover(key)}
              onPointerLeave={() => hover(undefined)}
            >
              {initial && (
                <>
                  <path class="begin" d={`M${begin} ${box.y - 10}v10`} />
                  <circle class="begin" cx={begin} cy={box.y - 10} r={4} />
                </>
              )}
              {outcome && <rect class="outer" {...box} rx={9} />}
              <rect
                key={active ? `since ${entered.get(region)}` : 'box'}
                class="box"
                {...(outcome ? grown(box, -3.5) : box)}
                rx={7}
              />
              {target && <rect class="aim" {...grown(box, 5)} rx={11} />}
              {baselines(box, lines.length).map((y, index) => (
                <text key={y} class="name" x={box.x + box.width / 2} y={y}>
                  {lines[index]}
                </text>
              ))}
            </g>
          );
        }),
      )}
    </>
  );
}
