import { useEffect, useState } from 'preact/hooks';
import type { ClockView } from '../../../class/index.js';
import { usePage } from '../context.js';

/** Seconds before the end at which those who hear the page are told. */
const TOLD = [60, 30, 10];

/** The clock of a round, by the server's time. */
export function Clock({ clock }: { clock: ClockView }) {
  const { link, look } = usePage();
  const words = look.words.value;
  const left = clock.left ?? (clock.until ?? 0) - link.now();
  const seconds = Math.max(0, Math.ceil(left / 1_000));
  const [, tick] = useState(0);
  useEffect(() => {
    if (clock.until === null) return;
    const timer = setInterval(() => tick((times) => times + 1), 250);
    return () => clearInterval(timer);
  }, [clock.until]);
  const paused = clock.until === null;
  return (
    <div class="clock" data-soon={!paused && seconds <= 10}>
      <span class="clock-label">{paused ? words.paused : words.timeLeft}</span>
      {/* Numbers run from left to right in every language. */}
      <span class="clock-time" dir="ltr">
        {words.clock(seconds)}
      </span>
      <span role="status" class="visually-hidden">
        {!paused && TOLD.includes(seconds) ? words.secondsLeft(seconds) : seconds === 0 ? words.timeOver : ''}
      </span>
    </div>
  );
}
