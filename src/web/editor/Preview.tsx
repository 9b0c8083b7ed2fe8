import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import {
  isError,
  modelOf,
  type OutlineBranch,
  type OutlineStep,
  outlineOf,
  type Scenario,
} from '../../scenario/index.js';
import { useApp, useWords } from '../state/context.js';
import { directionOf } from '../words/direction.js';
import { capital, type ModelNames, modelWords } from '../words/model.js';
import type { Writing } from './writing.js';

/** Rows drawn at most: a scenario may have 10,000 steps, a person reads a few hundred. */
const ROWS = 400;

/** The scenario as it is now: its steps, what could be done instead, and where each way ends. */
export function Preview({ writing }: { writing: Writing }) {
  const { editor } = useWords();
  const scenario = writing.scenario.value;
  const stale = writing.problems.value.some(isError);
  return (
    <section class="part preview" aria-label={editor.preview} data-stale={stale}>
      <h2 class="part-title">{editor.preview}</h2>
      {stale && <p class="mark">{scenario ? editor.stale : editor.nothingYet}</p>}
      {scenario && <Tree scenario={scenario} />}
    </section>
  );
}

const Tree = memo(({ scenario }: { scenario: Scenario }) => {
  const { editor, language } = useWords();
  const names = modelWords(modelOf(scenario), language);
  const outline = useMemo(() => outlineOf(scenario), [scenario]);
  if (!outline) return null;
  const left = { rows: ROWS };
  return (
    <div lang={scenario.language} dir={directionOf(scenario.language)}>
      <h3 class="outline-title">{scenario.title}</h3>
      {scenario.extends && <p class="hint">{editor.shared(outline.shared, scenario.extends.title)}</p>}
      {rows(outline, left, editor, names)}
      {left.rows <= 0 && <p class="hint">{editor.more(scenario.steps.length - ROWS)}</p>}
    </div>
  );
});

type EditorWords = ReturnType<typeof useWords>['editor'];

/** The steps of a branch as a list, alternatives nested under the step they replace. */
function rows(branch: OutlineBranch, left: { rows: number }, editor: EditorWords, names: ModelNames) {
  const shown: OutlineStep[] = branch.steps.slice(0, Math.max(0, left.rows));
  left.rows -= shown.length;
  return (
    <ol class="outline">
      {shown.map(({ step, phase, tension, instead }) => (
        <li key={step.id}>
          <StepRow title={step.title} state={phase} measured={tension} names={names} />
          {instead.length > 0 && left.rows > 0 && (
            <ul class="outline-instead" aria-label={editor.instead}>
              {instead.map((other) => (
                <li key={other.branch.id}>
                  <details>
                    <summary>
                      <span class="outline-branch">{other.branch.title}</span> <End branch={other} names={names} />
                    </summary>
                    {rows(other, left, editor, names)}
                  </details>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
      <li class="outline-end">
        <End branch={branch} names={names} />
      </li>
    </ol>
  );
}

interface StepRowProps {
  title: string;
  state: string;
  measured: number | undefined;
  names: ModelNames;
}

function StepRow({ title, state, measured, names }: StepRowProps) {
  const { settings } = useApp();
  const { crisis, direction } = useWords();
  return (
    <span class="outline-step">
      <span>{title}</span>{' '}
      <bdi class="hint" lang={settings.language.value} dir={direction}>
        {crisis.list([
          names.state(names.model.main.id, state),
          ...(names.measure && measured !== undefined
            ? [`${capital(names.measure.title)} ${crisis.number(measured)}`]
            : []),
        ])}
      </bdi>
    </span>
  );
}

function End({ branch, names }: { branch: OutlineBranch; names: ModelNames }) {
  const { settings } = useApp();
  const { editor, crisis, direction } = useWords();
  const state = names.state(names.model.main.id, branch.phase);
  return (
    <bdi
      class={`outline-outcome ${branch.ended ? `tone-${names.model.outcomes.get(branch.phase)}` : 'open'}`}
      lang={settings.language.value}
      dir={direction}
    >
      {branch.rejoin !== null && `${editor.rejoins(branch.rejoin)} · `}
      {branch.ended ? editor.endsIn(state, crisis.hours(branch.hours)) : editor.stops(state)}
    </bdi>
  );
}
