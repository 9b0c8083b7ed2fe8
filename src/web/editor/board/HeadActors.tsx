import { freshId, isBag, type Plain } from '../../../scenario/edit/index.js';
import { nameOf } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import { modelWords } from '../../words/model.js';
import type { Desk } from './desk.js';
import { Group, TextField, Wrong } from './fields.js';
import { useHead } from './head.js';
import { textOf } from './Lists.js';

interface Part {
  desk: Desk;
  lang: string;
}

const orNone = (value: string): Plain | undefined => (value === '' ? undefined : value);

/** Who stands behind the roles, and those that act in one together. */
export function ActorsForm({ desk, lang }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const { ground } = desk.board.value;
  if (!ground) return null;
  const names = modelWords(ground.model, words.language);
  const actors = isBag(data.actors) ? data.actors : {};
  const taken = new Set([...ground.model.roles.keys(), ...ground.parties.keys()]);
  return (
    <Group title={own.head.actors}>
      {[...ground.model.roles.values()].map(({ id: role, rival }) => {
        const actor = isBag(actors[role]) ? actors[role] : undefined;
        const parties = isBag(actor?.parties) ? actor.parties : {};
        const field = (path: readonly string[], label: string, value: unknown) => (
          <TextField
            desk={desk}
            lang={lang}
            label={label}
            value={textOf(value)}
            set={(typed) => set(['actors', role, ...path], orNone(typed), true)}
          />
        );
        return (
          <div key={role}>
            <TextField
              desk={desk}
              lang={lang}
              label={names.role(role)}
              value={textOf(actor?.name)}
              set={(value) => {
                if (value !== '' || rival !== undefined) set(['actors', role, 'name'], value, true);
                else set(['actors', role], undefined, true);
              }}
            />
            {actor && (
              <details class="form-more" open={Object.keys(parties).length > 0}>
                <summary>{own.head.actorMore(textOf(actor.name) || names.role(role))}</summary>
                {field(['capital'], own.head.capital, actor.capital)}
                {field(['note'], own.head.actorNote, actor.note)}
                {Object.entries(parties).map(([id, entry], index) => {
                  const party = isBag(entry) ? entry : {};
                  const label = own.head.party(words.crisis.number(index + 1));
                  return (
                    <fieldset key={id} class="entry" aria-label={label}>
                      <TextField
                        desk={desk}
                        lang={lang}
                        label={label}
                        value={textOf(party.name)}
                        set={(value) => set(['actors', role, 'parties', id, 'name'], value, true)}
                      />
                      {field(['parties', id, 'note'], own.head.actorNote, party.note)}
                      <IconButton
                        icon="close"
                        label={own.removeNamed(textOf(party.name) || id)}
                        onClick={() => unset(['actors', role, 'parties', id])}
                      />
                    </fieldset>
                  );
                })}
                <button
                  type="button"
                  class="button text"
                  onClick={() => {
                    const id = freshId(own.head.newParty, taken, 'party');
                    set(['actors', role, 'parties', id], { name: own.head.newParty });
                  }}
                >
                  {own.head.addParty}
                </button>
              </details>
            )}
          </div>
        );
      })}
      <Wrong desk={desk} problems={at('actors')} />
    </Group>
  );
}

/** What each side is told when a class plays it. */
export function Briefings({ desk, lang }: Part) {
  const own = boardWords(useWords().language);
  const { data, at, set, unset } = useHead(desk);
  const { ground } = desk.board.value;
  if (!ground) return null;
  const roles = isBag(data.roles) ? data.roles : {};
  const inherited = ground.base?.briefings ?? {};
  return (
    <Group title={own.head.briefings} open={Object.keys(roles).length > 0}>
      <p class="hint">{own.head.briefingsHint}</p>
      {[...ground.model.roles.keys()].map((role) => {
        const briefing = isBag(roles[role]) ? roles[role] : {};
        return (
          <fieldset key={role} class="entry">
            <legend>{nameOf(ground.spoken, role)}</legend>
            {(['wants', 'fears', 'knows'] as const).map((key) => (
              <TextField
                key={key}
                desk={desk}
                lang={lang}
                label={own.head[key]}
                rows={2}
                placeholder={briefing === roles[role] ? undefined : inherited[role]?.[key]}
                value={textOf(briefing[key])}
                set={(value) =>
                  value === '' ? unset(['roles', role, key], true) : set(['roles', role, key], value, true)
                }
              />
            ))}
          </fieldset>
        );
      })}
      <Wrong desk={desk} problems={at('roles')} />
    </Group>
  );
}
