import type { Picture as StepPicture } from '../../scenario/index.js';
import { useApp, useWords } from '../state/context.js';
import { choose, PICTURE_FILES } from '../ui/files.js';

/** The picture to a step; where it is not here, what would be seen on it. */
export function Picture({ picture: { file, alt, credit } }: { picture: StepPicture }) {
  const app = useApp();
  const { story } = useWords();
  // It may be added while its step is shown.
  app.run.version.value;
  const shown = app.boot.pictures?.find((one) => one.file === file);
  const add = async (files: File[]) => (await import('../ui/add-pictures.js')).addPictures(app, files);
  return (
    <figure class="picture">
      {shown ? (
        <img src={shown.src} width={shown.width} height={shown.height} alt={alt ?? ''} />
      ) : (
        <div class="mark">
          <p>
            <bdi>{story.noPicture}</bdi> <bdi>{alt ?? file}</bdi>
          </p>
          <button type="button" class="button text" onClick={() => choose(PICTURE_FILES, true, add)}>
            {story.choosePicture(file)}
          </button>
        </div>
      )}
      {credit && <figcaption>{credit}</figcaption>}
    </figure>
  );
}
