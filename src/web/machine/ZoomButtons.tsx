import { useWords } from '../state/context.js';
import { IconButton } from '../ui/IconButton.js';
import { type Viewport, zoomStep } from './viewport.js';

/** Makes a drawing larger and smaller. */
export function ZoomButtons({ viewport }: { viewport: Viewport }) {
  const { machine } = useWords();
  const buttons = [
    { name: 'plus', label: machine.zoomIn, does: () => viewport.by(zoomStep), off: false },
    { name: 'minus', label: machine.zoomOut, does: () => viewport.by(1 / zoomStep), off: viewport.zoom === 1 },
    { name: 'fit', label: machine.fit, does: viewport.fit, off: viewport.zoom === 1 },
  ] as const;
  return buttons.map(({ name, label, does, off }) => (
    <IconButton key={name} icon={name} label={label} off={off} onClick={does} />
  ));
}
