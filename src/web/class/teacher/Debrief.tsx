import type { ClassOdds, Debrief as DebriefView, Decision } from '../../../class/index.js';
import { useView, useWords } from '../context.js';
import { OptionName } from '../parts/OptionName.js';
import { Own } from '../parts/Own.js';
import { OddsBasis, OddsTable, useOdds } from './Odds.js';
import { useTeaching } from './use.js';

/** The lesson looked back on, to be shown and printed. */
export function Debrief({ debrief: { decisions, groups } }: { debrief: DebriefView }) {
  const words = useWords();
  const teaching = useTeaching();
  const odds = useOdds();
  const groupName = (id: string) => words.groupName(groups.find((group) => group.id === id)?.name ?? id);
  return (
    <section class="card debrief" aria-labelledby="debrief-title">
      <h2 id="debrief-title">{teaching.debrief}</h2>
      <p class="no-print">
        <button type="button" class="button primary text" onClick={() => print()}>
          {teaching.print}
        </button>
      </p>
      {decisions.length > 0 && <OddsBasis odds={odds} />}
      {decisions.map((decision, index) => (
        <DecisionPart
          key={index}
          number={index + 1}
          decision={decision}
          group={decision.group === null ? undefined : groupName(decision.group)}
          odds={typeof odds === 'object' ? odds : undefined}
        />
      ))}
      {groups.length > 0 && (
        <>
          <h3>{words.groups}</h3>
          <ul class="groups">
            {groups.map(({ id, name, people, steps, outcome, measure }) => (
              <li key={id} class="group">
                <h4>
                  <bdi>{words.groupName(name)}</bdi>
                </h4>
                <p class="hint" dir="auto">
                  {people.join(', ')}
                </p>
                <ol class="steps">
                  {steps.slice(-6).map((step, at) => (
                    <li key={at}>
                      <Own>{step}</Own>
                    </li>
                  ))}
                </ol>
                <p>
                  {outcome !== null && (
                    <strong>
                      {words.outcome}: <Own>{outcome}</Own>
                    </strong>
                  )}{' '}
                  {measure !== null && words.number(measure)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{teaching.talk}</h3>
      <ol>
        {teaching.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </section>
  );
}

interface DecisionProps {
  number: number;
  decision: Decision;
  group: string | undefined;
  odds: ClassOdds | undefined;
}

function DecisionPart({ number, decision, group, odds }: DecisionProps) {
  const moved = odds?.decisions[number - 1];
  const words = useWords();
  const teaching = useTeaching();
  const { seats } = useView().class;
  const { kind, question, after, options, history, asHistory, taken, left, choices } = decision;
  const seatName = (id: string | null) => seats.find((seat) => seat.id === id)?.name ?? '';
  const all = options.reduce((sum, { count }) => sum + count, 0);
  return (
    <article class="decision">
      <h3>
        {teaching.decision(number)}
        {group !== undefined && (
          <>
            {' '}
            <bdi>{teaching.inGroup(group)}</bdi>
          </>
        )}
      </h3>
      <p dir="auto">{question ?? words.kinds[kind]}</p>
      {after !== null && (
        <p class="hint">
          {teaching.after}: <Own>{after}</Own>
        </p>
      )}
      <ul class="plain">
        {options
          .filter(({ count, option }) => count > 0 || option === history?.option || taken?.options.includes(option))
          .map((option) => (
            <li key={option.option} class="decided">
              <span class="decided-count">{words.number(option.count)}</span> <OptionName option={option} />{' '}
              {option.option === history?.option && <span class="mark">{words.history}</span>}{' '}
              {taken?.options.includes(option.option) && <span class="mark strong">{words.taken}</span>}{' '}
              {option.seats.map((seat) => (
                <bdi key={seat} class="chip">
                  {seatName(seat)}
                </bdi>
              ))}
            </li>
          ))}
      </ul>
      {history && all > 0 && <p>{words.asHistory(asHistory, all)}</p>}
      {left && <p class="left">{teaching.leftHere}</p>}
      {odds && moved && <OddsTable ends={odds.ends} odds={moved} title={teaching.decision(number)} />}
      {choices.length > 0 && (
        <table aria-label={`${teaching.decision(number)}: ${teaching.who}`}>
          <thead>
            <tr>
              {[teaching.name, words.seat, teaching.choice, teaching.reason, teaching.time].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map(({ person, name, seat, title, why, seconds }) => (
              <tr key={person}>
                <td>
                  <bdi>{name}</bdi>
                </td>
                <td>
                  <bdi>{seatName(seat)}</bdi>
                </td>
                <td>
                  <Own>{title}</Own>
                </td>
                <td dir="auto">{why}</td>
                <td>{teaching.secondsTaken(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
