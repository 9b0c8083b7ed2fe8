import type { StoryView } from '../../../class/index.js';
import { usePage } from '../context.js';
import { Own } from './Own.js';

/** Where the crisis stands: its states and its measure, in words and as a bar, and where it has ended. */
export function Standing({ story: { states, measure, outcome, steps } }: { story: StoryView }) {
  const words = usePage().look.words.value;
  const span = measure ? measure.to - measure.from || 1 : 1;
  const values = measure ? steps.map((step) => step.measure) : [];
  return (
    <dl class="standing">
      {states.map(({ region, name, title }) => (
        <div key={region}>
          <dt>
            <Own>{name}</Own>
          </dt>
          <dd>
            <Own>{title}</Own>
          </dd>
        </div>
      ))}
      {measure && (
        <div>
          <dt>
            <Own>{measure.title}</Own>
          </dt>
          <dd>
            {words.outOf(measure.value, measure.to)}
            {values.length > 1 && (
              <svg class="course" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
                <polyline
                  points={values
                    .map(
                      (value, index) =>
                        `${(index / (values.length - 1)) * 100},${22 - ((value - measure.from) / span) * 20}`,
                    )
                    .join(' ')}
                />
              </svg>
            )}
          </dd>
        </div>
      )}
      {outcome && (
        <div class="outcome">
          <dt>{words.outcome}</dt>
          <dd>
            <Own>{outcome.title}</Own>
          </dd>
        </div>
      )}
    </dl>
  );
}
