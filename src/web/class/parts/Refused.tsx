import type { ComponentChildren } from 'preact';
import { usePage } from '../context.js';
import type { Refused as Refusal } from '../link.js';

interface RefusedProps {
  refused: Refusal;
  /** What else can be done about it. */
  children?: ComponentChildren;
}

/** Why the server does not listen, and what to do. */
export function Refused({ refused: { code, reason }, children }: RefusedProps) {
  const { link, look } = usePage();
  const words = look.words.value;
  const old = code === 'version';
  return (
    <div class="card" role="alert">
      <h1 dir="auto">{words.refused[code] ?? reason}</h1>
      <p class="actions">
        <button type="button" class="button primary text" onClick={old ? () => location.reload() : link.retry}>
          {old ? words.reload : words.again}
        </button>
        {children}
      </p>
    </div>
  );
}
