import { nameOf } from '../../scenario/index.js';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useNames, useWords } from '../state/context.js';
import type { Choice } from '../state/run.js';
import { directionOf } from '../words/direction.js';
import { stepTitle } from '../words/names.js';
import { graphOf, type Possible, type Taken } from './marks.js';

/** Older changes are counted, not listed. */
const LISTED = 40;

interface DescriptionProps {
  /** Not to be seen; it is read out all the same. */
  hidden: boolean;
  taken: Taken;
  possible: Possible;
}

/** What the picture shows, in words: where the crisis stands, how it came there, where moves lead. */
export function Description({ hidden, taken, possible }: DescriptionProps) {
  const { run } = useApp();
  const words = useWords();
  const { machine } = words;
  const names = useNames();
  const { scenario } = run;
  const { configuration } = run.session.value;
  const text = { lang: scenario.language, dir: directionOf(scenario.language) };
  const recent = taken.changes.slice(-LISTED);
  const earlier = taken.changes.length - recent.length;
  return (
    <div class={hidden ? 'visually-hidden' : 'machine-words'} data-part="machine-words">
      <h3>{machine.standsHeading}</h3>
      <ul>
        {graphOf(names.model).map(({ id }) => {
          const state = configuration[id] ?? '';
          return <li key={id}>{machine.stands(names.region(id), names.state(id, state), names.meaning(id, state))}</li>;
        })}
      </ul>
      <h3>{machine.cameHeading}</h3>
      {recent.length === 0 && <p>{machine.cameNowhere}</p>}
      <ul>
        {earlier > 0 && <li>{machine.cameEarlier(earlier)}</li>}
        {recent.map(({ n, number, node, title, region, from, to }) => (
          <li key={`${n} ${region}`}>
            {machine.atStep(number)}{' '}
            <bdi {...(run.session.value.nodes[node]?.step !== undefined && text)}>
              {stepTitle(run.session.value, { node, title }, words)}
            </bdi>
            : {machine.came(names.region(region), names.state(region, from), names.state(region, to))}
          </li>
        ))}
      </ul>
      <h3>{machine.leadsHeading}</h3>
      {possible.outlook.length === 0 && <p>{machine.leadsNowhere}</p>}
      <Leads possible={possible} />
    </div>
  );
}

/** The moves, put together by where they lead; those that change no state last. */
function Leads({ possible }: { possible: Possible }) {
  const app = useApp();
  const { run } = app;
  const hide = hidesAhead(app);
  const { machine } = useWords();
  const names = useNames();
  const namesOf = useChoices();
  const { configuration } = run.session.value;
  const groups = new Map<string, Choice[]>();
  for (const { choice, changes } of possible.outlook) {
    // The script's own moves are among the free ones, by what they are.
    if (hide && typeof choice === 'string') continue;
    const end = changes.at(-1)?.to ?? configuration;
    const states = graphOf(names.model)
      .filter(({ id }) => end[id] !== configuration[id])
      .map(({ id }) => names.state(id, end[id] ?? ''));
    const leads = states.length > 0 ? machine.leadsTo(states) : '';
    groups.set(leads, [...(groups.get(leads) ?? []), choice]);
  }
  const sorted = [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''));
  return (
    <ul>
      {sorted.map(([leads, choices]) => (
        <li key={leads}>
          {leads === '' ? machine.leadsNoState : leads}:
          <ul>
            {namesOf(choices).map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function useChoices(): (choices: readonly Choice[]) => string[] {
  const { run } = useApp();
  const { crisis, machine, moves } = useWords();
  const names = useNames();
  const { scenario } = run;
  const choiceName = (choice: Choice): string => {
    if (typeof choice === 'number') return crisis.nobodyMoves(crisis.hours(choice));
    if (typeof choice === 'string')
      return run.moves.value.scripted.find(({ step }) => step === choice)?.title ?? choice;
    const { type, target } = choice;
    return target ? `${names.move(type)} ${moves.aimedAt(nameOf(scenario, target))}` : names.move(type);
  };
  return (choices) => {
    // A move that several actors can make is named once, with all of them.
    const by = new Map<string, string[]>();
    for (const choice of choices) {
      const made = by.get(choiceName(choice)) ?? [];
      by.set(choiceName(choice), made);
      if (typeof choice === 'object') made.push(nameOf(scenario, choice.by));
    }
    return [...by].map(([name, made]) => (made.length > 0 ? machine.moveBy(name, made) : name));
  };
}
