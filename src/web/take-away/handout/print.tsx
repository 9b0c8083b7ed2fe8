import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { type PlayedPath, Session } from '../../../play/index.js';
import { playedPath } from '../../../play/path.js';
import { type App, AppContext } from '../../state/context.js';
import { Handout } from './Handout.js';
import { handoutOptions, USUAL } from './options.js';

/** The path of the handout that is being prepared; nothing while none is. */
export const printPath = signal<PlayedPath | undefined>(undefined);

/**
 * Puts the handout where only a printer sees it: the one being prepared, or where somebody prints the
 * page straight away, the usual one of the path so far.
 */
export function listenToPrint(app: App): void {
  const root = document.createElement('div');
  root.id = 'print';
  document.body.append(root);
  const show = (path: PlayedPath | undefined, options = handoutOptions.value) => {
    head(app.run.scenario.title);
    render(
      path ? (
        <AppContext.Provider value={app}>
          <Handout scenario={app.run.scenario} path={path} options={options} />
        </AppContext.Provider>
      ) : null,
      root,
    );
  };
  effect(() => show(printPath.value, handoutOptions.value));
  addEventListener('beforeprint', () => {
    if (!printPath.value) show(usualPath(app), USUAL);
  });
  addEventListener('afterprint', () => {
    if (!printPath.value) show(undefined);
  });
}

/** The path so far; before the first step, the scenario's own. */
function usualPath({ run }: App): PlayedPath {
  const path = run.path.value;
  if (path.steps.length > 0) return path;
  const session = new Session(run.scenario);
  session.playBranch(run.scenario.main);
  return playedPath(session);
}

/** Hands the title to the head of the pages, as a string of CSS in which nothing but letters stands bare. */
function head(title: string): void {
  const text = [...title.slice(0, 90)]
    .map((char) => (/[\p{L}\p{N} ]/u.test(char) ? char : `\\${char.codePointAt(0)?.toString(16)} `))
    .join('');
  document.documentElement.style.setProperty('--handout-title', `"${text}"`);
}
