import { useState } from 'preact/hooks';
import { useWords } from '../state/context.js';
import { Icon } from '../ui/icon.js';
import { later } from '../ui/later.js';

const PickerDialog = later(() => import('./PickerDialog.js').then(({ PickerDialog }) => PickerDialog));

/** A button beside the title, and the scenarios that can be put in its place. */
export function ScenarioPicker() {
  const { takeAway } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button picker"
        aria-label={takeAway.change}
        title={takeAway.change}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="choose" />
      </button>
      {open && <PickerDialog close={() => setOpen(false)} />}
    </>
  );
}
