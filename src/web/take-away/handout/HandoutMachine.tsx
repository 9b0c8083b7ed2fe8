import { useEffect, useState } from 'preact/hooks';
import type { PlayedPath } from '../../../play/index.js';
import type { RegionId } from '../../../render/diagram/graph.js';
import { useApp, useWords } from '../../state/context.js';

/** What stands on a page of its own: on one page all would be too small to read. */
const PAGES: readonly (readonly RegionId[])[] = [['phase'], ['diplomacy', 'mediation']];

/**
 * The drawing of the machine with the path taken. It is loaded when it is first asked for, and until
 * then the handout is without it.
 */
export function HandoutMachine({ path }: { path: PlayedPath }) {
  const { settings } = useApp();
  const words = useWords();
  const { takeAway, crisis } = words;
  const [pictures, setPictures] = useState<readonly string[]>([]);
  const language = settings.language.value;
  const last = path.steps.at(-1);
  useEffect(() => {
    let wanted = true;
    void import('../../machine/save-picture.js').then(({ pictureOfPath }) => {
      if (wanted && last) setPictures(PAGES.map((only) => pictureOfPath(path, last.to, language, words, only)));
    });
    return () => {
      wanted = false;
    };
  }, [path, language]);
  if (!last) return null;
  return (
    <>
      {pictures.map((picture, page) => (
        <figure key={page} class={page === 0 ? 'handout-machine' : 'handout-machine upright'}>
          <figcaption>{page === 0 ? takeAway.machine : takeAway.machineRest}</figcaption>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
            alt={
              page === 0
                ? takeAway.machineText(crisis.phase[last.to.phase], path.steps.length)
                : takeAway.machineRestText(path.steps.length)
            }
          />
        </figure>
      ))}
    </>
  );
}
