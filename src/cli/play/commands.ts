import { indent, pad, wrap } from '../../render/text/columns.js';
import type { Style } from '../../render/text/style.js';

/** Something that `offramp play` does, on the screen, in lines, or in both. */
interface Command {
  /** The keys for it on the screen. */
  keys?: string;
  /** What the foot of the screen says of it, where it says something. */
  foot?: string;
  /** What is typed for it in a line. */
  line?: string;
  does: string;
}

const COMMANDS: readonly Command[] = [
  { keys: '→ n', foot: '→ n next', line: 'n', does: 'next: play the next step of the script' },
  { keys: '← b', foot: '← b back', line: 'b', does: 'back: undo the last move (it stays in the tree)' },
  { keys: 'Home', does: 'back to the start' },
  { keys: '↑ ↓ Enter', foot: '↑↓ Enter choose', does: 'choose a move of the list, and take it' },
  { keys: 'PgUp PgDn', does: 'a page up or down in a list or a text' },
  { keys: 'End', does: 'to the end of the list: after m, what is blocked and why' },
  { keys: '1-9', does: 'take the move of that number' },
  { line: 'NUMBER or ID', does: 'take that move, for instance 2 or a branch id' },
  { line: 'MOVE by ACTOR', does: 'a free move, for instance protest by responder' },
  { keys: 'm', foot: 'm free moves', line: 'm', does: 'moves: everything possible here, and why the rest is not' },
  { keys: 'w', foot: 'w wait', line: 'w HOURS', does: 'wait: let time pass; deadlines may fire' },
  { keys: 'e', line: 'e', does: 'end: play the script to its end' },
  { keys: 'f', foot: 'f fork', line: 'f NAME', does: 'fork: begin a branch here and name it' },
  { keys: 'l', line: 'l', does: 'list the branches of this run' },
  { keys: 't', foot: 't tree', line: 't', does: 'tree: the map of everything tried so far' },
  { keys: 'j', line: 'j NUMBER', does: 'jump to a position of the tree' },
  { keys: 'c', foot: 'c compare', does: 'compare two branches side by side' },
  { line: 'c A B', does: 'compare two branches (without names: history and this one)' },
  { keys: 'y', foot: 'y why', line: 'y WHAT', does: 'why: which move last changed it (tension, phase, …)' },
  { keys: 'o', foot: 'o read all', line: 'o', does: 'read all of it: what happened, where you are, what may come' },
  { keys: 's', foot: 's save', line: 's FILE', does: 'save the run in a file, to go on with it another time' },
  {
    keys: 'x',
    foot: 'x save as scenario',
    does: 'save this branch as a scenario of its own, a what-if in this folder',
  },
  { line: 'x NAME', does: 'save this branch as a scenario: a what-if, NAME.yaml in this folder' },
  { keys: '?', foot: '? help', line: '?', does: 'this help' },
  { keys: 'Esc', does: 'leave a question or a page' },
  { keys: 'q Ctrl+C', foot: 'q quit', does: 'quit; what is not saved is asked for' },
  { line: 'q', does: 'quit' },
  { keys: 'Ctrl+Z', does: 'go to the shell; fg comes back' },
];

/** What the foot of the screen says, key by key. */
export const FOOT: readonly string[] = COMMANDS.flatMap(({ foot }) => foot ?? []);

/** The help, a command a line. @param by what commands are given by: keys of the screen, or lines */
export function helpText(by: 'keys' | 'line', style: Style): string[] {
  const commands = COMMANDS.filter((command) => command[by] !== undefined);
  const width = Math.max(...commands.map((command) => command[by]?.length ?? 0));
  return commands.flatMap((command) => {
    const [first, ...rest] = wrap(command.does, style.width - width - 4);
    return [`  ${style.bold(pad(command[by] ?? '', width))}  ${first}`, ...indent(rest, width + 4)];
  });
}
