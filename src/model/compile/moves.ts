import { didYouMean } from '../../file/suggest.js';
import { CAMEO, classOf, codesLike } from '../cameo.js';
import { MODEL_LIMITS } from '../limits.js';
import type { MoveDefinition, MoveEvent, MoveId, Role, RoleId } from '../model.js';
import type { ModelFile } from '../schema.js';
import { rolesNamed, roleWords } from './fields.js';
import type { Report } from './report.js';

/** Hours that a move takes of which none are said. */
const TYPICAL_HOURS = 6;

/** The moves of a file, with what is known of their codes. */
export function movesOf(
  file: ModelFile,
  roles: ReadonlyMap<RoleId, Role>,
  report: Report,
  pace = 1,
): Map<MoveId, MoveDefinition> {
  const moves = new Map<MoveId, MoveDefinition>();
  for (const [id, move] of Object.entries(file.moves)) {
    const path = ['moves', id];
    if (id === 'wait' || id === 'event')
      report({
        path,
        key: true,
        code: 'value',
        message: `${id} means something in a scenario, so no move can be called so.`,
        hint: 'Choose another name.',
      });
    const who = (key: 'by' | 'target', words: string | readonly string[]) => {
      const { found, unknown } = rolesNamed(roles, words);
      for (const word of unknown)
        report({
          path: [...path, key],
          code: 'unknown-name',
          message: `There is neither a role nor a kind of roles ${word}.`,
          hint: didYouMean(word, roleWords(roles)),
        });
      return found;
    };
    const cameo = move.cameo === undefined ? '' : String(move.cameo);
    const known = CAMEO.get(cameo);
    if (cameo !== '' && !known && move.goldstein === undefined)
      report({
        path: [...path, 'cameo'],
        code: 'value',
        message: `The CAMEO code ${cameo} is none that Offramp knows.`,
        hint:
          typeof move.cameo === 'number' && CAMEO.has(`0${cameo}`)
            ? `Put quotes around it: "0${cameo}".`
            : `${unknownCode(cameo)} Or give its value: \`goldstein:\`, -10 to +10.`,
      });
    const targets = move.target === undefined ? undefined : who('target', move.target);
    moves.set(id, {
      id,
      title: move.title,
      description: move.text ?? move.title,
      cameo,
      goldstein: move.goldstein ?? known?.goldstein ?? 0,
      class: move.class ?? (cameo === '' ? 'words' : classOf(cameo)),
      by: who('by', move.by),
      ...(targets && { targets }),
      hours: (move.hours ?? TYPICAL_HOURS) * pace,
    });
  }
  return moves;
}

/** A code that is nearly right in its digits may mean the opposite: what is named is of its kind. */
function unknownCode(cameo: string): string {
  const alike = codesLike(cameo);
  return alike === '' ? 'docs/model-reference.md lists those it knows.' : `Of its kind it knows ${alike}.`;
}

/** Every move by whom and against whom there is. */
export function moveEventsOf(moves: ReadonlyMap<MoveId, MoveDefinition>, report: Report): MoveEvent[] {
  const events = [...moves.values()].flatMap(({ id: type, by, targets }) =>
    by.flatMap((who): MoveEvent[] =>
      targets
        ? targets.filter((target) => target !== who).map((target) => ({ type, by: who, target }))
        : [{ type, by: who }],
    ),
  );
  if (events.length > MODEL_LIMITS.events)
    report({
      path: ['moves'],
      key: true,
      code: 'value',
      message: `There are ${events.length} moves by whom and against whom; the most is ${MODEL_LIMITS.events}.`,
      hint: 'Let fewer roles make them.',
    });
  return events.slice(0, MODEL_LIMITS.events);
}
