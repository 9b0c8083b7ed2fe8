import { useEffect, useRef } from 'preact/hooks';
import { Desk } from './desk.js';

/** A desk of a part's own. It closes with the part. */
export function useDesk(): Desk {
  const desk = useRef<Desk>(null);
  desk.current ??= new Desk();
  useEffect(() => () => desk.current?.close(), []);
  return desk.current;
}
