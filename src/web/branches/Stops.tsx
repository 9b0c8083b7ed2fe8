import { memo } from 'preact/compat';
import { type Node, stepNumber } from '../../play/index.js';
import type { Step } from '../../scenario/index.js';
import { useApp, useWords } from '../state/context.js';
import { nodeName } from '../words/names.js';

/** Goes to a stop, played or still to come. */
export type Go = (row: number, depth: number, byPointer: boolean) => void;

/** How many stops are drawn together: a step touches one such group, however long the branch is. */
export const GROUP = 24;

interface StopsProps {
  /** What the list is called. */
  label: string;
  nodes: readonly Node[];
  /** The group's place on the lane. */
  from: number;
  until: number;
  row: number;
  /** Depth of the lane's first position. */
  depth: number;
  /** How many positions of the group lie on the path to where the run stands. */
  reached: number;
  /** Depth of the position where the run stands, if it is in the group. */
  here: number | undefined;
  /** Depth of the stop that the Tab key leads to, if it is in the group. */
  tab: number | undefined;
  go: Go;
}

/** Some positions of a lane, one after another. Out of sight they are neither laid out nor painted. */
export const Stops = memo(function Stops({
  label,
  nodes,
  from,
  until,
  row,
  depth,
  reached,
  here,
  tab,
  go,
}: StopsProps) {
  const { run } = useApp();
  const words = useWords();
  const { story } = run.session.peek();
  return (
    <ol class="stops" aria-label={label} style={{ '--at': depth + from, '--count': until - from }}>
      {nodes.slice(from, until).map((node, index) => {
        const at = depth + from + index;
        const step = node.step === undefined ? undefined : story.step(node.step);
        const title = step?.title ?? nodeName(node, words);
        const others = step ? story.instead(step.id).length : 0;
        const deadline = node.kind === 'deadline';
        const name = deadline ? title : words.branches.stop(stepNumber(node), title);
        return (
          <Stop
            key={node.id}
            row={row}
            depth={at}
            number={at === 0 ? '•' : deadline ? '' : words.crisis.number(stepNumber(node))}
            look={`is-${node.kind} ${at === here ? 'is-here' : index < reached ? 'is-before' : 'is-beside'}`}
            index={index}
            label={others > 0 ? words.branches.fork(name, others) : name}
            fork={others > 0}
            here={at === here}
            tab={at === tab}
            go={go}
          />
        );
      })}
    </ol>
  );
}, shallow);

/** Steps that the script still holds for a lane. */
export function Coming({ label, steps, row, depth, first, tab, go }: ComingProps) {
  const words = useWords();
  return (
    <ol class="stops" aria-label={label} style={{ '--at': depth, '--count': steps.length }}>
      {steps.map((step, index) => (
        <Stop
          key={step.id}
          row={row}
          depth={depth + index}
          number={words.crisis.number(first + index)}
          index={index}
          look="is-coming"
          label={words.branches.toCome(first + index, step.title)}
          fork={false}
          here={false}
          tab={depth + index === tab}
          go={go}
        />
      ))}
    </ol>
  );
}

interface ComingProps {
  label: string;
  steps: readonly Step[];
  row: number;
  /** Depth of the first of them, and its number. */
  depth: number;
  first: number;
  tab: number | undefined;
  go: Go;
}

interface StopProps {
  row: number;
  depth: number;
  /** The number of the step as it is written; nothing for a deadline. */
  number: string;
  /** Its place in the list. */
  index: number;
  look: string;
  label: string;
  /** Other moves were written for this point. */
  fork: boolean;
  here: boolean;
  tab: boolean;
  go: Go;
}

function Stop({ row, depth, number, index, look, label, fork, here, tab, go }: StopProps) {
  return (
    <li class="stop" style={{ '--at': index }}>
      <button
        type="button"
        class={`${look}${fork ? ' is-fork' : ''}`}
        data-depth={depth}
        tabIndex={tab ? 0 : -1}
        aria-label={label}
        aria-current={here ? 'step' : undefined}
        title={label}
        onClick={(event) => go(row, depth, event.detail > 0)}
      >
        <span>{number}</span>
      </button>
    </li>
  );
}

/** The nodes of a lane are another array each time, and the same nodes up to its end. */
function shallow(a: StopsProps, b: StopsProps): boolean {
  return (
    a.label === b.label &&
    a.nodes[a.from] === b.nodes[b.from] &&
    a.nodes[a.until - 1] === b.nodes[b.until - 1] &&
    a.until === b.until &&
    a.row === b.row &&
    a.depth === b.depth &&
    a.reached === b.reached &&
    a.here === b.here &&
    a.tab === b.tab
  );
}
