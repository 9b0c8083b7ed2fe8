import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Size } from '../ui/useSize.js';

const MOST = 6;
const STEP = 1.35;
const NUDGE = 60;

interface View {
  /** 1 shows all of the drawing. */
  zoom: number;
  /** How far the drawing's middle lies from the panel's, in pixels of the panel. */
  x: number;
  y: number;
}

const ALL: View = { zoom: 1, x: 0, y: 0 };

export interface Viewport {
  panel: Size;
  zoom: number;
  /** Puts the drawing where it is seen. */
  transform: (drawing: Size) => string;
  by: (factor: number) => void;
  fit: () => void;
  /** What the element that is zoomed and moved listens to. */
  listeners: {
    onKeyDown: (event: KeyboardEvent) => void;
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
  };
}

/** How much a drawing is made larger to fill a panel. */
export function fitScale(panel: Size, drawing: Size): number {
  return Math.min(panel.width / drawing.width, panel.height / drawing.height);
}

export const zoomStep = STEP;

/** Zooms and moves what an element shows: keys, wheel with Ctrl, dragging, and two fingers. */
export function useViewport(element: RefObject<HTMLDivElement | null>): Viewport {
  const [panel, setPanel] = useState<Size>({ width: 0, height: 0 });
  const [view, setView] = useState<View>(ALL);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  /** Zooms about a point of the panel, given from its middle. */
  const zoomAt = (factor: number, x = 0, y = 0) =>
    setView((before) => {
      const zoom = Math.min(MOST, Math.max(1, before.zoom * factor));
      if (zoom < 1.01) return ALL;
      const grown = zoom / before.zoom;
      return kept({ zoom, x: x - (x - before.x) * grown, y: y - (y - before.y) * grown }, panelOf(element.current));
    });
  const move = (x: number, y: number) =>
    setView((before) => kept({ ...before, x: before.x + x, y: before.y + y }, panelOf(element.current)));

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      setPanel(panelOf(target));
      setView((before) => kept(before, panelOf(target)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    measure();
    // Only a listener that is not passive may keep the page from zooming.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const [x, y] = fromMiddle(target, event);
      zoomAt(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), x, y);
    };
    target.addEventListener('wheel', wheel, { passive: false });
    return () => {
      observer.disconnect();
      target.removeEventListener('wheel', wheel);
    };
  }, []);

  const enlarged = view.zoom > 1;
  const keys: Record<string, () => void> = {
    '+': () => zoomAt(STEP),
    '=': () => zoomAt(STEP),
    '-': () => zoomAt(1 / STEP),
    '0': () => setView(ALL),
    ...(enlarged && {
      ArrowLeft: () => move(NUDGE, 0),
      ArrowRight: () => move(-NUDGE, 0),
      ArrowUp: () => move(0, NUDGE),
      ArrowDown: () => move(0, -NUDGE),
    }),
  };
  const release = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
  };
  return {
    panel,
    zoom: view.zoom,
    transform: useMemo(
      () => (drawing) => {
        const scale = fitScale(panel, drawing) * view.zoom;
        const x = (panel.width - drawing.width * scale) / 2 + view.x;
        const y = (panel.height - drawing.height * scale) / 2 + view.y;
        return `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})`;
      },
      [panel, view],
    ),
    by: (factor) => zoomAt(factor),
    fit: () => setView(ALL),
    listeners: {
      onKeyDown: (event) => {
        const does = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (!does) return;
        event.preventDefault();
        does();
      },
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: (event) => {
        // A button that was let go of outside was not heard.
        if (event.buttons === 0) release(event);
        const before = fingers.current.get(event.pointerId);
        if (!before || !element.current) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
        if (other) {
          const spread =
            Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
          const [x, y] = fromMiddle(element.current, {
            clientX: (now.x + other.x) / 2,
            clientY: (now.y + other.y) / 2,
          });
          if (Number.isFinite(spread)) zoomAt(spread, x, y);
        } else if (enlarged) {
          if (!element.current.hasPointerCapture(event.pointerId)) element.current.setPointerCapture(event.pointerId);
          move(now.x - before.x, now.y - before.y);
        }
        fingers.current.set(event.pointerId, now);
      },
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}

function panelOf(element: HTMLElement | null): Size {
  return { width: element?.clientWidth ?? 0, height: element?.clientHeight ?? 0 };
}

function fromMiddle(
  element: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [clientX - left - width / 2, clientY - top - height / 2];
}

/** An enlarged drawing cannot be pushed out of its panel. */
function kept(view: View, { width, height }: Size): View {
  const most = { x: ((view.zoom - 1) * width) / 2, y: ((view.zoom - 1) * height) / 2 };
  return {
    ...view,
    x: Math.min(most.x, Math.max(-most.x, view.x)),
    y: Math.min(most.y, Math.max(-most.y, view.y)),
  };
}
