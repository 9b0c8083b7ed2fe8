import { useEffect, useRef } from 'preact/hooks';

/** What is chosen as a scenario: its text, and pictures that it names. */
export const SCENARIO_FILES = '.yaml,.yml,.png,.jpg,.jpeg,.webp';

/** Tells the texts among chosen files from the pictures beside them. */
export function sorted(files: readonly File[]): { texts: File[]; pictures: File[] } {
  const isPicture = ({ name }: File) => /\.(png|jpe?g|webp|gif|svg|avif|heic)$/i.test(name);
  return { texts: files.filter((file) => !isPicture(file)), pictures: files.filter(isPicture) };
}

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

function listen(): void {
  document.addEventListener('dragover', hovers);
  document.addEventListener('dragleave', leaves);
  document.addEventListener('drop', drops);
}

/** Takes files that are dropped anywhere on the page and that nobody else asks for. */
export function takeDropped(take: Take): void {
  takers.unshift(take);
  listen();
}

/** Takes files that are dropped anywhere on the page, as long as whoever asks is shown and nobody asks after it. */
export function useDropped(take: Take): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const own: Take = (files) => latest.current(files);
    takers.push(own);
    listen();
    return () => {
      takers.splice(takers.indexOf(own), 1);
    };
  }, []);
}
