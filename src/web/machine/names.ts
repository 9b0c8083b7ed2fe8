import { DEADLINES, type DeadlineId, MOVES, type MoveId } from '../../model/index.js';
import type { MachineNames } from '../../render/diagram/machine-svg.js';
import type { Words } from '../words/index.js';

/** What a drawing of the machine calls things in a language of the interface. */
export function namesIn({ crisis, machine, direction }: Words): MachineNames {
  return {
    title: machine.picture,
    region: ({ id }) => crisis.regions[id],
    state: ({ id }, state) => stateName(crisis, id, state),
    meaning: ({ id }, { id: state, description }) => machine.stateMeaning(id, state, description),
    way: machine.way,
    condition: machine.condition,
    more: machine.more,
    comma: machine.comma,
    number: crisis.number,
    rightToLeft: direction === 'rtl',
  };
}

/** A state's name by its region. */
export function stateName(crisis: Words['crisis'], region: keyof Words['crisis']['regions'], state: string): string {
  const names: Record<string, string> = crisis[region];
  return names[state] ?? state;
}

/** What something that can happen is called: a move's id, `wait`, or `deadline:NAME`. */
export function moveName({ crisis, machine }: Words, move: string): string {
  if (Object.hasOwn(MOVES, move)) return crisis.move(move as MoveId);
  const [, deadline] = move.split(':');
  return deadline !== undefined && Object.hasOwn(DEADLINES, deadline)
    ? machine.after(crisis.hours(DEADLINES[deadline as DeadlineId].hours))
    : machine.timePasses;
}
