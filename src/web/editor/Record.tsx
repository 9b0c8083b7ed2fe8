import { useApp, useWords } from '../state/context.js';
import { Done, recording } from './recording.js';
import { useWriteBranch } from './write-branch.js';

/** Turns what is done on the crisis screen from now on into steps of the draft. */
export function Record() {
  const app = useApp();
  const { branches } = useWords();
  const write = useWriteBranch();
  const done = recording.value;
  const press = () => {
    done?.stop();
    recording.value = done ? undefined : new Done(app);
    if (done) void write(done);
    else app.run.notice.value = { kind: 'info', text: branches.recordBegun };
  };
  return (
    <button type="button" class="button text" aria-pressed={done !== undefined} onClick={press}>
      {done ? branches.recordStop : branches.record}
    </button>
  );
}
