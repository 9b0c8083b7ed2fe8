import type { Model } from '../../model/index.js';
import { NOBODY, turnsOf, whoRemembers } from './kinds.js';
import type { WhenBlock } from './schema.js';

/** Why nobody could ever make a move that fits the conditions of a rule, if that is so: what hangs on who can make which move. */
export function neverFits(model: Model, when: WhenBlock): { key: string; message: string; hint: string } | undefined {
  const turns = turnsOf(model);
  const { by = turns, class: classes, move, rivalLast } = when;
  // That a list is empty is said by itself.
  if ([by, classes, move].some((list) => list?.length === 0)) return undefined;
  const moves = (move ?? [...model.moves.keys()])
    .flatMap((id) => model.moves.get(id) ?? [])
    .filter((one) => classes?.includes(one.class) ?? true);
  if (moves.length === 0)
    return {
      key: 'class',
      message: 'None of these moves is of that class, so the rule never fits.',
      hint: `${(move ?? []).map((id) => `${id} is ${model.moves.get(id)?.class}`).join(', ')}.`,
    };
  const makers =
    move || classes ? turns.filter((turn) => turn !== NOBODY && moves.some((one) => one.by.includes(turn))) : turns;
  const acting = makers.filter((turn) => by.includes(turn));
  if (acting.length === 0)
    return {
      key: 'by',
      message: 'None of these makes such a move, so the rule never fits.',
      hint: `Such moves are made by ${makers.join(' or ')}.`,
    };
  const hint = (key: string) => `Let one of them act, or delete \`${key}\`.`;
  for (const { name, each, kind, values } of model.names.readable) {
    const wanted = when[name];
    if (!each || kind !== 'number' || typeof wanted !== 'object' || Array.isArray(wanted)) continue;
    if ((wanted.atLeast ?? 0) <= Number(values[0]) || acting.some((turn) => Object.hasOwn(each, turn))) continue;
    const whose = model.pressure?.name === name ? 'a public' : name;
    return {
      key: name,
      message: `Only ${Object.keys(each).join(' and ')} have ${whose}, so the rule never fits.`,
      hint: hint(name),
    };
  }
  const remembering = whoRemembers(model);
  if (rivalLast !== undefined && !acting.some((turn) => remembering.includes(turn)))
    return {
      key: 'rivalLast',
      message: `Only ${remembering.join(' and ')} have a rival, so the rule never fits.`,
      hint: hint('rivalLast'),
    };
  return undefined;
}
