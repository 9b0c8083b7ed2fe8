import type { Log } from './log.js';

/** Keys of the viewer. They rest while a person types. */
export function listenToKeys(target: Document, log: Log): void {
  target.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const element = event.target instanceof Element ? event.target : undefined;
    if (element?.closest('input, textarea, select')) return;
    if (element?.closest('button, a, summary') && (event.key === ' ' || event.key === 'Enter')) return;
    const keys: Record<string, () => void> = {
      ArrowRight: () => log.step(1),
      ArrowDown: () => log.step(1),
      ArrowLeft: () => log.step(-1),
      ArrowUp: () => log.step(-1),
      Home: () => log.edge('first'),
      End: () => log.edge('last'),
      ' ': () => log.pause(),
      '/': () => target.querySelector<HTMLInputElement>('input[type="search"]')?.focus(),
    };
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
}
