import type { Option } from '../../../class/index.js';
import { useWords } from '../context.js';
import { Own } from './Own.js';

/** Who would do what to whom. */
export function OptionName({ option: { option, title, who, whom } }: { option: Option }) {
  const words = useWords();
  const [kind, hours = ''] = option.split(':');
  if (kind === 'wait') return <span class="option-title">{words.nobodyMoves(Number(hours))}</span>;
  return (
    <span class="option-name">
      <span class="option-title">
        <Own>{title}</Own>
      </span>
      {who !== null && (
        <span class="option-who" data-whom={whom !== null}>
          {whom === null ? <Own>{who}</Own> : <Own>{words.against(who, whom)}</Own>}
        </span>
      )}
    </span>
  );
}

/** An option by its text: of those that were offered, else by that text itself. */
export function named(options: readonly Option[], option: string): Option {
  return options.find((one) => one.option === option) ?? { option, title: option, by: null, who: null, whom: null };
}
