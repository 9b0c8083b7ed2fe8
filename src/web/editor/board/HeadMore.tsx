import { fadeId, shippedModel, valuesAt } from '../../../model/index.js';
import { isBag, type Plain } from '../../../scenario/edit/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import { capital, modelWords } from '../../words/model.js';
import type { Desk } from './desk.js';
import { ChoiceField, Group, HeldField, TextField, Wrong } from './fields.js';
import { numberOf, useHead } from './head.js';
import { textOf } from './Lists.js';
import { NamedValues } from './Values.js';

interface Part {
  desk: Desk;
  lang: string;
}

/** A plan for the lesson, part by part. */
export function Lesson({ desk, lang }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const { cards, ground } = desk.board.value;
  const parts = Array.isArray(data.lesson) ? data.lesson : [];
  const stops = [
    ...[...cards.values()].map(({ id, title }) => [id, title || id] as const),
    ...(ground?.base?.steps ?? []).map(({ id, title }) => [id, title] as const),
  ];
  const shared = { desk, lang };
  return (
    <Group title={own.head.lesson} open={parts.length > 0}>
      {parts.map((entry: unknown, index) => {
        const part = isBag(entry) ? entry : {};
        const name = own.head.part(words.crisis.number(index + 1));
        return (
          <fieldset key={index} class="entry" aria-label={name}>
            <HeldField
              {...shared}
              label={own.head.minutes}
              inputMode="numeric"
              value={textOf(part.minutes)}
              set={(typed) => set(['lesson', index, 'minutes'], numberOf(typed) ?? 0)}
            />
            <TextField
              {...shared}
              label={own.head.partTitle}
              value={textOf(part.title)}
              set={(value) => set(['lesson', index, 'title'], value, true)}
            />
            <TextField
              {...shared}
              label={own.head.partText}
              rows={2}
              value={textOf(part.text)}
              set={(value) => set(['lesson', index, 'text'], value === '' ? undefined : value, true)}
            />
            <ChoiceField
              {...shared}
              label={own.head.stop}
              value={textOf(part.stop)}
              options={[['', own.head.noStop], ...stops.slice(0, 500)]}
              set={(value) => set(['lesson', index, 'stop'], value === '' ? undefined : value)}
            />
            <IconButton icon="close" label={own.removeNamed(name)} onClick={() => unset(['lesson', index])} />
          </fieldset>
        );
      })}
      <Wrong desk={desk} problems={at('lesson')} />
      <button
        type="button"
        class="button text"
        onClick={() => set(['lesson', parts.length], { minutes: 10, title: own.head.newPart })}
      >
        {own.head.addPart}
      </button>
    </Group>
  );
}

/** Terms that need a word. */
export function GlossaryForm({ desk, lang }: Part) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const terms = Array.isArray(data.glossary) ? data.glossary : [];
  return (
    <Group title={own.head.glossary} open={terms.length > 0}>
      {terms.map((entry: unknown, index) => {
        const term = isBag(entry) ? entry : {};
        const number = words.crisis.number(index + 1);
        return (
          <div key={index} class="entry">
            {(['term', 'text'] as const).map((key) => (
              <TextField
                key={key}
                desk={desk}
                lang={lang}
                label={own.head[key](number)}
                {...(key === 'text' && { rows: 2 })}
                value={textOf(term[key])}
                set={(value) => set(['glossary', index, key], value, true)}
              />
            ))}
            <IconButton
              icon="close"
              label={own.removeNamed(own.head.term(number))}
              onClick={() => unset(['glossary', index])}
            />
          </div>
        );
      })}
      <Wrong desk={desk} problems={at('glossary')} />
      <button
        type="button"
        class="button text"
        onClick={() => set(['glossary', terms.length], { term: own.head.newTerm, text: '…' })}
      >
        {own.head.addTerm}
      </button>
    </Group>
  );
}

