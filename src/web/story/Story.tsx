import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type DeadlineId, mainState } from '../../model/index.js';
import { type NodeId, type PathStep, stepNumber } from '../../play/index.js';
import { nameOf, type Question, type Scenario, sourceName } from '../../scenario/index.js';
import { MapFigure } from '../map/MapFigure.js';
import { hidesAhead, scriptsWay } from '../state/ahead.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { colourOf } from '../ui/colours.js';
import { isolate } from '../words/direction.js';
import { setText, sourceText } from '../words/facts.js';
import { nodeName } from '../words/names.js';
import { Glossary, LessonPlan, lessonMinutes, Objectives, own } from './About.js';
import { hostOf } from './host.js';
import { Markdown } from './markdown.js';
import { Picture } from './Picture.js';
import { Standing } from './Standing.js';
import { Timeline } from './Timeline.js';
import { SpeedChoice, Transport } from './Transport.js';
import './story.css';

/**
 * What happened at the step where the run stands, and the way through the steps.
 *
 * @param children what follows the text
 */
export function Story({ children }: { children?: ComponentChildren }) {
  const { run } = useApp();
  const words = useWords();
  const { scenario } = run;
  const step = run.path.value.steps.at(-1);
  const section = useReadFromTop(run.node.value.id);
  return (
    <section ref={section} class="part story" id="part-story" aria-label={words.story.title} tabIndex={-1}>
      {/* Focusable, so that a long text can be scrolled by keyboard. */}
      <article class="story-text" key={run.node.value.id} tabIndex={0} aria-label={words.story.text}>
        {step ? <StepText step={step} scenario={scenario} /> : <Beginning scenario={scenario} />}
        <ScriptsWay />
        <End />
        {children}
      </article>
      <div class="story-foot">
        <Standing />
        <div class="timeline-row">
          <Timeline />
          <SpeedChoice />
        </div>
        <Transport />
      </div>
    </section>
  );
}

/**
 * On a low screen the page scrolls as a whole: goes back to the top of the story as the step changes,
 * unless the keyboard is in another part.
 *
 * @returns the ref of the story
 */
function useReadFromTop(node: NodeId): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const now = document.activeElement;
    const elsewhere = now !== null && now !== document.body && !section.current?.contains(now);
    const top = section.current?.getBoundingClientRect().top ?? 0;
    if (!elsewhere && top < 0) window.scrollBy(0, top);
  }, [node]);
  return section;
}

function Beginning({ scenario }: { scenario: Scenario }) {
  const app = useApp();
  const words = useWords();
  return (
    <>
      <p class="kicker">{words.story.start}</p>
      <div {...own(scenario)}>
        <h2>{scenario.title}</h2>
        <Markdown text={scenario.summary} />
      </div>
      <MapFigure scenario={scenario} />
      {scenario.objectives.length > 0 && (
        <>
          <h3>{words.story.objectives}</h3>
          <Objectives scenario={scenario} />
        </>
      )}
      {scenario.glossary.length > 0 && (
        <details class="about">
          <summary>{words.story.glossary}</summary>
          <Glossary scenario={scenario} />
        </details>
      )}
      {/* It names what is to come. */}
      {scenario.lesson.length > 0 && !hidesAhead(app) && (
        <details class="about">
          <summary>{words.story.lesson(words.crisis.number(lessonMinutes(scenario)))}</summary>
          <LessonPlan scenario={scenario} />
        </details>
      )}
    </>
  );
}

function StepText({ step, scenario }: { step: PathStep; scenario: Scenario }) {
  const { run, settings } = useApp();
  const words = useWords();
  const names = useNames();
  const { line } = run;
  const scripted = run.node.value.step !== undefined;
  const spoken = own(scenario, run.node.value.step);
  const number = stepNumber(run.node.value);
  const last = line.value.stops.at(-1)?.number ?? number;
  const date = words.crisis.date(step.at);
  return (
    <>
      <p class="kicker">
        <span>{scripted ? words.story.step(number, last) : words.story.offScript(number)}</span>{' '}
        <time>{words.story.dated[step.dated](date)}</time>
      </p>
      <div {...(scripted && spoken)}>
        {step.by && (
          <p class={`actor ${colourOf(run.session.value.model, step.by)}`}>
            <bdi>{nameOf(scenario, step.by, step.party ?? undefined)}</bdi>
          </p>
        )}
        <h2>{scripted ? step.title : nodeName(run.node.value, words)}</h2>
        {step.text && <Markdown text={step.text} />}
        {step.picture && <Picture picture={step.picture} />}
      </div>
      {step.set && (
        <p class="mark set" data-set>
          {setText(step.set, scenario, names, words)}
        </p>
      )}
      {step.nearly !== null && (
        <div class="mark" data-nearly>
          <p>
            <strong>{words.story.nearly}</strong>
          </p>
          <div {...spoken}>
            <Markdown text={step.nearly} />
          </div>
        </div>
      )}
      <Deadlines />
      <p class="figures">
        {step.move === 'event' && <span class="fact">{words.story.fact}</span>}
        {run.node.value.move && <span>{names.move(run.node.value.move)}</span>}
        {run.node.value.move && <span>{words.story.goldstein(words.crisis.signed(step.goldstein))}</span>}
        {step.alternatives.length > 0 && (
          <button
            type="button"
            class="button text"
            onClick={() => {
              run.back();
              settings.part.value = 'moves';
            }}
          >
            {words.story.alternatives(step.alternatives.length)}
          </button>
        )}
      </p>
      <Evidence step={step} scenario={scenario} />
      <Questions ask={step.ask} spoken={spoken} />
    </>
  );
}

