import { useEffect, useRef, useState } from 'preact/hooks';
import { Desk } from './desk.js';
import type { Ended, Progress } from './explorer.js';
import type { Part, Question } from './protocol.js';

/** A desk of a part's own, with how far its work is. It closes with the part. */
export function useDesk() {
  const desk = useRef<Desk>(null);
  desk.current ??= new Desk();
  const [progress, setProgress] = useState<Progress>();
  const [ended, setEnded] = useState<Ended>();
  useEffect(() => () => desk.current?.close(), []);
  return {
    progress,
    ended,
    ask: (question: Question, heard: (part: Part) => void) => {
      setEnded(undefined);
      setProgress({ stage: 'graph', done: 0, of: 0 });
      desk.current?.ask(question, (part) => {
        if (part.part === 'stage') setProgress({ stage: part.stage, done: part.done, of: part.of });
        else if (part.part === 'done' || part.part === 'failed') {
          setProgress(undefined);
          setEnded(part.part === 'done' ? { kind: 'done' } : { kind: 'failed', message: part.message, own: part.own });
        } else heard(part);
      });
    },
    stop: () => {
      desk.current?.stop();
      setProgress(undefined);
      setEnded({ kind: 'stopped' });
    },
  };
}
