import { useState } from 'preact/hooks';
import { hidesAhead } from '../state/ahead.js';
import { useApp, useWords } from '../state/context.js';
import { Dialog } from '../ui/Dialog.js';
import { Differences } from './Differences.js';
import { Measures } from './Measures.js';
import { compareSides, firstSides, playedSides, type Side, type SideOption, writtenSides } from './sides.js';
import './compare.css';

interface CompareProps {
  /** The branch that was asked for. */
  branch: string | undefined;
  close: () => void;
}

/** Two branches side by side, in a window over the page: where they part, how each went, what differs. */
export function Compare({ branch, close }: CompareProps) {
  const app = useApp();
  const { run } = app;
  const hide = hidesAhead(app);
  const words = useWords();
  const { compare } = words;
  run.version.value;
  const session = run.session.value;
  const [[a, b], setSides] = useState(() => firstSides(session, branch, words, hide));
  const played = playedSides(session, words);
  const written = hide ? [] : writtenSides(session.scenario, words);
  // A branch may be gone meanwhile: the scenario can change on disk.
  const known = [...played, ...written].map(({ side }) => side);
  const [first, second] = known.includes(a) && known.includes(b) ? [a, b] : firstSides(session, branch, words, hide);
  const comparison = compareSides(session, first, second, words);
  return (
    <Dialog title={compare.title} close={close} wide>
      <section class="compare" aria-label={compare.title}>
        <div class="compare-pick">
          <Pick
            letter="A"
            label={compare.first}
            value={first}
            played={played}
            written={written}
            pick={(side) => setSides([side, second])}
          />
          <button
            type="button"
            class="button"
            aria-label={compare.swap}
            title={compare.swap}
            onClick={() => setSides([second, first])}
          >
            ⇄
          </button>
          <Pick
            letter="B"
            label={compare.second}
            value={second}
            played={played}
            written={written}
            pick={(side) => setSides([first, side])}
          />
        </div>
        <Measures comparison={comparison} />
        <Differences comparison={comparison} />
      </section>
    </Dialog>
  );
}

interface PickProps {
  letter: string;
  label: string;
  value: Side;
  played: SideOption[];
  written: SideOption[];
  pick: (side: Side) => void;
}

/** How many branches are offered on either side of the one that is chosen: a run may have thousands. */
const AROUND = 100;

function Pick({ letter, label, value, played, written, pick }: PickProps) {
  const { compare } = useWords();
  const options = (sides: SideOption[]) => {
    const at = sides.findIndex(({ side }) => side === value);
    const middle = at < 0 ? sides.length - 1 : at;
    const from = Math.max(0, middle - AROUND);
    const until = Math.min(sides.length, middle + AROUND + 1);
    return sides.slice(from, until).map(({ side, name }, index) => {
      // The list goes on from the last on either side: whoever chooses it has others around it.
      const more = index === 0 ? from : from + index === until - 1 ? sides.length - until : 0;
      return (
        <option key={side} value={side}>
          {more > 0 ? compare.further(name, more) : name}
        </option>
      );
    });
  };
  return (
    <label class={`side side-${letter.toLowerCase()}`}>
      <strong aria-hidden="true">{letter}</strong>
      <span class="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        <optgroup label={compare.played}>{options(played)}</optgroup>
        {written.length > 0 && <optgroup label={compare.written}>{options(written)}</optgroup>}
      </select>
    </label>
  );
}