function Evidence({ step, scenario }: { step: PathStep; scenario: Scenario }) {
  const words = useWords();
  const sources = scenario.sources.filter((source) => step.sources.includes(source.id));
  const nameOf = (id: string) => isolate(sourceName(scenario, id));
  return (
    <>
      {step.otherReportsOnly && <p class="mark">{words.story.otherReports}</p>}
      {step.disputed.map((disputed) => (
        <div class="mark" key={`${disputed.source}${disputed.at}`}>
          <p>
            <strong>{words.story.disputed}. </strong>
            {disputed.at
              ? words.story.disputedDate(nameOf(disputed.source), words.crisis.date(disputed.at))
              : words.story.disputedBy(nameOf(disputed.source))}
          </p>
          {disputed.note && (
            <div {...own(scenario, step.id)}>
              <Markdown text={disputed.note} />
            </div>
          )}
        </div>
      ))}
      {sources.length > 0 && (
        <details class="sources">
          <summary>
            {words.story.sources}: {words.crisis.list(sources.map(({ id }) => nameOf(id)))}
          </summary>
          <ul>
            {sources.map((source) => (
              <li key={source.id}>
                {sourceText(source, words)}
                <SourceLink url={source.url} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function SourceLink({ url }: { url: string | undefined }) {
  const host = url === undefined ? undefined : hostOf(url);
  if (url === undefined || host === undefined) return null;
  return (
    <>
      {' '}
      <a href={url} target="_blank" rel="noopener noreferrer">
        {host}
      </a>
    </>
  );
}

function Questions({ ask, spoken }: { ask: readonly Question[]; spoken: ReturnType<typeof own> }) {
  const words = useWords();
  if (ask.length === 0) return null;
  return (
    <div class="questions">
      <h3>{words.story.questions}</h3>
      <ol {...spoken}>
        {ask.map(({ question }) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </div>
  );
}

/** Where what is to come is hidden, and the class has chosen: the way that history went. */
function ScriptsWay() {
  const app = useApp();
  const { run } = app;
  const { story } = useWords();
  const way = hidesAhead(app) ? scriptsWay(run) : undefined;
  if (!way) return null;
  const { from, step, history, chosen } = way;
  const heading = history ? story.text : story.scriptHolds;
  return (
    <section class="scripts-way" aria-label={heading}>
      <h3>{heading}</h3>
      {chosen ? (
        <p>{history ? story.historyToo : story.scriptToo}</p>
      ) : (
        <>
          <div {...own(run.scenario, step.id)}>
            <p>
              <strong>{step.title}</strong>
            </p>
            {step.text && <Markdown text={step.text} />}
          </div>
          <button type="button" class="button text" onClick={() => run.jump(from) && run.take(step.id)}>
            {story.goThatWay}
          </button>
        </>
      )}
    </section>
  );
}

/** Deadlines that passed while nobody moved, before this step. */
function Deadlines() {
  const { run } = useApp();
  const { crisis } = useWords();
  const names = useNames();
  const passed: DeadlineId[] = [];
  for (let at = run.node.value.parent; at?.kind === 'deadline'; at = at.parent)
    if (at.deadline) passed.unshift(at.deadline);
  return (
    <>
      {passed.map((deadline) => (
        <p class="mark" key={deadline}>
          {crisis.deadlinePassed}: {names.deadline(deadline)}
        </p>
      ))}
    </>
  );
}

/** Says where a path ends, once nothing follows on the script or the machine refuses what does. */
function End() {
  const { run } = useApp();
  const words = useWords();
  const names = useNames();
  run.version.value;
  const { model, position } = run.session.value;
  const state = mainState(position);
  const refused = run.scriptBlocked.value;
  if ((run.session.value.nextStep && !refused) || run.node.value.kind === 'start') return null;
  const onScript = run.node.value.script !== undefined;
  if (!model.outcomes.has(state))
    return <p class="end">{refused ? words.story.scriptBlocked : words.story.offScriptEnd}</p>;
  return (
    <p class="end">
      <strong>{words.story.ended(names.state(model.main.id, state))}</strong> {refused && words.story.scriptBlocked}{' '}
      {!onScript && names.meaning(model.main.id, state)}
    </p>
  );
}
