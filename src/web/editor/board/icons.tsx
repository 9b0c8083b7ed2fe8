import { Outline } from '../../ui/icon.js';

/** Outlines of the board, of the family of those in ui/icon.tsx: they come with the editor. */
const PATHS = {
  question: 'M8.5 8.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3M12 18v.01',
  source: 'M6 4h9l3 3v13H6zM9 11h6M9 15h6',
  dispute: 'M12 4v16M5 8l4 4-4 4M19 8l-4 4 4 4',
  picture: 'M4 5h16v14H4zM4 17l5-5 4 4 3-3 4 4M15 9v.01',
  nearly: 'M4 10c3-3 5-3 8 0s5 3 8 0M4 16c3-3 5-3 8 0s5 3 8 0',
  problem: 'M12 4 2.5 20h19zM12 10v4M12 17v.01',
  undo: 'M9 5 4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3',
  redo: 'M15 5l5 5-5 5M20 10H10a5 5 0 0 0 0 10h3',
  branch: 'M6 4v9a4 4 0 0 0 4 4h8M14 13l4 4-4 4',
  fold: 'M6 15l6-6 6 6',
} as const;

export type BoardIconName = keyof typeof PATHS;

export function BoardIcon({ name }: { name: BoardIconName }) {
  return <Outline path={PATHS[name]} />;
}
