import { effect } from '@preact/signals';
import type { App } from '../state/context.js';

/** Whether there is a viewer to open: a self-contained file has none. */
export const CAN_INSPECT = __SERVED__;

/** The viewer that is shown the run, and what ends that. */
let shown: { target: Window; end: () => void } | undefined;

/**
 * Opens the inspector's viewer in a window of its own and shows it the run of this page, whichever
 * session that is. What is pressed there is done here. To be called in a click: a window may be opened only then.
 *
 * @returns whether the browser let the window be opened
 */
export async function openInspector(app: App): Promise<boolean> {
  if (!__SERVED__) return false;
  const url = viewerUrl();
  shown?.end();
  const target = window.open(url, 'offramp-inspector', 'width=1200,height=850');
  if (!target) return false;
  await show(app, target, url);
  return true;
}

/** Lets a viewer come back by itself that this page had opened before it was loaded anew: it asks until it is answered. */
export function awaitInspector(app: App): void {
  if (!__SERVED__) return;
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== location.origin || (data as { type?: unknown } | null)?.type !== 'xstate.inspecting') return;
    const target = source as Window;
    // Of this page's viewer, and of no other one.
    if (target.opener !== window || target.location.pathname !== viewerUrl().pathname) return;
    if (shown?.target !== target) void show(app, target, viewerUrl());
  });
}

function viewerUrl(): URL {
  return new URL('./inspect/index.html?via=window', location.href);
}

async function show({ run }: App, target: Window, url: URL): Promise<void> {
  shown?.end();
  const ends: (() => void)[] = [];
  const mine = {
    target,
    end: () => {
      for (const end of ends.splice(0)) end();
      if (shown === mine) shown = undefined;
    },
  };
  shown = mine;
  const { WindowInspector } = await import('../../inspect/window/inspector.js');
  if (shown !== mine) return;
  const inspector = new WindowInspector({ target, url, origin: 'page', log: (line) => console.info(line) });
  const forget = effect(() => {
    inspector.watch(run.session.value);
  });
  ends.push(forget, () => inspector.close());
}
