import type { Signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';

interface NumberFieldProps {
  label: string;
  value: Signal<number>;
  /** Largest value; the smallest is 0. */
  most: number;
  whole?: boolean;
}

/** A number from 0 on. What is no such number is not taken, and the field shows so. */
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
  const id = useId();
  /** What is being typed, as long as it is no number that can be taken. */
  const [typed, setTyped] = useState<string>();
  return (
    <span class="number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        dir="ltr"
        min={0}
        max={most}
        step={whole ? 1 : 'any'}
        value={typed ?? String(value)}
        aria-invalid={typed !== undefined}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const next = Number(text);
          const good = text !== '' && next >= 0 && next <= most && (!whole || Number.isInteger(next));
          setTyped(good ? undefined : text);
          if (good) set(next);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </span>
  );
}
