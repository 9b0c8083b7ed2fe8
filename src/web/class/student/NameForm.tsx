import { useState } from 'preact/hooks';
import { CLASS_LIMITS } from '../../../class/limits.js';
import { usePage } from '../context.js';
import type { Refused } from '../link.js';

interface NameFormProps {
  /** Of the class, and the names to choose from. */
  about: NonNullable<Refused['join']>;
  /** Why the last name was not taken. */
  problem: string | undefined;
  join: (name: string) => void;
}

/** Asks for a nickname, or which of the teacher’s list one is. */
export function NameForm({ about: { title, names }, problem, join }: NameFormProps) {
  const words = usePage().look.words.value;
  const [name, setName] = useState('');
  const trimmed = name.trim().replace(/\s+/g, ' ');
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') join(trimmed);
      }}
    >
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {names.length > 0 ? (
        <label class="field">
          <span>{words.whoAreYou}</span>
          <select value={name} required onChange={(event) => setName(event.currentTarget.value)}>
            <option value="" />
            {names.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <label class="field">
          <span>{words.nickname}</span>
          <input
            type="text"
            dir="auto"
            value={name}
            required
            maxLength={CLASS_LIMITS.nickname}
            autocomplete="nickname"
            aria-describedby="name-hint"
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <small id="name-hint" class="hint">
            {words.nicknameHint}
          </small>
        </label>
      )}
      <p role="alert" class="wrong">
        {problem}
      </p>
      <button type="submit" class="button primary big">
        {words.join}
      </button>
      <p class="hint">{words.private}</p>
    </form>
  );
}
