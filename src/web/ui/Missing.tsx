import { useWords } from '../state/context.js';

/** In the place of a screen that could not be loaded: the server has ended, or the network is away. */
export function Missing() {
  const { shell } = useWords();
  return (
    <div class="missing" role="alert">
      <p>{shell.screenMissing}</p>
      <button type="button" class="button text" onClick={() => location.reload()}>
        {shell.reload}
      </button>
    </div>
  );
}
