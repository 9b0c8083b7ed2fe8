import { effect } from '@preact/signals';
import type { App } from '../state/context.js';

/** Whether there is a viewer to open: a self-contained file has none. */
export const CAN_INSPECT = __SERVED__;

let end: (() => void) | undefined;

/**
 * Opens the inspector's viewer in a window of its own and shows it the run of this page, whichever
 * session that is. What is pressed there is done here. To be called in a click: a window may be opened only then.
 *
 * @returns whether the browser let the window be opened
 */
export async function openInspector({ run }: App): Promise<boolean> {
  if (!__SERVED__) return false;
  const url = new URL('./inspect/index.html?via=window', location.href);
  end?.();
  const target = window.open(url, 'offramp-inspector', 'width=1200,height=850');
  if (!target) return false;
  const { WindowInspector } = await import('../../inspect/window/inspector.js');
  const inspector = new WindowInspector({ target, url, origin: 'page', log: (line) => console.info(line) });
  const forget = effect(() => {
    inspector.watch(run.session.value);
  });
  end = () => {
    forget();
    inspector.close();
    end = undefined;
  };
  return true;
}
