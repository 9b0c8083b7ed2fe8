import { useEffect, useRef } from 'preact/hooks';

type Take = (files: File[]) => void;

/** Who takes what is dropped; the last one, which is on top, does. */
const takers: Take[] = [];
const DROPPING = 'data-dropping';

const brings = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

function hovers(event: DragEvent): void {
  if (!brings(event)) return;
  // A part of the page may take it itself.
  document.documentElement.toggleAttribute(DROPPING, !event.defaultPrevented);
  event.preventDefault();
}

function leaves({ relatedTarget }: DragEvent): void {
  if (!relatedTarget) document.documentElement.toggleAttribute(DROPPING, false);
}

function drops(event: DragEvent): void {
  document.documentElement.toggleAttribute(DROPPING, false);
  if (!brings(event) || event.defaultPrevented) return;
  // The browser would leave the page to show it.
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0) takers.at(-1)?.(files);
}

/** Takes files that are dropped anywhere on the page, as long as whoever asks is shown and nobody asks after it. */
export function useDropped(take: Take): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const own: Take = (files) => latest.current(files);
    takers.push(own);
    if (takers.length === 1) {
      document.addEventListener('dragover', hovers);
      document.addEventListener('dragleave', leaves);
      document.addEventListener('drop', drops);
    }
    return () => {
      takers.splice(takers.indexOf(own), 1);
    };
  }, []);
}
