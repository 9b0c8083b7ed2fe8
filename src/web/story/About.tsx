import { type Scenario, storyOf } from '../../scenario/index.js';
import { useWords } from '../state/context.js';
import { directionOf } from '../words/direction.js';
import { Markdown } from './markdown.js';

interface AboutProps {
  scenario: Scenario;
}

/** The scenario's own texts are in its language, whatever the interface speaks; a step that it has from another one, in that one's. */
export const own = (scenario: Scenario, step?: string | undefined) => {
  const spoken = (step === undefined ? undefined : storyOf(scenario).step(step)?.language) ?? scenario.language;
  return { lang: spoken, dir: directionOf(spoken) };
};

/** What a class should be able to explain afterwards. */
export function Objectives({ scenario }: AboutProps) {
  return (
    <ul class="objectives" {...own(scenario)}>
      {scenario.objectives.map((objective, index) => (
        <li key={index}>
          <Markdown text={objective} />
        </li>
      ))}
    </ul>
  );
}

/** Terms and what they mean. */
export function Glossary({ scenario }: AboutProps) {
  return (
    <dl class="glossary" {...own(scenario)}>
      {scenario.glossary.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <Markdown text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The parts of a lesson, one after another, with the minutes of each and where to stop. */
export function LessonPlan({ scenario }: AboutProps) {
  const { story, crisis } = useWords();
  const { step } = storyOf(scenario);
  return (
    <ol class="lesson">
      {scenario.lesson.map(({ minutes, title, text, stop }, index) => (
        <li key={index}>
          <p>
            <span class="lesson-minutes">{story.minutes(crisis.number(minutes))}</span>{' '}
            <strong {...own(scenario)}>{title}</strong>
          </p>
          {text && (
            <div {...own(scenario)}>
              <Markdown text={text} />
            </div>
          )}
          {stop !== undefined && <p class="lesson-stop">{story.stopAt(step(stop)?.title ?? stop)}</p>}
        </li>
      ))}
    </ol>
  );
}

/** How long a lesson takes. */
export const lessonMinutes = ({ lesson }: Scenario): number => lesson.reduce((sum, { minutes }) => sum + minutes, 0);
