import { liesIn } from '../../model/index.js';
import type { Rect } from '../../render/diagram/layout.js';
import { baselines, nameLines } from '../../render/diagram/machine-view.js';
import { grown } from '../../render/diagram/spots.js';
import type { DrawnRegion } from './drawing.js';
import type { ChartProps } from './marks.js';
import { HEAD } from './shapes.js';

interface StatesProps extends Pick<ChartProps, 'layout' | 'arrangement' | 'configuration'> {
  graph: readonly DrawnRegion[];
  nameOf: (region: string, state: string) => string;
  rightToLeft: boolean;
  /** How many times their size the lit states are drawn: where a room looks, they are what it looks for. */
  large?: number;
  /** What has been entered on the way, and where the move that is pointed at leads. */
  taken?: ChartProps['taken'];
  pointed?: ChartProps['pointed'];
  hover?: ChartProps['hover'];
  choose?: ChartProps['choose'];
}

/** The states: those where the crisis stands lit, those where it has been framed, and where a move leads told. */
export function States(props: StatesProps) {
  const { graph, layout, arrangement, configuration, nameOf, rightToLeft, large = 1 } = props;
  const { taken, pointed, hover, choose } = props;
  // A state that was just entered is drawn anew, which lets it arrive.
  const entered = new Map(taken?.changes.map(({ region, n }) => [region, n]));
  const isLit = (region: string, id: string) => liesIn(configuration[region] ?? '', id);
  return (
    <>
      {layout.regions.flatMap(({ id: region, boxes }) => {
        const states = graph.find(({ id }) => id === region)?.states ?? [];
        // What is drawn larger lies over what is beside it.
        const ordered =
          large > 1 ? [...states].sort((a, b) => Number(isLit(region, a.id)) - Number(isLit(region, b.id))) : states;
        return ordered.map(({ id, composite, initial, outcome }) => {
          const box = boxes[id];
          if (!box) return null;
          const key = `${region}.${id}`;
          // Away from the region's name.
          const begin = rightToLeft ? box.x + 14 : box.x + box.width - 14;
          const active = isLit(region, id);
          const target = pointed?.targets.has(key) ?? false;
          const name = nameOf(region, id);
          const lines = composite ? [name] : nameLines(name, region, arrangement, graph);
          // Of one that holds others the name stands on top of these.
          const head = composite ? { ...box, height: HEAD } : box;
          const marks = [
            composite && 'composite',
            active && 'active',
            taken?.states.has(key) && 'visited',
            target && 'target',
            choose && 'choosable',
          ];
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot point at it has a list of states beside it
            <g
              key={key}
              class={['state', ...marks].filter(Boolean).join(' ')}
              data-state={key}
              transform={active && !composite && large > 1 ? enlarged(box, large) : undefined}
              onPointerEnter={hover && (() => hover(key))}
              onPointerLeave={hover && (() => hover(undefined))}
              onClick={choose && (() => choose(region, id))}
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
              {baselines(head, lines.length).map((y, index) => (
                <text key={y} class="name" x={box.x + box.width / 2} y={y}>
                  {lines[index]}
                </text>
              ))}
            </g>
          );
        });
      })}
    </>
  );
}

/** Draws what is in a box larger, about its middle. */
function enlarged({ x, y, width, height }: Rect, times: number): string {
  const [left, top] = [x + width / 2, y + height / 2];
  return `translate(${left} ${top}) scale(${times.toFixed(3)}) translate(${-left} ${-top})`;
}
