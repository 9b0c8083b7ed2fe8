import { memo } from 'preact/compat';
import { stepsTo } from '../../play/index.js';
import { useApp, useNames, useWords } from '../state/context.js';
import { Coming, type Go, GROUP, Stops } from './Stops.js';
import { type Gap, kindOf } from './sight.js';
import { type LaneView, lastDepth, sameView } from './view.js';

interface LaneRowProps {
  view: LaneView;
  /** Depth of the stop that the Tab key leads to, if it is on this lane. */
  tab: number | undefined;
  /** Depths between which its stops are drawn. */
  left: number;
  right: number;
  /** Whether the card of the branch is open. */
  open: boolean;
  go: Go;
  edit: (branch: string, from: HTMLElement) => void;
}

/** A branch: its name, and its lane with the fork that leads to it. */
export const LaneRow = memo(function LaneRow({ view, tab, left, right, open, go, edit }: LaneRowProps) {
  const { branches } = useWords();
  const { lane, reached, coming } = view;
  const { row, depth, nodes } = lane;
  const played = depth + nodes.length;
  const here = view.here ? depth + reached - 1 : undefined;
  const inSight = (from: number, count: number) => {
    const begins = Array.from({ length: Math.ceil(count / GROUP) }, (_, index) => index * GROUP);
    const seen = (at: number) => from + at < right && from + at + GROUP > left;
    const holdsTab = (at: number) => tab !== undefined && tab >= from + at && tab < from + at + GROUP;
    return begins.filter((at) => seen(at) || holdsTab(at));
  };
  return (
    <li class={view.current ? 'lane current' : 'lane'} data-row={row} style={{ '--stops': lastDepth(view) + 1 }}>
      <Name view={view} open={open} edit={edit} />
      <div class="lane-track">
        <Lines view={view} />
        {inSight(depth, nodes.length).map((from) => {
          const until = Math.min(from + GROUP, nodes.length);
          const within = (at: number | undefined) =>
            at !== undefined && at >= depth + from && at < depth + until ? at : undefined;
          return (
            <Stops
              key={from}
              label={
                nodes.length > GROUP
                  ? branches.somePositions(view.name, depth + from, depth + until - 1)
                  : branches.positions(view.name)
              }
              nodes={nodes}
              from={from}
              until={until}
              row={row}
              depth={depth}
              reached={Math.max(0, Math.min(until, reached) - from)}
              here={within(here)}
              tab={within(tab)}
              go={go}
            />
          );
        })}
        {inSight(played, coming.length).map((from) => (
          <Coming
            key={`coming ${from}`}
            label={branches.comingOn(view.name)}
            steps={coming.slice(from, from + GROUP)}
            row={row}
            depth={played + from}
            first={view.steps + 1 + from}
            tab={tab}
            go={go}
          />
        ))}
        {view.ended && <End view={view} />}
      </div>
    </li>
  );
}, same);

function same(a: LaneRowProps, b: LaneRowProps): boolean {
  return a.tab === b.tab && a.left === b.left && a.right === b.right && a.open === b.open && sameView(a.view, b.view);
}

function Name({ view, open, edit }: Pick<LaneRowProps, 'view' | 'open' | 'edit'>) {
  const words = useWords();
  const { branches } = words;
  const names = useNames();
  const { lane, name, note, leaves } = view;
  const state = names.state(names.model.main.id, view.state);
  return (
    <div class="lane-name">
      <button
        type="button"
        class="lane-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={note ? `${name}\n${note}` : name}
        onClick={(event) => edit(lane.branch, event.currentTarget)}
      >
        <bdi class="lane-title">{name}</bdi>
        {note && (
          <span class="lane-note">
            <span aria-hidden="true">✎</span>
            <span class="visually-hidden">{branches.hasNote}</span>
          </span>
        )}
        <span class="lane-more" aria-hidden="true">
          …
        </span>
      </button>
      <p class="lane-facts">
        {view.hidden && <em>{branches.hiddenMark}</em>}
        <span>{lane.nodes.length === 0 ? branches.empty : branches.steps(view.steps)}</span>
        {lane.nodes.length > 0 && (
          <span class={view.ended ? 'ended' : ''}>{view.ended ? branches.ends(state) : branches.soFar(state)}</span>
        )}
        {leaves && (
          <span class="visually-hidden">{branches.leaves(leaves, lane.from ? stepsTo(lane.from.node) : 0)}</span>
        )}
      </p>
    </div>
  );
}

/** The fork, the way that was played and the way still to come; the path to where the run stands is solid and thick. */
function Lines({ view }: { view: LaneView }) {
  const { lane, reached, coming } = view;
  const { depth, nodes, from, row } = lane;
  const last = depth + nodes.length - 1;
  const line = (kind: string, begin: number, end: number) =>
    end > begin && <i class={`line ${kind}`} style={{ '--at': begin, '--long': end - begin }} />;
  const onPath = depth + reached - 1;
  return (
    <div aria-hidden="true">
      {from && <i class={`line bend ${kindOf(view)}`} style={{ '--at': depth - 1, '--rows': row - from.row }} />}
      {line('coming', Math.max(depth, last), last + coming.length)}
      {line('played', reached > 0 ? onPath : depth, last)}
      {reached > 0 && line('path', depth, onPath)}
    </div>
  );
}

/** Room for lanes that are out of sight. */
export function LaneGap({ gap: { from, until, bends } }: { gap: Gap }) {
  return (
    <li class="lane-gap" aria-hidden="true" style={{ '--rows': until - from }}>
      <div class="lane">
        <div class="lane-name" />
        <div class="lane-track">
          {bends.map(({ depth, row, kind }) => (
            <i key={depth} class={`line bend ${kind}`} style={{ '--at': depth - 1, '--rows': from - row }} />
          ))}
        </div>
      </div>
    </li>
  );
}

/** The outcome, in words, where a branch ends. */
function End({ view }: { view: LaneView }) {
  const { settings } = useApp();
  const names = useNames();
  return (
    <span class="lane-end" style={{ '--at': lastDepth(view) + 1 }} lang={settings.language.value} aria-hidden="true">
      {names.state(names.model.main.id, view.state)}
    </span>
  );
}
