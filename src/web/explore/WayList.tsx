import type { DeadlineId, MoveId } from '../../model/index.js';
import { useApp, useWords } from '../state/context.js';
import { endName } from './names.js';
import type { Leg, Way } from './protocol.js';

/** A path move by move: who does what, and where it leads. */
export function WayList({ way: { legs } }: { way: Way }) {
  const words = useWords();
  const { explore } = words;
  return (
    <ol class="way">
      {legs.map((leg, index) => (
        <li key={index}>
          <LegName leg={leg} /> <span class="hint">{explore.legLeads(endName(leg.phase, words), leg.tension)}</span>
        </li>
      ))}
    </ol>
  );
}

function LegName({ leg: { move, by } }: { leg: Leg }) {
  const { run } = useApp();
  const { crisis, explore, direction } = useWords();
  const [, deadline] = move.split(':');
  if (deadline !== undefined) return <span>{explore.deadline(crisis.deadline(deadline as DeadlineId))}</span>;
  const actor = by ? run.scenario.actors[by].name : '';
  return <bdi dir={direction}>{explore.leg(actor, crisis.move(move as MoveId))}</bdi>;
}
