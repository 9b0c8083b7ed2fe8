import { useState } from 'preact/hooks';
import { plainCode } from '../address.js';
import type { Look } from '../look.js';
import { LookMenu } from '../parts/Look.js';

/** Where somebody comes without a code: it is on the wall. */
export function CodeForm({ look, enter }: { look: Look; enter: (code: string) => void }) {
  const words = look.words.value;
  const [wrong, setWrong] = useState(false);
  return (
    <main class="student narrow">
      <LookMenu look={look} />
      <h1>{words.joinTitle}</h1>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          const code = plainCode(String(new FormData(event.currentTarget).get('code')));
          setWrong(code === '');
          if (code !== '') enter(code);
        }}
      >
        <label class="field">
          <span>{words.code}</span>
          <input
            class="code-input"
            type="text"
            name="code"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={8}
            required
            aria-describedby="code-hint"
            aria-invalid={wrong}
          />
        </label>
        <p id="code-hint" class={wrong ? 'wrong' : 'hint'} role={wrong ? 'alert' : undefined}>
          {words.codeHint}
        </p>
        <button type="submit" class="button primary big">
          {words.join}
        </button>
      </form>
    </main>
  );
}
