import type { ComponentChildren } from 'preact';
import { type Model, mainState, measureOf, valuesAt } from '../../../model/index.js';
import type { BoardCard, PlacedProblem } from '../../../scenario/board/index.js';
import { type Plain, setInStep } from '../../../scenario/edit/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import { capital, modelWords } from '../../words/model.js';
import type { Desk } from './desk.js';
import { ChoiceField, HeldField, TextField, Wrong } from './fields.js';

interface Props {
  desk: Desk;
  card: BoardCard;
  /** What must hold after a step, or what a fact sets. */
  field: 'expect' | 'set';
  problems: readonly PlacedProblem[];
}

/** Values of regions and variables of a step: what must hold after it, or what it sets. */
export function Values({ desk, card, field, problems }: Props) {
  const own = boardWords(useWords().language);
  const { ground } = desk.board.value;
  const now: unknown = card.piece.data[field];
  const write = (path: readonly (string | number)[], value: Plain | undefined, typed = false) =>
    desk.edit((text) => setInStep(text, card.path, [field, ...path], value), typed);
  const record = () => {
    if (!card.after || !ground) return;
    const { model } = ground;
    const measure = measureOf(card.after.position);
    write([], {
      [model.main.id]: mainState(card.after.position),
      ...(model.measure && measure !== undefined && { [model.measure.name]: measure }),
    });
  };
  return (
    <NamedValues
      desk={desk}
      checks={field === 'expect'}
      title={field === 'expect' ? own.expect : own.set}
      hint={field === 'expect' ? own.expectHint : undefined}
      now={now}
      first={(name) => (card.after ? (valuesAt(card.after.position)[name] ?? '') : '')}
      write={write}
      problems={problems}
    >
      {field === 'expect' && (
        <button type="button" class="button text" onClick={record} disabled={!card.after}>
          {own.record}
        </button>
      )}
    </NamedValues>
  );
}

/** Not names of any model: what else may be asked of the machine after a step. */
const [HOURS, CONDITION] = ['hours', ' condition'];

/** A condition to begin with, which holds: how the measure stands, or where the crisis does. */
function conditionOf({ measure, main }: Model, now: (name: string) => Plain): string {
  return measure ? `${measure.name} >= ${String(now(measure.name))}` : String(now(main.id));
}

interface NamedProps {
  desk: Desk;
  /** Whether they are what is checked: then hours, ranges and a condition are possible too. */
  checks?: boolean;
  title: string;
  hint: string | undefined;
  /** The block as it is, or a condition in its place. */
  now: unknown;
  /** What a value begins with that is added. */
  first: (name: string) => Plain;
  /** Sets something in the block, or takes it out; with an empty path the block itself. */
  write: (path: readonly (string | number)[], value: Plain | undefined, typed?: boolean) => void;
  problems: readonly PlacedProblem[];
  children?: ComponentChildren;
}

/** Values of regions and variables by their names. */
export function NamedValues({ desk, checks = false, title, hint, now, first, write, problems, children }: NamedProps) {
  const words = useWords();
  const own = boardWords(words.language);
  const { ground } = desk.board.value;
  if (!ground) return null;
  const { model } = ground;
  const names = modelWords(model, words.language);
  const regions = model.regions.filter(({ hidden }) => !hidden);
  const all = [
    ...regions.map(({ id }) => [id, capital(names.region(id))] as const),
    ...model.fields.map(({ name }) => [name, capital(names.field(name))] as const),
    ...(checks ? [[HOURS, own.hoursPassed] as const] : []),
  ];
  const entries = typeof now === 'object' && now !== null ? Object.entries(now as Record<string, unknown>) : [];
  const remove = (name: string) => write(entries.length > 1 ? [name] : [], undefined);
  return (
    <fieldset class="values">
      <legend>{title}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {typeof now === 'string' && (
        <TextField
          desk={desk}
          label={own.condition}
          value={now}
          set={(value) => write([], value === '' ? undefined : value, true)}
        />
      )}
      {entries.map(([name, value]) => {
        const label = all.find(([id]) => id === name)?.[1] ?? name;
        const values = model.region.get(name)?.leaves ?? model.field.get(name)?.values ?? [];
        return (
          <div key={name} class="entry value">
            {typeof value === 'object' && value !== null ? (
              (['atLeast', 'atMost'] as const).map((bound) => (
                <HeldField
                  key={bound}
                  desk={desk}
                  label={own[bound](label)}
                  inputMode="numeric"
                  value={String((value as Record<string, unknown>)[bound] ?? '')}
                  set={(typed) => write([name, bound], typed.trim() === '' ? undefined : Number(typed))}
                />
              ))
            ) : (
              <ChoiceField
                desk={desk}
                label={label}
                value={String(value)}
                options={values.map((each) => [String(each), valueText(name, each)] as const)}
                set={(text) => write([name], typeof values[0] === 'number' ? Number(text) : text)}
              />
            )}
            {checks && typeof value === 'number' && (
              <button
                type="button"
                class="button text"
                aria-label={own.rangeOf(label)}
                onClick={() => write([name], { atLeast: value, atMost: value })}
              >
                {own.range}
              </button>
            )}
            <IconButton icon="close" label={own.removeNamed(label)} onClick={() => remove(name)} />
          </div>
        );
      })}
      <Wrong desk={desk} problems={problems} />
      <div class="entry-actions">
        {children}
        {typeof now !== 'string' && (
          <select
            aria-label={`${title}: ${own.addValue}`}
            value=""
            onChange={({ currentTarget }) => {
              const name = currentTarget.value;
              currentTarget.value = '';
              if (name === CONDITION) write([], conditionOf(model, first));
              else if (name !== '') write([name], name === HOURS ? { atLeast: 0 } : first(name));
            }}
          >
            <option value="">{own.addValue}</option>
            {all
              .filter(([name]) => !entries.some(([known]) => known === name))
              .map(([name, text]) => (
                <option key={name} value={name}>
                  {text}
                </option>
              ))}
            {checks && entries.length === 0 && <option value={CONDITION}>{own.condition}</option>}
          </select>
        )}
      </div>
    </fieldset>
  );

  function valueText(name: string, value: string | number): string {
    if (typeof value === 'number') return words.crisis.number(value);
    if (value === 'none') return words.crisis.nobody;
    return ground?.actors[value]?.name ?? names.value(name, value);
  }
}