/** What the scenario sets of its model: where the crisis begins, when deadlines pass, how fast things go. */
export function ModelSettings({ desk }: { desk: Desk }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set, unset } = useHead(desk);
  const { ground } = desk.board.value;
  if (!ground) return null;
  const { model } = ground;
  const names = modelWords(model, words.language);
  const deadlines = isBag(data.deadlines) ? data.deadlines : {};
  const pace = isBag(data.pace) ? data.pace : {};
  const fades = isBag(pace.fades) ? pace.fades : {};
  const numbers = model.fields.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const falls = new Set(numbers.map(fadeId));
  const usual = shippedModel(model.id)?.deadlines;
  const ids = new Set([...model.deadlines.keys(), ...(usual?.keys() ?? []), ...Object.keys(deadlines)]);
  const begins = isBag(data.begins) ? data.begins : {};
  const begun = valuesAt(ground.walk.position);
  return (
    <>
      <Group title={own.head.begins} open={Object.keys(begins).length > 0}>
        <NamedValues
          desk={desk}
          title={own.head.begins}
          hint={own.head.beginsHint}
          now={data.begins}
          first={(name) => begun[name] ?? ''}
          write={([name, ...rest], value) => {
            if (value === undefined && name !== undefined) unset(['begins', name]);
            else set(name === undefined ? ['begins'] : ['begins', name, ...rest], value);
          }}
          problems={at('begins')}
        />
      </Group>
      <Group title={own.head.deadlines} open={Object.keys(deadlines).length > 0}>
        <p class="hint">{own.head.deadlinesHint}</p>
        {[...ids]
          .filter((id) => !falls.has(id))
          .map((id) => {
            const hours = usual?.get(id)?.hours;
            return (
              <HeldField
                key={id}
                desk={desk}
                label={capital(names.deadline(id))}
                hint={hours === undefined ? undefined : own.head.usually(words.crisis.hours(hours))}
                value={deadlines[id] === 'off' ? own.head.off : textOf(deadlines[id])}
                set={(typed) => {
                  const value = [own.head.off, 'off'].includes(typed.trim().toLowerCase()) ? 'off' : numberOf(typed);
                  if (value !== undefined) set(['deadlines', id], value);
                  else unset(['deadlines', id]);
                }}
              />
            );
          })}
        <Wrong desk={desk} problems={at('deadlines')} />
      </Group>
      <Group title={own.head.pace} open={Object.keys(pace).length > 0}>
        <HeldField
          desk={desk}
          label={own.head.paceHours}
          inputMode="decimal"
          value={textOf(pace.hours)}
          set={(typed) => {
            const value = numberOf(typed);
            if (value !== undefined) set(['pace', 'hours'], value);
            else unset(['pace', 'hours']);
          }}
        />
        {Object.entries(fades).map(([name, fade]) => {
          const label = capital(names.field(name));
          const write = (value: Plain | undefined) => {
            if (value !== undefined) set(['pace', 'fades', name], value);
            else unset(['pace', 'fades', name]);
          };
          const now = isBag(fade) ? fade : undefined;
          return (
            <fieldset key={name} class="entry" aria-label={label}>
              <ChoiceField
                desk={desk}
                label={own.head.falls(label)}
                value={now ? 'falls' : 'off'}
                options={[
                  ['falls', own.head.bySoMuch],
                  ['off', own.head.never],
                ]}
                set={(value) => write(value === 'off' ? 'off' : { by: 1, days: 30 })}
              />
              {now &&
                (['by', 'days'] as const).map((key) => (
                  <HeldField
                    key={key}
                    desk={desk}
                    label={own.head[key]}
                    inputMode="decimal"
                    value={textOf(now[key])}
                    set={(typed) => set(['pace', 'fades', name, key], numberOf(typed) ?? 1)}
                  />
                ))}
              <IconButton icon="close" label={own.removeNamed(label)} onClick={() => write(undefined)} />
            </fieldset>
          );
        })}
        <select
          aria-label={own.head.addFade}
          value=""
          onChange={({ currentTarget }) => {
            const name = currentTarget.value;
            currentTarget.value = '';
            if (name !== '') set(['pace', 'fades', name], { by: 1, days: 30 });
          }}
        >
          <option value="">{own.head.addFade}</option>
          {numbers
            .filter((name) => !(name in fades))
            .map((name) => (
              <option key={name} value={name}>
                {capital(names.field(name))}
              </option>
            ))}
        </select>
        <Wrong desk={desk} problems={at('pace')} />
      </Group>
    </>
  );
}
