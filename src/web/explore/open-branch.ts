import type { Alternative, DecisionPoint } from '../../explore/decisive.js';
import { playActs } from '../../explore/paths/acts.js';
import type { MoveEvent } from '../../model/index.js';
import type { App } from '../state/context.js';
import { toStory } from '../state/to-story.js';
import type { Explorer } from './explorer.js';
import type { Way } from './protocol.js';

/** Shows the crisis, where what was opened can be stepped through. */
function show({ run, settings }: App, text: string): void {
  toStory(settings);
  run.notice.value = { kind: 'info', text };
}

/** Goes to a decision point of the path and takes an alternative there, as a branch of the run. */
export function takeAlternative(
  app: App,
  explorer: Explorer,
  point: DecisionPoint,
  { id, scripted }: Alternative,
  name: string,
): void {
  const { run } = app;
  // On another path the same numbers are other steps.
  if (explorer.stale.value) return;
  const { stops } = run.line.value;
  const { explore } = app.settings.words.value;
  // What passed by itself before the step would pass again.
  let before = point.n - 1;
  while (before > 0 && stops[before]?.node?.kind === 'deadline') before -= 1;
  const stop = stops[before];
  if (!stop || !run.goTo(stop)) return;
  const [type, by, target] = id.split(':');
  const move = { type, by, ...(target !== undefined && { target }) } as MoveEvent;
  if (run.take(scripted ? id : move)) show(app, explore.opened(name));
  else explorer.again();
}

/** Opens a path that was found as a branch that leaves where it was asked from. */
export function openWay(app: App, explorer: Explorer, { acts }: Way, name: string): void {
  const { run } = app;
  if (!run.goTo(explorer.from.value)) return;
  const { explore } = app.settings.words.value;
  const done = run.act((session) => {
    playActs(session, session.node, acts, name.slice(0, 200));
  });
  if (done) show(app, explore.opened(name));
}
