import { useEffect, useState } from 'preact/hooks';
import type { PlayedPath } from '../../../play/index.js';
import { useNames, useWords } from '../../state/context.js';

/**
 * The drawing of the machine with the path taken. It is loaded when it is first asked for, and until
 * then the handout is without it.
 */
export function HandoutMachine({ path }: { path: PlayedPath }) {
  const words = useWords();
  const names = useNames();
  const { takeAway } = words;
  const [pictures, setPictures] = useState<readonly string[]>([]);
  // The first region has a page of its own: on one page all would be too small to read.
  const [first, ...rest] = names.model.regions.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const last = path.steps.at(-1);
  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      if (!last || first === undefined) return;
      const { pictureOfPath } = await import('../../machine/save-picture.js');
      const pages = rest.length > 0 ? [[first], rest] : [[first]];
      const drawn = await Promise.all(pages.map((only) => pictureOfPath(path, last.to, words, names, only)));
      if (wanted) setPictures(drawn);
    };
    // Where nothing can place a machine, the handout is without its picture.
    void draw().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [path, names]);
  if (!last) return null;
  return (
    <>
      {pictures.map((picture, page) => (
        <figure key={page} class={page === 0 ? 'handout-machine' : 'handout-machine upright'}>
          <figcaption>{page === 0 ? takeAway.machine : takeAway.machineRest(rest.map(names.region))}</figcaption>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
            alt={
              page === 0
                ? takeAway.machineText(names.state(names.model.main.id, last.to[first ?? ''] ?? ''), path.steps.length)
                : takeAway.machineRestText(rest.map(names.region), path.steps.length)
            }
          />
        </figure>
      ))}
    </>
  );
}
