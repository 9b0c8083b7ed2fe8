import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StoryView } from '../../../class/index.js';
import type { StillMachine } from '../../machine/drawing.js';
import { Still } from '../../machine/Still.js';
import { machine as en } from '../../words/en/machine.js';
import { machine as fa } from '../../words/fa/machine.js';
import type { Language } from '../../words/languages.js';
import { usePage } from '../context.js';

const MACHINE = { en, fa };
/** Drawings that the page has, by language. */
const known = new Map<Language, StillMachine>();

/** The machine, lit where the crisis stands; nothing where it could not be drawn. */
export function Machine({ story, height, across = false }: { story: StoryView; height?: number; across?: boolean }) {
  const { language } = usePage().look;
  const words = MACHINE[language.value];
  const machine = useMachine();
  const configuration = useMemo(
    () => Object.fromEntries(story.states.map(({ region, state }) => [region, state])),
    [story.states],
  );
  if (machine === 'none') return null;
  const names = story.states.map(
    ({ region, state, title }) => machine?.regions.find(({ id }) => id === region)?.names[state] ?? title,
  );
  return (
    <section class="card machine-card" aria-labelledby="machine-title">
      <h2 id="machine-title">{words.title}</h2>
      {machine ? (
        <Still
          machine={machine}
          configuration={configuration}
          label={words.pictureNow(names)}
          {...{ height, across }}
        />
      ) : (
        <p class="hint">{words.placing}</p>
      )}
    </section>
  );
}

function useMachine(): StillMachine | 'none' | undefined {
  const { link, look } = usePage();
  const language = look.language.value;
  const [failed, setFailed] = useState(false);
  const [, drawn] = useState(0);
  const open = link.state.value === 'open';
  useEffect(() => {
    if (!open || known.has(language)) return;
    link.ask({ type: 'drawing', language }).then(
      (file) => {
        if (file.type !== 'file') return;
        known.set(language, JSON.parse(file.text));
        drawn((count) => count + 1);
      },
      // Without a connection it is asked for again once there is one.
      (why) => setFailed('reason' in why),
    );
  }, [open, language]);
  return known.get(language) ?? (failed ? 'none' : undefined);
}
