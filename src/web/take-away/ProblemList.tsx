import type { Problem } from '../../file/problem.js';
import { asCalled } from '../../render/text/called.js';
import { useApp, useWords } from '../state/context.js';

/** A file that was not opened, and why. */
export interface Refused {
  file: string;
  problems: Problem[];
  /** What is wrong where it is not a list of problems. */
  message?: string;
}

/** Most problems that are listed. */
const MOST = 50;

/** Why a scenario file was not opened: where, what, and what to do about it. */
export function ProblemList({ refused: { file, problems, message } }: { refused: Refused }) {
  const { takeAway } = useWords();
  const { called } = useApp().home;
  return (
    <div class="refused-file" role="alert">
      <p>
        <strong>
          <bdi>{message ?? takeAway.problems(file, problems.length)}</bdi>
        </strong>
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, MOST).map((problem, index) => (
            <li key={index}>
              <span class="problem-at">
                {takeAway.problemAt(problem.line, problem.column)} <code>{problem.code}</code>
              </span>{' '}
              <bdi>{problem.message}</bdi> <bdi class="hint">{asCalled(problem.hint, called)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {problems.length > MOST && <p class="hint">{takeAway.moreProblems(problems.length - MOST)}</p>}
    </div>
  );
}
