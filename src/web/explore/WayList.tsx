import { nameOf } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { endName } from './names.js';
import type { Leg, Way } from './protocol.js';

/** A path move by move: who does what, and where it leads. */
export function WayList({ way: { legs } }: { way: Way }) {
  const words = useWords();
  const names = useNames();
  const { explore } = words;
  const { measure } = names;
  const measured = ({ measured: value }: Leg) =>
    measure && value !== undefined ? words.curve.measured(measure.title, words.crisis.number(value)) : undefined;
  return (
    <ol class="way">
      {legs.map((leg, index) => (
        <li key={index}>
          <LegName leg={leg} />{' '}
          <span class="hint">{explore.legLeads(endName(leg.state, names, words), measured(leg))}</span>
        </li>
      ))}
    </ol>
  );
}

function LegName({ leg: { move, by } }: { leg: Leg }) {
  const { run } = useApp();
  const { explore, direction } = useWords();
  const names = useNames();
  const [, deadline] = move.split(':');
  if (deadline !== undefined) return <span>{explore.deadline(names.deadline(deadline))}</span>;
  const actor = by ? nameOf(run.scenario, by) : '';
  return <bdi dir={direction}>{explore.leg(actor, names.move(move))}</bdi>;
}
