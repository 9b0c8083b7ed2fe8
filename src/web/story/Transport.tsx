import { useComputed } from '@preact/signals';
import { SPEEDS, type Speed } from '../state/autoplay.js';
import { useApp, useWords } from '../state/context.js';
import { Icon, type IconName } from '../ui/icon.js';

/** Buttons that go through the steps, and let them go by themselves. */
export function Transport() {
  const { run, autoplay } = useApp();
  const { story } = useWords();
  const ends = useComputed(() => {
    const { stops, here } = run.line.value;
    // A next step that was played already can always be gone to again.
    const refused = run.scriptBlocked.value && !stops[here + 1]?.node;
    return { start: here === 0, end: here === stops.length - 1 || refused };
  });
  const { start, end } = ends.value;
  const playing = autoplay.playing.value;
  return (
    <div class="transport">
      <Button icon="first" label={story.first} disabled={start} onClick={() => run.first()} />
      <Button
        icon="previous"
        label={story.previous}
        short={story.short.previous}
        disabled={start}
        onClick={() => run.back()}
      />
      <Button
        icon={playing ? 'pause' : 'play'}
        label={playing ? story.pause : story.play}
        disabled={end && !playing}
        onClick={() => autoplay.toggle()}
      />
      <Button icon="next" label={story.next} short={story.short.next} disabled={end} onClick={() => run.next()} />
      <Button icon="last" label={story.last} disabled={end} onClick={() => run.end()} />
    </div>
  );
}

/** How long a step stays while they go by themselves. */
export function SpeedChoice() {
  const { autoplay } = useApp();
  const { story } = useWords();
  return (
    <label class="speed">
      <span class="hidden-label">{story.speed}</span>
      <select
        value={autoplay.speed.value}
        onChange={(event) => {
          autoplay.speed.value = event.currentTarget.value as Speed;
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {story.speeds[speed]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ButtonProps {
  icon: IconName;
  label: string;
  disabled: boolean;
  /** Shown beside the icon; a part of the label. */
  short?: string;
  onClick: () => void;
}

function Button({ icon, label, disabled, short, onClick }: ButtonProps) {
  // aria-disabled keeps the focus where it is when the end is reached by keyboard.
  return (
    <button
      type="button"
      class={short ? `button wide ${icon}` : 'button'}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      <Icon name={icon} />
      {short && <span>{short}</span>}
    </button>
  );
}
