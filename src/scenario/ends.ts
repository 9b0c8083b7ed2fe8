import { fireNext, type Model, mainState, type Position, statesUp, withSettings } from '../model/index.js';
import type { Finding } from './finding.js';
import { listed } from './reasons.js';
import type { Branch } from './scenario.js';

/** More deadlines than these are not waited for. */
const MOST_WAITED = 40;

/** That outcomes are reached by no path, in one warning. */
export function missingOutcomes(model: Model, reached: ReadonlySet<string>): Finding[] {
  const missing = [...model.outcomes.keys()].filter((outcome) => !reached.has(outcome));
  if (missing.length === 0) return [];
  return [
    {
      step: '',
      severity: 'warning',
      code: 'missing-outcome',
      message: `No path of the scenario ends in ${listed(missing)}.`,
      hint: `Add ${missing.length === 1 ? 'an alternative that ends there' : 'alternatives that end there'}, or leave it if that is the point.`,
    },
  ];
}

/** That a path ends in a state that is no outcome, and how it comes to one. */
export function noOutcome(branch: Branch, position: Position): Finding {
  const { model } = position;
  const otherwise = waitHint(position) ?? offHint(position);
  return {
    step: branch.steps.at(-1) ?? '',
    severity: 'warning',
    code: 'no-outcome',
    message: `The path ${branch.id} ends in ${mainState(position)}, which is no outcome.`,
    hint: [
      ...otherwise,
      `${otherwise.length > 0 ? 'Or go' : 'Go'} on until ${listed([...model.outcomes.keys()])}.`,
    ].join(' '),
  };
}

/** How long nobody has to move until a deadline ends the crisis, if one does. */
function waitHint(from: Position): string[] | undefined {
  const { model } = from;
  let at = from;
  for (let waited = 0; waited < MOST_WAITED; waited += 1) {
    const fired = fireNext(at);
    if (!fired) return undefined;
    at = fired.position;
    if (!model.outcomes.has(mainState(at))) continue;
    const hours = Math.ceil(at.hours - from.hours);
    return [
      `If nobody moves any more, it ends in ${mainState(at)} when ${fired.deadline} passes: \`move: wait, hours: ${hours}\`.`,
    ];
  }
  return undefined;
}

/** That a deadline would end it which the scenario has switched off. */
function offHint(position: Position): string[] {
  const { model } = position;
  const off = Object.entries(model.settings.deadlines ?? {}).flatMap(([id, hours]) => (hours === null ? [id] : []));
  if (off.length === 0) return [];
  const { main } = withSettings(model, { ...model.settings, deadlines: {} });
  const ends = off.filter((id) =>
    statesUp(main, mainState(position)).some(({ after }) =>
      after.get(id)?.some(({ target }) => target !== undefined && model.outcomes.has(target)),
    ),
  );
  return ends.map(
    (id) =>
      `The deadline ${id}, which would end it, is off: give it hours, more than nobody moved on the way, and let it pass with \`move: wait\`.`,
  );
}
