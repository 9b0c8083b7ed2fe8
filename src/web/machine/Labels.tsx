import { useNames, useWords } from '../state/context.js';
import { labelsOn, tagsOn, type Written } from './labels-on.js';
import type { ChartProps } from './marks.js';
import type { Line } from './shapes.js';

interface LabelsProps extends ChartProps {
  lines: Map<string, Line>;
  /** The numbers that stand on edges already. */
  numbers: readonly Written[];
}

/** What leads along the edges that something is going on at, and where the move leads that is pointed at. */
export function Labels({ numbers, ...props }: LabelsProps) {
  const words = useWords();
  const names = useNames();
  const { layout, pointed, type } = props;
  const tags = tagsOn(layout, pointed, words, type);
  const labels = labelsOn(words, names, { ...props, full: [...numbers, ...tags].map(({ rect }) => rect) });
  return (
    <>
      {labels.map(({ key, text, rect }) => (
        <g key={key} class={pointed?.edges.has(key) ? 'label pointed' : 'label'} data-label={key}>
          <rect {...rect} rx={5} />
          <text x={rect.x + rect.width / 2} y={rect.y + rect.height / 2 + 4 * type}>
            {text}
          </text>
        </g>
      ))}
      {tags.map(({ key, text, rect }) => (
        <g key={key} class="tag">
          <rect {...rect} rx={8} />
          <text x={rect.x + rect.width / 2} y={rect.y + rect.height / 2 + 4 * type}>
            {text}
          </text>
        </g>
      ))}
    </>
  );
}
