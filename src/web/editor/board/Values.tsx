import { mainState, measureOf, valuesAt } from '../../../model/index.js';
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

/** Values of regions and variables by their names: what must hold, or what is set. */
export function Values({ desk, card, field, problems }: Props) {
  const words = useWords();
  const own = boardWords(words.language);
  const { ground } = desk.board.value;
  if (!ground) return null;
  const { model } = ground;
  const names = modelWords(model, words.language);
  const now: unknown = card.piece.data[field];
  const write = (path: readonly (string | number)[], value: Plain | undefined, typed = false) =>
    desk.edit((text) => setInStep(text, card.path, [field, ...path], value), typed);
  const regions = model.regions.filter(({ hidden }) => !hidden);
  const all = [
    ...regions.map(({ id }) => [id, capital(names.region(id))] as const),
    ...model.fields.map(({ name }) => [name, capital(names.field(name))] as const),
  ];
  const entries = typeof now === 'object' && now !== null ? Object.entries(now as Record<string, unknown>) : [];
  const title = field === 'expect' ? own.expect : own.set;
  const remove = (name: string) => write(entries.length > 1 ? [name] : [], undefined);
  const record = () => {
    if (!card.after) return;
    const measure = measureOf(card.after.position);
    write([], {
      [model.main.id]: mainState(card.after.position),
      ...(model.measure && measure !== undefined && { [model.measure.name]: measure }),
    });
  };
  const valueNow = (name: string): Plain => (card.after ? (valuesAt(card.after.position)[name] ?? '') : '');
  return (
    <fieldset class="values">
      <legend>{title}</legend>
      {field === 'expect' && <p class="hint">{own.expectHint}</p>}
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
            <IconButton icon="close" label={own.removeNamed(label)} onClick={() => remove(name)} />
          </div>
        );
      })}
      <Wrong desk={desk} problems={problems} />
      <div class="entry-actions">
        {field === 'expect' && (
          <button type="button" class="button text" onClick={record} disabled={!card.after}>
            {own.record}
          </button>
        )}
        {typeof now !== 'string' && (
          <select
            aria-label={`${title}: ${own.addValue}`}
            value=""
            onChange={({ currentTarget }) => {
              const name = currentTarget.value;
              currentTarget.value = '';
              if (name !== '') write([name], valueNow(name));
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
