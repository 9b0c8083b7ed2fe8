import { useEffect, useState } from 'preact/hooks';
import type { PlayedPath } from '../../../play/index.js';
import { useApp, useWords } from '../../app/context.js';

/**
 * The drawing of the machine with the path taken. It is loaded when it is first asked for, and until
 * then the handout is without it.
 */
export function HandoutMachine({ path }: { path: PlayedPath }) {
  const { settings } = useApp();
  const words = useWords();
  const [picture, setPicture] = useState<string | undefined>(undefined);
  const language = settings.language.value;
  const last = path.steps.at(-1);
  useEffect(() => {
    let wanted = true;
    void import('../../machine/save-picture.js').then(({ pictureOfPath }) => {
      if (wanted && last) setPicture(pictureOfPath(path, last.to, language, words));
    });
    return () => {
      wanted = false;
    };
  }, [path, language]);
  if (picture === undefined || !last) return null;
  return (
    <figure class="handout-machine">
      <figcaption>{words.takeAway.machine}</figcaption>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        alt={words.takeAway.machineText(words.crisis.phase[last.to.phase], path.steps.length)}
      />
    </figure>
  );
}
