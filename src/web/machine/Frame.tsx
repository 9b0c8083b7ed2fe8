import type { MachineLayout } from '../../render/diagram/machine-layout.js';

interface ArrowHeadProps {
  id: string;
  /** The class of its lines. */
  kind: string;
  size: number;
}

/** The head of the arrows of a kind, for the `defs` of a drawing. */
export function ArrowHead({ id, kind, size }: ArrowHeadProps) {
  return (
    <marker
      id={id}
      viewBox="0 0 10 10"
      refX="8.5"
      refY="5"
      markerWidth={size}
      markerHeight={size}
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path class={`head ${kind}`} d="M0 0 10 5 0 10z" />
    </marker>
  );
}

interface FramesProps {
  layout: MachineLayout;
  nameOf: (region: string) => string;
  rightToLeft: boolean;
}

/** The regions of the machine: their frames, and what each is called. */
export function Frames({ layout, nameOf, rightToLeft }: FramesProps) {
  return (
    <>
      {layout.regions.map(({ id, frame }) => (
        <g key={id}>
          <rect class="frame" {...frame} rx={10} />
          <text class="region" x={rightToLeft ? frame.x + frame.width - 10 : frame.x + 10} y={frame.y + 17}>
            {nameOf(id)}
          </text>
        </g>
      ))}
    </>
  );
}
