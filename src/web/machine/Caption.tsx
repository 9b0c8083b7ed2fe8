import { useApp, useNames, useWords } from '../state/context.js';
import { graphOf, type Pointed, type Possible, type Taken, waysAlong } from './marks.js';
import { moveName, namesIn } from './names.js';
import { numbersText } from './shapes.js';

interface CaptionProps {
  hovered: string | undefined;
  pointed: Pointed | undefined;
  taken: Taken;
  possible: Possible;
}

/** Below the picture: what its lines mean, or what is being pointed at. */
export function Caption(props: CaptionProps) {
  const { machine } = useWords();
  const text = useCaption(props);
  return (
    <div class="machine-caption">
      <ul class="machine-legend" aria-hidden="true">
        {(['active', 'taken', 'possible', 'pointed'] as const).map((mark) => (
          <li key={mark}>
            <Sample mark={mark} />
            {machine.legend[mark]}
          </li>
        ))}
      </ul>
      {text !== undefined && <p class="machine-pointed">{text}</p>}
    </div>
  );
}

function Sample({ mark }: { mark: 'active' | 'taken' | 'possible' | 'pointed' }) {
  return (
    <svg class="machine-sample" aria-hidden="true" viewBox="0 0 28 14">
      {mark === 'active' ? (
        <g class="state active">
          <rect class="box" x="4" y="2" width="20" height="10" rx="3" />
        </g>
      ) : (
        <path class={`line ${mark}`} d="M1 7h26" />
      )}
    </svg>
  );
}

function useCaption({ hovered, pointed, taken, possible }: CaptionProps): string | undefined {
  const { run } = useApp();
  const words = useWords();
  const { crisis, machine } = words;
  const names = useNames();
  const graph = graphOf(names.model);
  const called = namesIn(words, names);
  if (hovered === undefined) {
    if (!pointed || !run.preview.value) return undefined;
    const states = [...pointed.targets].map((key) => {
      const dot = key.indexOf('.');
      return names.state(key.slice(0, dot), key.slice(dot + 1));
    });
    return pointed.stays ? machine.staysIn(states) : machine.leadsTo(states);
  }
  for (const { id, states, edges } of graph) {
    for (const { id: state } of states)
      if (hovered === `${id}.${state}`)
        return machine.stands(names.region(id), names.state(id, state), names.meaning(id, state));
    for (const { from, to } of edges) {
      if (hovered !== `${id}.${from}>${to}`) continue;
      const numbers = taken.edges.get(hovered);
      const now = possible.edges.get(hovered);
      const ways = waysAlong(graph, hovered).map((way) => `${called.way(way)}${called.condition(way)}`);
      return [
        machine.along(machine.edge(names.state(id, from), names.state(id, to)), ways),
        ...(numbers ? [machine.takenBy(numbersText(numbers, crisis.number))] : []),
        ...(now && now.length > 0 ? [machine.possibleBy(now.map((move) => moveName(words, names, move)))] : []),
      ].join(' ');
    }
  }
  return undefined;
}
