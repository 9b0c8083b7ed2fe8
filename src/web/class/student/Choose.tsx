import { useState } from 'preact/hooks';
import type { ChosenView, Option, RoundView } from '../../../class/index.js';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { usePage, useView } from '../context.js';
import { named, OptionName } from '../parts/OptionName.js';
import { Options } from '../parts/Options.js';
import { draftOf } from './draft.js';

interface ChooseProps {
  round: RoundView;
  options: readonly Option[];
  chose: ChosenView | null;
  /** Whether it is this one's to choose now. */
  asked: boolean;
  /** In groups: how many moves the group had made. */
  turn?: number;
}

/** Choosing, and what became of the choice. */
export function Choose(props: ChooseProps) {
  // What waits is what is drawn here: the focus is held when that changes too.
  void usePage().link.waiting.value;
  const part = useHeldFocus<HTMLDivElement>();
  return (
    <div class="part" ref={part} tabIndex={-1}>
      <Choosing {...props} />
    </div>
  );
}

function Choosing({ round, options, chose, asked, turn }: ChooseProps) {
  const { link } = usePage();
  const sent = link.waiting.value.find(
    ({ act }) => act.do === 'choose' && act.round === round.n && act.turn === turn,
  )?.act;
  if (sent?.do === 'choose')
    return (
      <Chosen
        round={round}
        options={options}
        chose={{ option: sent.option, why: sent.why ?? null }}
        acknowledged={false}
        turn={turn}
      />
    );
  if (chose) return <Chosen round={round} options={options} chose={chose} acknowledged={true} turn={turn} />;
  if (round.status !== 'open' || !asked) return null;
  return <Form round={round} options={options} turn={turn} />;
}

type FormProps = Pick<ChooseProps, 'round' | 'options'> & { turn: number | undefined };

function Form({ round, options, turn }: FormProps) {
  const { link, look } = usePage();
  const words = look.words.value;
  const { code } = useView().class;
  const { value: draft, set } = draftOf(code, `${round.n}.${turn ?? ''}`);
  const [missing, setMissing] = useState(false);
  const scripted = options.filter(({ option }) => option.startsWith('step:'));
  // A round may offer nothing of the script: then all of it stands in the open.
  const first = scripted.length > 0 ? scripted : options;
  const others = scripted.length > 0 ? options.filter((one) => !scripted.includes(one)) : [];
  const row = (option: Option) => (
    <label key={option.option} class="option" data-chosen={draft.option === option.option}>
      <input
        type="radio"
        name="option"
        value={option.option}
        checked={draft.option === option.option}
        onChange={() => {
          set({ option: option.option });
          setMissing(false);
        }}
      />
      <OptionName option={option} />
    </label>
  );
  return (
    <form
      class="choose"
      onSubmit={(event) => {
        event.preventDefault();
        const option = options.find((one) => one.option === draft.option)?.option;
        const why = draft.why.trim();
        setMissing(option === undefined);
        if (option === undefined) return;
        void link.act({
          ...{ do: 'choose', round: round.n, option },
          ...(turn !== undefined && { turn }),
          ...(why !== '' && { why }),
        });
      }}
    >
      <fieldset>
        <legend class="visually-hidden">{round.question ?? words.kinds[round.kind]}</legend>
        <Options options={first} row={row} />
        {others.length > 0 && (
          <details open={others.some(({ option }) => option === draft.option)}>
            <summary>{words.whatElse}</summary>
            <Options options={others} row={row} />
          </details>
        )}
      </fieldset>
      <label class="field">
        <span>{words.why}</span>
        <input
          type="text"
          dir="auto"
          value={draft.why}
          maxLength={CLASS_LIMITS.why}
          autocomplete="off"
          onInput={(event) => set({ why: event.currentTarget.value })}
        />
      </label>
      <p role="alert" class="wrong">
        {missing && words.chooseFirst}
      </p>
      <button type="submit" class="button primary big">
        {words.send}
      </button>
    </form>
  );
}

interface ChosenProps extends FormProps {
  chose: ChosenView;
  /** Whether it is in the store. */
  acknowledged: boolean;
}

/** What was chosen, and whether that has been received; a reason can still be given. */
function Chosen({ round, options, chose, acknowledged, turn }: ChosenProps) {
  const { link, look } = usePage();
  const words = look.words.value;
  const [writing, setWriting] = useState(false);
  const part = useHeldFocus<HTMLDivElement>();
  return (
    <div class="chosen part" ref={part} tabIndex={-1} data-received={acknowledged}>
      <p class="chosen-label">
        <strong>{words.youChose}</strong>
        <span class="mark strong" role="status">
          {acknowledged ? words.received : words.sending}
        </span>
      </p>
      <p>
        <OptionName option={named(options, chose.option)} />
      </p>
      {chose.why !== null && (
        <p>
          <q dir="auto">{chose.why}</q>
        </p>
      )}
      {round.status !== 'revealed' &&
        acknowledged &&
        (writing ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const why = String(new FormData(event.currentTarget).get('why')).trim();
              setWriting(false);
              if (why !== '') void link.act({ do: 'say', round: round.n, why, ...(turn !== undefined && { turn }) });
            }}
          >
            <label class="field">
              <span>{words.sayWhy}</span>
              <input type="text" name="why" dir="auto" maxLength={CLASS_LIMITS.why} autocomplete="off" />
            </label>
            <button type="submit" class="button text">
              {words.saveWhy}
            </button>
          </form>
        ) : (
          <button type="button" class="button text" onClick={() => setWriting(true)}>
            {words.sayWhy}
          </button>
        ))}
    </div>
  );
}
