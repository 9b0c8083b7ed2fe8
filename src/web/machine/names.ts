import type { MachineNames } from '../../render/diagram/machine-svg.js';
import type { Words } from '../words/index.js';
import type { ModelNames } from '../words/model.js';

/** What a drawing of a machine calls things in a language of the interface. */
export function namesIn({ crisis, machine, direction }: Words, names: ModelNames): MachineNames {
  return {
    title: machine.picture,
    region: ({ id }) => names.region(id),
    state: ({ id }, state) => names.state(id, state),
    meaning: ({ id }, { id: state }) => names.meaning(id, state),
    way: (way) => machine.way(way, names),
    condition: (way) => machine.condition(way, names),
    more: machine.more,
    comma: machine.comma,
    number: crisis.number,
    rightToLeft: direction === 'rtl',
  };
}

/** What something that can happen is called: a move's id, `wait`, `event`, or `deadline:NAME`. */
export function moveName({ crisis, machine, story }: Words, names: ModelNames, move: string): string {
  if (names.model.moves.has(move)) return names.move(move);
  if (move === 'event') return story.fact;
  const deadline = names.model.deadlines.get(move.replace(/^deadline:/, ''));
  return deadline && move.startsWith('deadline:') ? machine.after(crisis.hours(deadline.hours)) : machine.timePasses;
}
