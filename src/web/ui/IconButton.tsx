import { Icon, type IconName } from './icon.js';

interface IconButtonProps {
  icon: IconName;
  /** What it does, for those who hear the page and those who point at it. */
  label: string;
  /** Does nothing now, but keeps the focus where it is. */
  off?: boolean;
  onClick: () => void;
}

/** A button that is only a picture. */
export function IconButton({ icon, label, off, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="button"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => {
        if (!off) onClick();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
