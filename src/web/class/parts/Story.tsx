import type { StoryStep, StoryView } from '../../../class/index.js';
import { directionOf } from '../../../scenario/direction.js';
import { usePage, useView } from '../context.js';
import { Own } from './Own.js';

interface StoryProps {
  story: StoryView;
  /** How many of the last steps are shown at once. */
  last: number;
}

/** What has happened, the last of it first. */
export function Story({ story: { steps }, last }: StoryProps) {
  const words = usePage().look.words.value;
  if (steps.length === 0) return <Opening />;
  const shown = steps.slice(-last);
  const earlier = steps.slice(0, -last);
  return (
    <div class="story">
      <ol class="steps">
        {shown.map((step, index) => (
          <Step key={step.n} step={step} whole={index === shown.length - 1} />
        ))}
      </ol>
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlierSteps(earlier.length)}</summary>
          <ol class="steps">
            {earlier.map((step) => (
              <Step key={step.n} step={step} whole={false} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** Before anything has happened: what it is about, as far as that may be known. */
function Opening() {
  const { look, prose } = usePage();
  const { summary, language } = useView().class;
  if (summary === null) return <p class="hint">{look.words.value.nothingYet}</p>;
  return (
    <div class="step-text" lang={language} dir={directionOf(language)}>
      {prose(summary)}
    </div>
  );
}

function Step({ step: { at, title, text, who, whom }, whole }: { step: StoryStep; whole: boolean }) {
  const { look, prose } = usePage();
  const words = look.words.value;
  const { language } = useView().class;
  return (
    <li class="step" data-whole={whole}>
      <span class="step-date">{words.date(at)}</span>
      <strong class="step-title">
        <Own>{title}</Own>
      </strong>
      {who !== null && (
        <span class="option-who">{whom === null ? <Own>{who}</Own> : <Own>{words.against(who, whom)}</Own>}</span>
      )}
      {whole && text !== null && (
        <div class="step-text" lang={language} dir={directionOf(language)}>
          {prose(text)}
        </div>
      )}
    </li>
  );
}
