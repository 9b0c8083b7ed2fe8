import type { GroupView } from '../../../class/index.js';
import { usePage } from '../context.js';
import { Own } from './Own.js';
import { Standing } from './Standing.js';

/** Groups side by side: how far each has come and where it stands. */
export function GroupCards({ groups, own }: { groups: readonly GroupView[]; own?: string | undefined }) {
  const words = usePage().look.words.value;
  return (
    <ul class="groups">
      {groups.map(({ id, name, people, story }) => (
        <li key={id} class="group">
          <h3>
            <bdi>{words.groupName(name)}</bdi> {id === own && <span class="mark">{words.group}</span>}
          </h3>
          <p class="hint">
            {people.map((one) => (
              <bdi key={one} class="chip">
                {one}
              </bdi>
            ))}
          </p>
          <Standing story={story} />
          <ol class="steps" start={Math.max(1, story.steps.length - 3)}>
            {story.steps.slice(-4).map((step) => (
              <li key={step.n}>
                <Own>{step.title}</Own>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}
