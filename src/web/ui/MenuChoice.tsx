interface MenuChoiceProps<T extends string> {
  name: string;
  legend: string;
  entries: { value: T; text: string; lang?: string }[];
  chosen: T;
  choose: (value: T) => void;
}

/** One of a few in a menu. */
export function MenuChoice<T extends string>({ name, legend, entries, chosen, choose }: MenuChoiceProps<T>) {
  return (
    <fieldset class="menu-choice">
      <legend>{legend}</legend>
      {entries.map(({ value, text, lang }) => (
        <label key={value} lang={lang}>
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => choose(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
