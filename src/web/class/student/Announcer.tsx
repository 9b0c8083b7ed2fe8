import { useRef } from 'preact/hooks';
import { usePage } from '../context.js';

/** Tells those who hear the page what has changed without their doing. */
export function Announcer() {
  const { link, look } = usePage();
  const words = look.words.value;
  const { round, me } = link.view.value ?? {};
  const wasLost = useRef(false);
  const state = link.state.value;
  let back = '';
  if (state === 'lost') wasLost.current = true;
  else if (wasLost.current && state === 'open') back = words.back;
  const question =
    round && `${words.round(round.n)}: ${words.status[round.status]}. ${round.question ?? words.kinds[round.kind]}`;
  const turn = round?.status === 'open' && me?.asked && round.turn !== null ? words.yourTurn : '';
  return (
    <div role="status" class="visually-hidden">
      {[back, question, turn].filter(Boolean).join(' ')}
    </div>
  );
}
