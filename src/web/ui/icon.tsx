/** Outlines on a grid of 24, drawn for Offramp. */
const PATHS = {
  first: 'M6 5v14M19 5 9 12l10 7z',
  previous: 'M15 5l-7 7 7 7',
  play: 'M8 5v14l11-7z',
  pause: 'M8 5v14M16 5v14',
  next: 'M9 5l7 7-7 7',
  last: 'M18 5v14M5 5l10 7-10 7z',
  close: 'M6 6l12 12M18 6 6 18',
  help: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.01',
  view: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  choose: 'M6 9l6 6 6-6',
  save: 'M12 4v11M8 11l4 4 4-4M5 19h14',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v8h14v-8',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside or instead of a label; what it means is said by the control that it stands in. */
export function Icon({ name }: { name: IconName }) {
  return <Outline path={PATHS[name]} />;
}

/** The picture of an outline on the grid. */
export function Outline({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
