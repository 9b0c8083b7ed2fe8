import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Size {
  width: number;
  height: number;
}

/** The size of type on the page, as the reader's browser and the screen have it: how many pixels a `rem` has. */
export function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** A size in pixels as one in sixteenths of a `rem`, in which charts are laid out: they grow with the type. */
export function inType({ width, height }: Size): Size {
  const times = 16 / rootSize();
  return { width: width * times, height: height * times };
}

/** An element and its size in pixels as it changes; undefined until it is measured, or while it is not shown. */
export function useSize<T extends HTMLElement>(): [RefObject<T | null>, Size | undefined] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => {
        if (width === 0 || height === 0) return undefined;
        return before?.width === width && before.height === height ? before : { width, height };
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
