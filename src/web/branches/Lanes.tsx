import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../render/tree/lanes.js';
import { useApp, useWords } from '../state/context.js';
import { useSize } from '../ui/useSize.js';
import { type Direction, moveOn } from './cursor.js';
import { LaneGap, LaneRow } from './LaneRow.js';
import { deepest, inSight, useSight } from './sight.js';
import type { LaneView } from './view.js';

interface LanesProps {
  views: readonly LaneView[];
  /** The branch whose card is open. */
  open: string | undefined;
  edit: (branch: string, from: HTMLElement) => void;
}

/**
 * The branches as lanes with their positions as stops. One stop is in the order of the Tab key; the
 * arrow keys go on from there, along a branch and across branches, and Enter goes where they point.
 */
export function Lanes({ views, open, edit }: LanesProps) {
  const { run } = useApp();
  const words = useWords();
  const [box, size] = useSize<HTMLElement>();
  const node = run.node.value;
  const [cursor, setCursor] = useState<Place>();
  const here = placeOf(views);
  const at = cursor && views[cursor.row] ? cursor : here;
  const sight = useSight(box, size, views);
  const now = useRef(views);
  now.current = views;
  useEffect(() => {
    if (node) setCursor(undefined);
  }, [node]);
  useLayoutEffect(() => {
    if (!cursor) show(box.current, here);
  }, [node, views.length, here.row, cursor === undefined]);
  /** Set by an arrow key until the stop that it leads to is drawn. */
  const led = useRef(false);
  useLayoutEffect(() => {
    if (!led.current) return;
    led.current = false;
    stopAt(box.current, at)?.focus({ preventScroll: true });
    show(box.current, at);
  });
  const go = useRef((row: number, depth: number, byPointer: boolean) => {
    const view = now.current[row];
    if (!view) return;
    const { lane, coming } = view;
    const played = lane.nodes[depth - lane.depth];
    if (played) run.jump(played.id);
    else {
      const step = coming[depth - lane.depth - lane.nodes.length];
      const end = lane.nodes.at(-1);
      // A lane that the run does not stand on is gone to first; its script goes on from its end.
      if (step && (view.current || (end && run.jump(end.id)))) run.goTo({ step });
    }
    // After a click the arrow keys are the story's again, not the map's.
    if (byPointer && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const rightToLeft = words.direction === 'rtl';
  const directions: Record<string, Direction> = {
    ArrowRight: rightToLeft ? 'back' : 'on',
    ArrowLeft: rightToLeft ? 'on' : 'back',
    ArrowUp: 'up',
    ArrowDown: 'down',
    Home: 'first',
    End: 'last',
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.altKey || event.ctrlKey || event.metaKey ? undefined : directions[event.key];
    const onStop = event.target instanceof Element && event.target.closest('.stop');
    if (!direction || !onStop) return;
    event.preventDefault();
    const next = moveOn(views, at, direction);
    if (next === at) return;
    led.current = true;
    setCursor(next);
  };
  return (
    <nav
      class="map"
      ref={box}
      aria-label={words.branches.map}
      aria-description={words.branches.mapHint}
      onKeyDown={onKeyDown}
    >
      <ul style={{ '--most': deepest(views) + 1 }}>
        {inSight(views, sight, at.row).map((view) =>
          'bends' in view ? (
            <LaneGap key={`gap ${view.from}`} gap={view} />
          ) : (
            <LaneRow
              key={view.lane.branch}
              view={view}
              tab={view.lane.row === at.row ? at.depth : undefined}
              left={sight.left}
              right={sight.right}
              open={open === view.lane.branch}
              go={go.current}
              edit={edit}
            />
          ),
        )}
      </ul>
    </nav>
  );
}

/** Where the run stands. */
function placeOf(views: readonly LaneView[]): Place {
  const view = views.find((entry) => entry.here);
  return view ? { row: view.lane.row, depth: view.lane.depth + view.reached - 1 } : { row: 0, depth: 0 };
}

function stopAt(box: HTMLElement | null, { row, depth }: Place): HTMLElement | null | undefined {
  return box?.querySelector<HTMLElement>(`[data-row="${row}"] [data-depth="${depth}"]`);
}

/** Scrolls the map, and only the map, until a stop is in sight with some of its surroundings. */
function show(box: HTMLElement | null, place: Place): void {
  const stop = stopAt(box, place);
  const name = stop?.closest('.lane')?.querySelector('.lane-name');
  if (!box || !stop || !name) return;
  const outer = box.getBoundingClientRect();
  const inner = stop.getBoundingClientRect();
  const label = name.getBoundingClientRect();
  // The names stay in place while the lanes scroll beneath them, beside the stops or above them.
  const beside = label.bottom > inner.top + 4;
  const rightToLeft = getComputedStyle(box).direction === 'rtl';
  const left = outer.left + (beside && !rightToLeft ? label.width : 0);
  const right = outer.right - (beside && rightToLeft ? label.width : 0);
  const margin = Math.min(70, (right - left) / 4);
  const across = inner.left < left + margin || inner.right > right - margin;
  const top = beside ? inner.top : label.top;
  const down = top < outer.top + 2 || inner.bottom > outer.bottom - 2;
  if (!across && !down) return;
  box.scrollBy({
    left: across ? (inner.left + inner.right) / 2 - (left + right) / 2 : 0,
    top: down ? (inner.top + inner.bottom) / 2 - (outer.top + outer.bottom) / 2 : 0,
    behavior: 'instant',
  });
}
