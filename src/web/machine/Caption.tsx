import { useApp, useWords } from '../state/context.js';
import { GRAPH, type Pointed, type Possible, type Taken, waysAlong } from './marks.js';
import { moveName, namesIn, stateName } from './names.js';
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
  const names = namesIn(words);
  if (hovered === undefined) {
    if (!pointed || !run.preview.value) return undefined;
    const states = [...pointed.targets].map((key) => {
      const [region = '', state = ''] = key.split('.');
      return stateName(crisis, region as 'phase', state);
    });
    return pointed.stays ? machine.staysIn(states) : machine.leadsTo(states);
  }
  for (const { id, states, edges } of GRAPH) {
    for (const { id: state, description } of states)
      if (hovered === `${id}.${state}`)
        return machine.stands(
          crisis.regions[id],
          stateName(crisis, id, state),
          machine.stateMeaning(id, state, description),
        );
    for (const { from, to } of edges) {
      if (hovered !== `${id}.${from}>${to}`) continue;
      const numbers = taken.edges.get(hovered);
      const now = possible.edges.get(hovered);
      const ways = waysAlong(hovered).map((way) => `${names.way(way)}${names.condition(way)}`);
      return [
        machine.along(machine.edge(stateName(crisis, id, from), stateName(crisis, id, to)), ways),
        ...(numbers ? [machine.takenBy(numbersText(numbers, crisis.number))] : []),
        ...(now && now.length > 0 ? [machine.possibleBy(now.map((move) => moveName(words, move)))] : []),
      ].join(' ');
    }
  }
  return undefined;
}
