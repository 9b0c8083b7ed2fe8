import { useSignal } from '@preact/signals';
import { useApp, useWords } from '../state/context.js';
import { useWriteBranch } from './write-branch.js';

/** Turns what is done on the crisis screen from now on into steps of the draft. */
export function Record() {
  const { run } = useApp();
  const { branches } = useWords();
  const write = useWriteBranch();
  const on = useSignal(false);
  const press = () => {
    on.value = !on.value;
    if (on.value) run.notice.value = { kind: 'info', text: branches.recordBegun };
    else void write('recorded');
  };
  return (
    <button type="button" class="button text" aria-pressed={on.value} onClick={press}>
      {on.value ? branches.recordStop : branches.record}
    </button>
  );
}
