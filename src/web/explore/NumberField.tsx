import type { Signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';
import { useWords } from '../state/context.js';

interface NumberFieldProps {
  label: string;
  value: Signal<number>;
  /** Largest value; the smallest is 0. */
  most: number;
  whole?: boolean;
}

/** A number from 0 on. What is no such number is not taken, and the field says so. */
export function NumberField({ label, value, most, whole }: NumberFieldProps) {
  return (
    <NumberInput
      label={label}
      value={value.value}
      most={most}
      whole={whole ?? false}
      set={(next) => {
        value.value = next;
      }}
    />
  );
}

interface NumberInputProps {
  label: string;
  value: number;
  most: number;
  whole: boolean;
  set: (value: number) => void;
}

/** The same without a signal. */
export function NumberInput({ label, value, most, whole, set }: NumberInputProps) {
  const { explore } = useWords();
  const id = useId();
  /** As it was typed, until the field is left: half of a number is often another number. */
  const [typed, setTyped] = useState<string>();
  /** The value that was put in place of what could not be taken. */
  const [instead, putInstead] = useState<number>();
  const good = (given: number) => given >= 0 && given <= most && (!whole || Number.isInteger(given));
  const number = typed === undefined ? value : numberIn(typed, whole);
  const wrong = typed !== undefined && typed.trim() !== '' && !good(number);
  const told = wrong || (typed === undefined && instead === value);
  const leave = () => {
    setTyped(undefined);
    if (typed === undefined || good(number)) return;
    const next = nearest(number, most, whole) ?? value;
    putInstead(next);
    set(next);
  };
  return (
    <span class="number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={whole ? 'numeric' : 'decimal'}
        dir="ltr"
        autocomplete="off"
        value={typed ?? String(value)}
        aria-invalid={wrong}
        aria-describedby={told ? `${id}told` : undefined}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          putInstead(undefined);
          const next = numberIn(text, whole);
          if (good(next)) set(next);
        }}
        onBlur={leave}
      />
      {told && (
        <span id={`${id}told`} class="problem-text" role="status">
          {whole ? explore.wholeNumber(explore.count(most)) : explore.anyNumber(explore.count(most))}
        </span>
      )}
    </span>
  );
}

/** The number that a text is, in Latin, Persian or Arabic digits; NaN where it is none. */
function numberIn(text: string, whole: boolean): number {
  const latin = text
    .trim()
    // Both rows of digits begin at a multiple of 16.
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll('٬', '')
    .replaceAll('٫', '.')
    // In a whole number a comma stands between thousands, elsewhere before the decimals.
    .replaceAll(/[,،]/g, whole ? '' : '.');
  return latin === '' ? Number.NaN : Number(latin);
}

/** The number that can be taken in place of another; undefined where that is none. */
function nearest(number: number, most: number, whole: boolean): number | undefined {
  if (Number.isNaN(number)) return undefined;
  const within = Math.min(most, Math.max(0, number));
  return whole ? Math.round(within) : within;
}
