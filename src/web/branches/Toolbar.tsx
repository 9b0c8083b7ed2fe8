import { useState } from 'preact/hooks';
import { Record } from '../editor/Record.js';
import { SaveBranch } from '../editor/SaveBranch.js';
import { useApp, useWords } from '../state/context.js';

/** The panel's name, and what can be done with the tree as a whole: begin a branch here, compare, save as a scenario. */
export function Toolbar({ compare }: { compare: () => void }) {
  const { run } = useApp();
  const { branches } = useWords();
  const [naming, setNaming] = useState(false);
  return (
    <div class="branches-head">
      <h2 class="part-title">{branches.title}</h2>
      {naming ? (
        <form
          class="begin"
          onSubmit={(event) => {
            event.preventDefault();
            const name = new FormData(event.currentTarget).get('name');
            if (typeof name !== 'string' || !run.fork(name)) return;
            setNaming(false);
            run.notice.value = { kind: 'info', text: branches.begun(name.trim()) };
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setNaming(false);
          }}
        >
          <input
            ref={(input) => input?.focus()}
            name="name"
            type="text"
            dir="auto"
            required
            maxLength={200}
            aria-label={branches.beginName}
            placeholder={branches.beginName}
          />
          <button type="submit" class="button text primary">
            {branches.beginDo}
          </button>
          <button type="button" class="button text" onClick={() => setNaming(false)}>
            {branches.cancel}
          </button>
        </form>
      ) : (
        <>
          <button type="button" class="button text" onClick={() => setNaming(true)}>
            {branches.begin}
          </button>
          <button type="button" class="button text" aria-haspopup="dialog" onClick={compare}>
            {branches.compare}
          </button>
          <SaveBranch label={branches.saveAs} />
          <Record />
        </>
      )}
    </div>
  );
}
