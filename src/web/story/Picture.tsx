import type { Picture as StepPicture } from '../../scenario/index.js';
import { useApp, useWords } from '../state/context.js';

/** The picture to a step; where it is not here, what would be seen on it. */
export function Picture({ picture: { file, alt, credit } }: { picture: StepPicture }) {
  const { boot } = useApp();
  const { story } = useWords();
  const shown = boot.pictures?.find((one) => one.file === file);
  return (
    <figure class="picture">
      {shown ? (
        <img src={shown.src} width={shown.width} height={shown.height} alt={alt ?? ''} />
      ) : (
        <p class="mark">
          <bdi>{story.noPicture}</bdi> <bdi>{alt ?? file}</bdi>
        </p>
      )}
      {credit && <figcaption>{credit}</figcaption>}
    </figure>
  );
}
