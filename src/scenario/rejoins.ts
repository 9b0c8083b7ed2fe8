import { LIMITS } from '../file/limits.js';
import type { Problem } from '../file/problem.js';
import { didYouMean } from '../file/suggest.js';
import type { Located } from '../file/yaml.js';
import { type Flat, stop } from './compile.js';
import type { Branch, Scenario, Step } from './scenario.js';

/** Reports what cannot be rejoined and cuts it off, so that everything else can still be replayed. */
export function rejoinProblems(scenario: Scenario, flat: Flat, located: Located): Problem[] {
  if (flat.branches.every((branch) => branch.rejoin === null)) return [];
  const owner = new Map(scenario.steps.map((step) => [step.id, step]));
  const branches = new Map(scenario.branches.map((branch) => [branch.id, branch]));
  const position = new Map<string, number>();
  for (const branch of scenario.branches) for (const [index, id] of branch.steps.entries()) position.set(id, index);
  const problems: Problem[] = [];
  const ids = scenario.steps.map(({ id }) => id);
  const cut: Branch[] = [];
  for (const branch of flat.branches) {
    if (branch.rejoin === null) continue;
    // Looking for what was meant costs time, so no more is looked for than is shown.
    if (problems.length >= LIMITS.problems) break;
    const stepPath = flat.paths.get(branch.id);
    const path = stepPath ? [...stepPath, 'rejoin'] : ['rejoin'];
    if (!owner.has(branch.rejoin)) {
      cut.push(branch);
      problems.push(
        located.problem(path, 'unknown-step', `There is no step ${branch.rejoin}.`, didYouMean(branch.rejoin, ids)),
      );
    } else if (circles(branch, owner, branches, position)) {
      cut.push(branch);
      problems.push(
        located.problem(
          path,
          'rejoin-cycle',
          `The branch ${branch.id} comes back to a step that it has passed already, or rejoins without end.`,
          'Rejoin a later step.',
        ),
      );
    }
  }
  for (const branch of cut) {
    branch.rejoin = null;
    stop(flat, branch);
  }
  return problems;
}

/** Whether following a branch to its end meets the same step twice, without walking the steps. */
function circles(
  branch: Branch,
  steps: Map<string, Step>,
  branches: Map<string, Branch>,
  position: Map<string, number>,
): boolean {
  /** Steps passed, as a span of every branch on the way. */
  const passed = new Map<string, { from: number; to: number }>();
  for (let at: Branch | undefined = branch, until = branch.steps.length; at; ) {
    passed.set(at.id, { from: 0, to: until });
    until = at.insteadOf === null ? 0 : (position.get(at.insteadOf) ?? 0);
    at = at.parent === null ? undefined : branches.get(at.parent);
  }
  let hops = 0;
  for (let rejoin = branch.rejoin; rejoin !== null; hops += 1) {
    if (hops > LIMITS.depth) return true;
    const owner: Branch | undefined = branches.get(steps.get(rejoin)?.branch ?? '');
    const from = position.get(rejoin);
    if (!owner || from === undefined) return false;
    const span = passed.get(owner.id);
    if (span && from < span.to) return true;
    passed.set(owner.id, { from, to: owner.steps.length });
    rejoin = owner.rejoin;
  }
  return false;
}
