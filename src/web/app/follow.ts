import type { Boot } from '../../render/page/boot.js';
import { isError } from '../../scenario/problem.js';
import type { Run } from './run.js';
import type { Settings } from './settings.js';

/** Follows the scenario file as it changes on disk: the run is replayed on what it is now. */
export function followFile(run: Run, settings: Settings, changed: (boot: Boot) => void): void {
  const events = new EventSource('/events');
  events.addEventListener('changed', async () => {
    const answer = await fetch('/boot.json', { cache: 'no-store' });
    if (!answer.ok) return;
    const boot = (await answer.json()) as Boot;
    changed(boot);
    const { shell } = settings.words.value;
    const errors = boot.problems?.filter(isError) ?? [];
    if (errors.length > 0) {
      const [first] = errors;
      const where = first ? ` ${first.file}:${first.line}:${first.column} ${first.message}` : '';
      run.notice.value = { kind: 'problem', text: shell.fileBroken(errors.length) + where };
      return;
    }
    // Another scenario may be shown: one that was written and is being played.
    if (run.scenario.id === boot.scenario.id) await run.rebase(boot.scenario);
    run.notice.value = { kind: 'info', text: shell.fileChanged };
  });
}
