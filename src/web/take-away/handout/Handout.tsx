import type { PathStep, PlayedPath } from '../../../play/index.js';
import { type Scenario, storyOf } from '../../../scenario/index.js';
import { MapFigure } from '../../map/MapFigure.js';
import { useNames, useWords } from '../../state/context.js';
import { Glossary, LessonPlan, lessonMinutes, Objectives } from '../../story/About.js';
import { Markdown } from '../../story/markdown.js';
import { directionOf } from '../../words/direction.js';
import { sourceText } from '../../words/facts.js';
import { HandoutCurve } from './HandoutCurve.js';
import { HandoutMachine } from './HandoutMachine.js';
import { HandoutStep } from './HandoutStep.js';
import type { HandoutOptions } from './options.js';
import './handout.css';

export interface HandoutProps {
  scenario: Scenario;
  path: PlayedPath;
  options: HandoutOptions;
}

/** A path as pages for the class: what it is about, what happened, what to think about. */
export function Handout({ scenario, path, options }: HandoutProps) {
  const { takeAway, story, crisis } = useWords();
  const { measure } = useNames();
  const own = { lang: scenario.language, dir: directionOf(scenario.language) };
  const branch = storyOf(scenario).branch(path.branch);
  const cited = citedBy(scenario, path);
  return (
    <article class="handout">
      <header class="handout-head">
        <p class="handout-kicker">
          <span>{options.answers ? takeAway.handoutFor.teacher : takeAway.handoutFor.class}</span>
          {!options.answers && (
            <span class="handout-fill">
              <span>{takeAway.name}</span>
              <span>{takeAway.date}</span>
            </span>
          )}
        </p>
        <div {...own}>
          <h1>{scenario.title}</h1>
          <Markdown text={scenario.summary} />
        </div>
        {options.pictures && <MapFigure scenario={scenario} />}
        <p class="handout-rests">{takeAway.rests}</p>
      </header>
      {scenario.objectives.length > 0 && (
        <section>
          <h2>{story.objectives}</h2>
          <Objectives scenario={scenario} />
        </section>
      )}
      {options.answers && scenario.lesson.length > 0 && (
        <section>
          <h2>{story.lesson(crisis.number(lessonMinutes(scenario)))}</h2>
          <LessonPlan scenario={scenario} />
        </section>
      )}
      <section>
        <h2>{takeAway.timeline}</h2>
        {branch && branch.id !== scenario.main && (
          <p class="handout-path">
            <bdi>{takeAway.timelineOf(branch.title)}</bdi>
          </p>
        )}
        {path.steps.length === 0 && <p>{takeAway.noSteps}</p>}
        <ol class="handout-steps">
          {path.steps.map((step, index) => (
            <HandoutStep
              key={step.node}
              step={step}
              before={path.steps[index - 1]?.tension ?? path.startTension}
              scenario={scenario}
              options={options}
              cited={cited}
            />
          ))}
        </ol>
        {path.steps.length > 0 && <Outcome path={path} />}
      </section>
      {options.pictures && path.steps.length > 0 && measure && <HandoutCurve path={path} measure={measure} />}
      {scenario.glossary.length > 0 && (
        <section>
          <h2>{story.glossary}</h2>
          <Glossary scenario={scenario} />
        </section>
      )}
      {options.sources && cited.length > 0 && <Sources scenario={scenario} cited={cited} />}
      {options.pictures && path.steps.length > 0 && <HandoutMachine path={path} />}
    </article>
  );
}

/** Ids of the sources that the path rests on, in the order in which they are numbered. */
function citedBy(scenario: Scenario, path: PlayedPath): string[] {
  const used = new Set(
    path.steps.flatMap((step: PathStep) => [...step.sources, ...step.disputed.map((d) => d.source)]),
  );
  return scenario.sources.flatMap(({ id }) => (used.has(id) ? [id] : []));
}

function Outcome({ path }: { path: PlayedPath }) {
  const { takeAway, crisis } = useWords();
  const names = useNames();
  const { phase, ended, hours, peakTension } = path.outcome;
  return (
    <p class="handout-outcome">
      {takeAway.outcome(names.state(names.model.main.id, phase), ended, crisis.hours(hours))}
      {names.measure && ` ${takeAway.peak(names.measure, ended, peakTension)}`}
    </p>
  );
}

function Sources({ scenario, cited }: { scenario: Scenario; cited: readonly string[] }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.story.sources}</h2>
      <ol class="handout-sources">
        {cited.map((id) => {
          const source = scenario.sources.find((entry) => entry.id === id);
          if (!source) return null;
          return (
            <li key={id}>
              {sourceText(source, words)}
              {source.url && (
                <>
                  {'. '}
                  <bdi>{source.url}</bdi>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
