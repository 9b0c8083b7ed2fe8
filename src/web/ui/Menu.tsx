import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon.js';
import './menu.css';

interface MenuProps {
  /** Of the element with what the menu holds. */
  id: string;
  label: string;
  icon: IconName;
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Controls; the arrow keys go from button to button. */
  children: ComponentChildren;
}

/** A button that shows some controls. Escape, a click beside it and leaving it by Tab close it. */
export function Menu({ id, label, icon, open, setOpen, children }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  // Not after the next frame: keys may be quicker.
  useLayoutEffect(() => {
    const menu = root.current;
    if (!open || !menu) return;
    const beside = (event: Event) => {
      if (!menu.contains(event.target as globalThis.Node)) setOpen(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setOpen(false);
        button.current?.focus();
      } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !(event.target instanceof HTMLInputElement))
        moveFocus(menu, event.key === 'ArrowDown');
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    menu.addEventListener('keydown', key);
    document.addEventListener('pointerdown', beside);
    document.addEventListener('focusin', beside);
    return () => {
      menu.removeEventListener('keydown', key);
      document.removeEventListener('pointerdown', beside);
      document.removeEventListener('focusin', beside);
    };
  }, [open]);
  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class="button text"
        aria-expanded={open}
        aria-controls={id}
        title={label}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
        <span class="menu-label">{label}</span>
      </button>
      {open && (
        <div class="menu-list" id={id}>
          {children}
        </div>
      )}
    </div>
  );
}

/** To the control above or below, round the ends. */
function moveFocus(menu: HTMLElement, down: boolean): void {
  const controls = [...menu.querySelectorAll<HTMLElement>('.menu-list :is(button, input:checked)')];
  const at = controls.indexOf(document.activeElement as HTMLElement);
  const next = down ? at + 1 : at < 0 ? -1 : at - 1;
  controls.at(next % controls.length)?.focus();
}
