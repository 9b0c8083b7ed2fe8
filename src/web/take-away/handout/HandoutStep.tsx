import type { PathStep } from '../../../play/index.js';
import { nameOf, type Question, type Scenario, sourceName, storyOf } from '../../../scenario/index.js';
import { useApp, useNames, useWords } from '../../state/context.js';
import { Markdown } from '../../story/markdown.js';
import { Picture } from '../../story/Picture.js';
import { directionOf, isolate } from '../../words/direction.js';
import { setText } from '../../words/facts.js';
import { stepTitle } from '../../words/names.js';
import type { HandoutOptions } from './options.js';

export interface HandoutStepProps {
  step: PathStep;
  /** The measure before the step. */
  before: number;
  scenario: Scenario;
  options: HandoutOptions;
  /** Ids of the sources in the order in which they are numbered. */
  cited: readonly string[];
}

/** One step of the timeline, with what was offered instead of it and what to think about. */
export function HandoutStep({ step, before, scenario, options, cited }: HandoutStepProps) {
  const { run } = useApp();
  const words = useWords();
  const { takeAway, crisis, story } = words;
  const names = useNames();
  const main = names.model.main.id;
  const written = storyOf(scenario).step(step.id);
  const language = written?.language ?? scenario.language;
  const own = { lang: language, dir: directionOf(language) };
  const date = crisis.date(step.at);
  const scripted = written !== undefined;
  const title = scripted ? step.title : stepTitle(run.session.value, step, words);
  return (
    <li class="handout-step">
      <div class="handout-what">
        <p class="handout-when">
          <span class="handout-n">{crisis.number(step.n)}</span>
          <strong>{story.dated[step.dated](date)}</strong>
          {step.by && <bdi>{nameOf(scenario, step.by, step.party ?? undefined)}</bdi>}
          {options.sources && <Cites step={step} cited={cited} />}
        </p>
        <div {...(scripted && own)}>
          <h3>{title}</h3>
          {step.text && <Markdown text={step.text} />}
          {options.pictures && step.picture && <Picture picture={step.picture} />}
        </div>
        {step.set && <p class="handout-note">{setText(step.set, scenario, names, words)}</p>}
        {step.nearly !== null && (
          <div class="handout-note">
            <strong>{story.nearly}</strong>{' '}
            <div {...own}>
              <Markdown text={step.nearly} />
            </div>
          </div>
        )}
        <Disputes step={step} scenario={scenario} />
        <p class="handout-figures">
          {step.move === 'event' && <span>{story.fact}</span>}
          <span>
            {takeAway.state(names.state(main, step.from[main] ?? ''), names.state(main, step.to[main] ?? ''))}
          </span>
          {names.measure && <span>{takeAway.measured(names.measure, step.tension, before)}</span>}
        </p>
      </div>
      {options.alternatives && step.alternatives.length > 0 && <Alternatives step={step} scenario={scenario} />}
      {step.ask.length > 0 && <Questions ask={step.ask} scenario={scenario} answers={options.answers} />}
    </li>
  );
}

function Cites({ step, cited }: { step: PathStep; cited: readonly string[] }) {
  const { crisis } = useWords();
  const numbers = step.sources.map((id) => cited.indexOf(id) + 1).filter((n) => n > 0);
  if (numbers.length === 0) return null;
  return <span class="handout-cites">[{crisis.list(numbers.map(crisis.number))}]</span>;
}

function Disputes({ step, scenario }: { step: PathStep; scenario: Scenario }) {
  const { story, crisis } = useWords();
  const nameOf = (id: string) => isolate(sourceName(scenario, id));
  return (
    <>
      {step.otherReportsOnly && <p class="handout-note">{story.otherReports}</p>}
      {step.disputed.map((disputed, index) => (
        <div class="handout-note" key={index}>
          <p>
            <strong>{story.disputed}. </strong>
            <bdi>
              {disputed.at
                ? story.disputedDate(nameOf(disputed.source), crisis.date(disputed.at))
                : story.disputedBy(nameOf(disputed.source))}
            </bdi>
          </p>
          {disputed.note && (
            <div lang={scenario.language} dir={directionOf(scenario.language)}>
              <Markdown text={disputed.note} />
            </div>
          )}
        </div>
      ))}
    </>
  );
}

function Alternatives({ step, scenario }: { step: PathStep; scenario: Scenario }) {
  const { takeAway } = useWords();
  const story = storyOf(scenario);
  return (
    <div class="handout-alternatives">
      <h4>{takeAway.alternatives}</h4>
      <ul lang={scenario.language} dir={directionOf(scenario.language)}>
        {step.alternatives.map((id) => {
          const other = story.step(id);
          const why = other && story.branch(other.branch)?.why;
          return (
            <li key={id}>
              <strong>{other?.title ?? id}.</strong> {why && <Markdown text={why} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface QuestionsProps {
  ask: readonly Question[];
  scenario: Scenario;
  answers: boolean;
}

/** Lines to write on; for the teacher the answer in their place. */
function Questions({ ask, scenario, answers }: QuestionsProps) {
  const { story, takeAway } = useWords();
  return (
    <div class="handout-questions">
      <h4>{story.questions}</h4>
      <ol lang={scenario.language} dir={directionOf(scenario.language)}>
        {ask.map(({ question, answer }, index) => (
          <li key={index}>
            <p>{question}</p>
            {answers && answer !== undefined ? (
              <div class="handout-answer">
                <p>
                  <strong>{takeAway.answer}</strong>
                </p>
                <Markdown text={answer} />
              </div>
            ) : (
              <div class="handout-lines" aria-hidden="true">
                <i />
                <i />
                <i />
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
