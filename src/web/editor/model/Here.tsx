import { guardText, type Model, printEffect, type State, statesUp, type Transition } from '../../../model/index.js';
import type { Way } from '../../../render/diagram/graph.js';
import { useNames, useWords } from '../../state/context.js';
import { capital } from '../../words/model.js';
import { modelEditorWords } from '../../words/write.js';
import type { Spot } from './spot.js';

/** What a state answers to, and how. */
interface Answer {
  kind: Way['kind'];
  /** The move, signal or deadline. */
  event: string;
  transitions: readonly Transition[];
}

/** In this order they are told. */
const KINDS = ['move', 'internal', 'deadline', 'always'] as const;

/** Everything that a state knows, in words: what may happen, by whom, on what condition, and what follows. */
export function Here({ place }: { place: Spot }) {
  const { machine, language } = useWords();
  const editor = modelEditorWords(language);
  const names = useNames();
  const region = names.model.region.get(place.region);
  const [own, ...holders] = region ? statesUp(region, place.state) : [];
  if (!own) return null;
  const title = names.state(place.region, place.state);
  return (
    <div class="model-here" data-part="model-here">
      <h3>{editor.here}</h3>
      <p>{machine.stands(names.region(place.region), title, names.meaning(place.region, place.state))}</p>
      <Known state={own} region={place.region} heading="h4" />
      {holders.map((state) => (
        <section key={state.id}>
          <h4>{editor.holds(names.state(place.region, state.id))}</h4>
          <Known state={state} region={place.region} heading="h5" />
        </section>
      ))}
    </div>
  );
}

interface KnownProps {
  state: State;
  region: string;
  heading: 'h4' | 'h5';
}

function Known({ state, region, heading: Heading }: KnownProps) {
  const { language } = useWords();
  const editor = modelEditorWords(language);
  const { model } = useNames();
  const answers = answersOf(model, state);
  const atDoors = [
    { text: editor.onEntering, effects: state.entry.map((effect) => printEffect(effect)).filter(Boolean) },
    { text: editor.onLeaving, effects: state.exit.map((effect) => printEffect(effect)).filter(Boolean) },
  ].filter(({ effects }) => effects.length > 0);
  return (
    <>
      {KINDS.map((kind) => {
        const found = answers.filter((answer) => answer.kind === kind);
        if (found.length === 0) return null;
        return (
          <section key={kind}>
            <Heading>{editor.kinds[kind]}</Heading>
            <ul>
              {found.map((answer) => (
                <li key={answer.event}>
                  <Told {...answer} region={region} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {answers.length === 0 && <p class="hint">{editor.nothingHere}</p>}
      {atDoors.map(({ text, effects }) => (
        <p key={text}>
          {text} <Effects texts={effects} />
        </p>
      ))}
    </>
  );
}

function Told({ kind, event, transitions, region }: Answer & { region: string }) {
  return (
    <>
      {kind !== 'always' && <What kind={kind} event={event} />}
      <ul>
        {transitions.map((transition, index) => (
          <li key={index}>
            <Follows kind={kind} event={event} transition={transition} region={region} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What it is that may happen, and who may make it. */
function What({ kind, event }: Pick<Answer, 'kind' | 'event'>) {
  const { crisis, machine, language } = useWords();
  const editor = modelEditorWords(language);
  const names = useNames();
  const move = names.model.moves.get(event);
  if (kind === 'move' && move)
    return (
      <>
        <strong>{names.move(event)}</strong> ({editor.by(move.by.map(names.role), (move.targets ?? []).map(names.role))}
        ) <span class="hint">{names.moveMeaning(event)}</span>
      </>
    );
  if (kind !== 'deadline') return <strong>{capital(names.signal(event))}</strong>;
  const hours = crisis.hours(names.model.deadlines.get(event)?.hours ?? 0);
  return (
    <>
      <strong>{capital(names.deadline(event))}</strong> ({machine.after(hours)})
    </>
  );
}

interface FollowsProps extends Pick<Answer, 'kind' | 'event'> {
  transition: Transition;
  region: string;
}

/** On what condition it may, where it leads, and what it does. */
function Follows({ kind, event, transition, region }: FollowsProps) {
  const { machine, language } = useWords();
  const editor = modelEditorWords(language);
  const names = useNames();
  const { model } = names;
  const { guard, target, reenter, effects, description } = transition;
  const asked = guard ? guardText(model, guard) : '';
  const text = guard ? `once ${asked}` : 'at once';
  const way: Way = { text, kind, event, guard: asked, needs: guard ? [guard] : [], taken: [] };
  const condition = kind === 'always' ? machine.way(way, names) : machine.condition(way, names).trim();
  const leads =
    target === undefined
      ? editor.stays
      : reenter
        ? editor.beginsAnew(names.state(region, target))
        : machine.leadsTo([names.state(region, target)]);
  const done = effects.map((effect) => printEffect(effect)).filter(Boolean);
  const named = model.moves.get(event) ?? model.signals.get(event) ?? model.deadlines.get(event);
  return (
    <>
      {condition !== '' && <>{condition}: </>}
      {leads}
      {done.length > 0 && (
        <>
          {'; '}
          <Effects texts={done} />
        </>
      )}
      {description !== named?.description && <span class="hint"> {description}</span>}
    </>
  );
}

/** Effects as the file has them: they are what is written there. */
function Effects({ texts }: { texts: readonly string[] }) {
  return <code dir="ltr">{texts.join('; ')}</code>;
}

function answersOf({ moves }: Model, { on, after, always }: State): Answer[] {
  return [
    ...[...on].map(
      ([event, transitions]): Answer => ({ kind: moves.has(event) ? 'move' : 'internal', event, transitions }),
    ),
    ...[...after].map(([event, transitions]): Answer => ({ kind: 'deadline', event, transitions })),
    ...(always.length > 0 ? [{ kind: 'always' as const, event: '', transitions: always }] : []),
  ];
}
