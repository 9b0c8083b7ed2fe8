import { isError, type Problem } from '../../scenario/index.js';
import { useWords } from '../state/context.js';
import { boardWords } from '../words/board.js';
import { modelEditorWords } from '../words/write.js';
import type { Writing } from './writing.js';

/** What is wrong with the text, a line each; choosing one goes to its place. */
export function Problems({
  writing,
  goTo,
  mend,
}: {
  writing: Writing;
  goTo: (line: number, column: number) => void;
  mend: (problem: Problem) => void;
}) {
  const { editor, language } = useWords();
  const problems = writing.problems.value;
  const errors = problems.filter(isError).length;
  const checking = writing.checking.value;
  const told =
    problems.length === 0
      ? writing.isModel.value
        ? modelEditorWords(language).noProblems
        : editor.noProblems
      : editor.count(errors, problems.length - errors);
  return (
    <section class="part problems" aria-label={editor.problems}>
      <div class="problems-head">
        <h2 class="part-title">{editor.problems}</h2>
        <p class={`problem-count ${errors > 0 ? 'error' : 'fine'}`} role="status" aria-busy={checking}>
          {told}
        </p>
      </div>
      <ol>
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}:${problem.message}`}>
            <button
              type="button"
              class={`problem ${problem.severity}`}
              onClick={() => goTo(problem.line, problem.column)}
            >
              <span class="problem-place">
                <strong>{editor.severity[problem.severity]}</strong>{' '}
                <span>{editor.place(problem.line, problem.column)}</span> <code>{problem.code}</code>
              </span>
              <span class="problem-text">
                <bdi>{problem.message.slice(0, 600)}</bdi>
              </span>
              <span class="problem-hint">
                <bdi>{problem.hint.slice(0, 600)}</bdi>
              </span>
            </button>
            {problem.fix && (
              <button
                type="button"
                class="button text mend"
                aria-label={`${boardWords(language).mend}: ${problem.message.slice(0, 200)}`}
                onClick={() => mend(problem)}
              >
                {boardWords(language).mend}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
