import { type Comparison, compareEnds, type End, endOf, Session } from '../../play/index.js';
import type { BranchId, Scenario } from '../../scenario/index.js';
import type { Words } from '../words/index.js';
import { branchName } from '../words/names.js';

/** What can be put on a side: a branch of the run (`run:ID`), or one as the scenario has it (`script:ID`). */
export type Side = string;

export interface SideOption {
  side: Side;
  name: string;
}

const written = new WeakMap<Scenario, Map<BranchId, Session>>();

/** A scripted branch played to its end, in a session of its own. */
function scripted(scenario: Scenario, branch: BranchId): Session {
  const played = written.get(scenario) ?? new Map<BranchId, Session>();
  written.set(scenario, played);
  let session = played.get(branch);
  if (!session) {
    session = new Session(scenario);
    session.playBranch(branch);
    played.set(branch, session);
  }
  return session;
}

/** The branches of the run that are not removed. */
export function playedSides(session: Session, words: Words): SideOption[] {
  return session
    .branches()
    .flatMap((branch) =>
      branch.removed ? [] : [{ side: `run:${branch.id}`, name: branchName(session, branch, words) }],
    );
}

/** Every branch of the scenario. */
export function writtenSides({ branches }: Scenario, { compare }: Words): SideOption[] {
  return branches.map(({ id, title }) => ({ side: `script:${id}`, name: compare.asWritten(title) }));
}

/**
 * What is compared at first: the followed branch, as written where it was not played to its end, with
 * the branch that is asked for, else the one the run stands on, else the one begun last.
 *
 * @param hide whether what was not played is hidden
 */
export function firstSides(session: Session, asked: string | undefined, words: Words, hide = false): [Side, Side] {
  const { follow, story } = session;
  const others = playedSides(session, words).filter(({ side }) => side !== `run:${follow}`);
  const is = (id: string | undefined) => others.find(({ side }) => side === `run:${id}`)?.side;
  const trunk = session.findBranch(follow);
  const whole = hide || (trunk !== undefined && !session.scriptedAfter(session.nodeAt(trunk.head)));
  const other = story.scenario.branches.find(({ id }) => id !== follow);
  const second =
    is(asked) ??
    is(session.branch.id) ??
    others.at(-1)?.side ??
    (hide ? `run:${follow}` : `script:${other === undefined ? follow : other.id}`);
  return [whole ? `run:${follow}` : `script:${follow}`, second];
}

function endOfSide(session: Session, side: Side, words: Words): End {
  const id = side.slice(side.indexOf(':') + 1);
  const branch = session.findBranch(id);
  if (side.startsWith('run:') && branch) return { ...endOf(session, id), name: branchName(session, branch, words) };
  const played = scripted(session.scenario, id);
  return {
    session: played,
    node: played.node,
    branch: id,
    name: words.compare.asWritten(session.story.branch(id)?.title ?? id),
  };
}

/** Two sides compared, with the sessions that their positions are of. */
export interface ComparedSides extends Comparison {
  sessions: [Session, Session];
}

/**
 * Two sides compared.
 *
 * @throws SessionError when there is no such branch
 */
export function compareSides(session: Session, a: Side, b: Side, words: Words): ComparedSides {
  const [left, right] = [endOfSide(session, a, words), endOfSide(session, b, words)];
  return { ...compareEnds(left, right), sessions: [left.session, right.session] };
}

/** How many steps the two have in common. */
export function sharedSteps({ a, rows }: Comparison): number {
  return a.steps.length - rows.filter((row) => row.a).length;
}
