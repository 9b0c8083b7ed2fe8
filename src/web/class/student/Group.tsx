import type { RoundView } from '../../../class/index.js';
import { usePage, useView } from '../context.js';
import { GroupCards } from '../parts/Groups.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Choose } from './Choose.js';

/** The own group, which plays on its own; once revealed, all of them. */
export function Group({ round }: { round: RoundView }) {
  const words = usePage().look.words.value;
  const { group, groups } = useView();
  if (round.status === 'revealed' && groups) return <GroupCards groups={groups} own={group?.id} />;
  if (!group) return null;
  const { name, people, lead, leads, advice, options, turn, chose } = group;
  return (
    <>
      <p class="actions">
        <strong dir="auto">{words.groupName(name)}</strong>
        {people.map((one) => (
          <bdi key={one} class="chip">
            {one}
          </bdi>
        ))}
      </p>
      {round.status === 'open' && <p class="hint">{leads ? words.groupLead : words.groupAdvice(lead ?? '')}</p>}
      {advice.length > 0 && (
        <div>
          <h3>{words.proposed}</h3>
          <ul class="plain">
            {advice.map((one) => (
              <li key={one.name}>
                <bdi class="chip">{one.name}</bdi> <OptionName option={named(options, one.option)} />
                {one.why !== null && <q dir="auto">{one.why}</q>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {round.status === 'open' && (
        <Choose key={turn} round={round} options={options} chose={chose} asked={chose === null} turn={turn} />
      )}
    </>
  );
}
