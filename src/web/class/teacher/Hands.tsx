import type { RoundView } from '../../../class/index.js';
import { OptionName } from '../parts/OptionName.js';
import { Options } from '../parts/Options.js';
import { useAct, useTeacher, useTeaching } from './use.js';

/** The numbers of a show of hands, to be typed in. */
export function Hands({ round: { n, options } }: { round: RoundView }) {
  const teaching = useTeaching();
  const act = useAct();
  const { counts } = useTeacher();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const typed = options.map(({ option }) => [option, Number(data.get(option)) || 0] as const);
        act({ do: 'count', round: n, counts: Object.fromEntries(typed) });
      }}
    >
      <fieldset class="hands">
        <legend>{teaching.hands}</legend>
        <Options
          options={options}
          row={(option) => (
            <label key={option.option} class="option">
              <OptionName option={option} />
              <input
                type="number"
                name={option.option}
                min={0}
                max={10_000}
                step={1}
                defaultValue={String(counts.find((one) => one.option === option.option)?.count ?? 0)}
              />
            </label>
          )}
        />
      </fieldset>
      <button type="submit" class="button text">
        {teaching.saveHands}
      </button>
    </form>
  );
}
