import type { ComponentChildren } from 'preact';
import type { FreeMove, ScriptedMove } from '../../play/index.js';
import { nameOf } from '../../scenario/index.js';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useNames, useWords } from '../state/context.js';
import type { Choice } from '../state/run.js';
import { colourOf } from '../ui/colours.js';
import { useHeldFocus } from '../ui/hold-focus.js';
import { directionOf, isolate } from '../words/direction.js';
import { choicesOf, type Numbered } from './choices.js';
import { Happened } from './Happened.js';
import { Leads } from './Leads.js';
import { Wait } from './Wait.js';
import './moves.css';

/** What can be done now: the script's own moves first, then any move of the model, then what is blocked and why. */
export function Moves() {
  const app = useApp();
  const { run } = app;
  const words = useWords();
  const names = useNames();
  const section = useHeldFocus<HTMLElement>();
  const { scenario } = run;
  const list = run.moves.value;
  const { model } = run.session.value;
  const choices = choicesOf(list, model, hidesAhead(app));
  // It lies over the list, so that nothing moves under the pointer; a wait says it in its own place.
  const preview = run.preview.value;
  const pointed = typeof preview?.choice === 'number' ? undefined : preview;
  const name = (by: FreeMove['by']) => <bdi>{nameOf(scenario, by)}</bdi>;
  const called = ({ move, target }: Pick<FreeMove, 'move' | 'target'>) =>
    target ? `${names.move(move)} ${words.moves.aimedAt(isolate(nameOf(scenario, target)))}` : names.move(move);
  return (
    <section ref={section} class="part moves" id="part-moves" aria-label={words.moves.title} tabIndex={-1}>
      <h2 class="part-title">{words.moves.title}</h2>
      <Happened />
      <ScriptedList entries={choices.scripted} />
      {choices.free.length > 0 ? (
        <details class="free" open={choices.scripted.length === 0}>
          <summary>{words.moves.free}</summary>
          <p class="hint">{words.moves.freeHint}</p>
          {choices.free.map(({ by, moves }) => (
            <div key={by}>
              <h3 class={`actor ${colourOf(model, by)}`}>{name(by)}</h3>
              <ul class="move-list">
                {moves.map(({ move, choice, digit }) => (
                  <li key={`${move.move}${move.target}`}>
                    <Take choice={choice} digit={digit}>
                      <span class="move-title">{called(move)}</span>
                      {names.moveMeaning(move.move) !== '' && (
                        <span class="move-note">{names.moveMeaning(move.move)}</span>
                      )}
                    </Take>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      ) : (
        <p class="hint">{words.moves.none}</p>
      )}
      {choices.blocked.length > 0 && (
        <details class="blocked">
          <summary>{words.moves.blocked}</summary>
          <p class="hint">{words.moves.blockedHint}</p>
          {choices.blocked.map(({ by, moves }) => (
            <div key={by}>
              <h3 class={`actor ${colourOf(model, by)}`}>{name(by)}</h3>
              <ul class="move-list">
                {moves.map((move) => (
                  <li key={`${move.move}${move.target}`} class="refused">
                    <span class="move-title">{called(move)}</span>
                    <span class="move-note">
                      {words.moves.blockedBecause(words.crisis.refused(names, scenario, move, list.met))}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
      <Wait />
      {pointed && (
        <p class="move-leads">
          <Leads preview={pointed} />
        </p>
      )}
    </section>
  );
}

/** Where history could have gone another way: its own move and what was written instead, for a page without the list of moves. */
export function Crossroads() {
  const app = useApp();
  const { moves } = useWords();
  const { run } = app;
  const { scripted } = choicesOf(run.moves.value, run.session.value.model, hidesAhead(app));
  if (scripted.length < 2) return null;
  return (
    <>
      <h3>{moves.title}</h3>
      <ScriptedList entries={scripted} />
    </>
  );
}

function ScriptedList({ entries }: { entries: readonly Numbered<ScriptedMove>[] }) {
  if (entries.length === 0) return null;
  return (
    <ul class="move-list">
      {entries.map((entry) => (
        <Scripted key={entry.move.step} entry={entry} />
      ))}
    </ul>
  );
}

function Scripted({ entry: { move, choice, digit } }: { entry: Numbered<ScriptedMove> }) {
  const app = useApp();
  const { run } = app;
  const words = useWords();
  const names = useNames();
  const { scenario } = run;
  // Only alternatives have a reason and a weight, which would tell them from history's move.
  const hide = hidesAhead(app);
  const step = run.session.value.story.step(move.step);
  const language = step?.language ?? scenario.language;
  const text = { lang: language, dir: directionOf(language) };
  const party = step?.party;
  const who = move.by && nameOf(scenario, move.by, party);
  const trunk = step?.branch === 'trunk';
  const mark =
    move.kind === 'alternative' ? words.moves.alternative : trunk ? words.moves.history : words.moves.scripted;
  const head = (
    <>
      {!hide && <span class={`move-mark ${move.kind}`}>{mark}</span>}
      <span class="move-title" {...text}>
        {who && !move.title.includes(who) && `${who}: `}
        {move.title}
      </span>
    </>
  );
  if (move.status === 'blocked') {
    const { by, move: made } = move;
    const reason =
      by && made !== 'wait' && made !== 'event'
        ? words.crisis.refused(names, scenario, { ...move, by, move: made }, move.met)
        : '';
    return (
      <li class="refused">
        {head}
        <span class="move-note">{words.moves.blockedBecause(reason)}</span>
      </li>
    );
  }
  return (
    <li>
      <Take choice={choice} digit={digit}>
        {head}
        {!hide && move.why && (
          <span class="move-note" {...text}>
            {move.why}
          </span>
        )}
        {!hide && move.weight !== undefined && (
          <span class="move-weight">{words.moves.weight(Math.round(move.weight * 100))}</span>
        )}
      </Take>
    </li>
  );
}

interface TakeProps {
  choice: Choice;
  digit: number | undefined;
  children: ComponentChildren;
}

/** Makes a move; pointing at it shows where it leads. */
function Take({ choice, digit, children }: TakeProps) {
  const { run } = useApp();
  const words = useWords();
  const point = () => run.point(choice);
  const leave = () => run.point(undefined);
  return (
    <button
      type="button"
      class="move"
      aria-keyshortcuts={digit === undefined ? undefined : String(digit)}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
      onClick={() => run.take(choice)}
    >
      {digit !== undefined && (
        <span class="digit" aria-hidden="true">
          {words.crisis.number(digit)}
        </span>
      )}
      {children}
    </button>
  );
}
