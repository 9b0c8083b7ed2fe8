import type { ComponentChildren } from 'preact';
import { usePage } from '../context.js';
import { Connection } from './Connection.js';
import { Refused } from './Refused.js';

/** The page once there is something to be seen; before that, and where the server does not listen, why not. */
export function Gate({ children }: { children: ComponentChildren }) {
  const { link, look } = usePage();
  const words = look.words.value;
  const refused = link.refused.value;
  if (refused)
    return (
      <main class="gate">
        <Refused refused={refused} />
      </main>
    );
  return (
    <>
      <Connection />
      {link.view.value ? (
        children
      ) : (
        <main class="gate">
          <h1>{words.connecting}</h1>
        </main>
      )}
    </>
  );
}
