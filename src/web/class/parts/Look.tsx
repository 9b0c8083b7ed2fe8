import { useState } from 'preact/hooks';
import { THEMES } from '../../state/look.js';
import { Menu } from '../../ui/Menu.js';
import { MenuChoice } from '../../ui/MenuChoice.js';
import { LANGUAGE_NAMES, LANGUAGES } from '../../words/languages.js';
import type { Look } from '../look.js';

/** Colours and language. */
export function LookMenu({ look }: { look: Look }) {
  const words = look.words.value;
  const [open, setOpen] = useState(false);
  return (
    <Menu id="look" label={words.view} icon="view" open={open} setOpen={setOpen}>
      <MenuChoice
        name="theme"
        legend={words.theme}
        entries={THEMES.map((theme) => ({ value: theme, text: words.themes[theme] }))}
        chosen={look.theme.value}
        choose={(theme) => {
          look.theme.value = theme;
        }}
      />
      <MenuChoice
        name="language"
        legend={words.language}
        entries={LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language], lang: language }))}
        chosen={look.language.value}
        choose={(language) => {
          look.language.value = language;
        }}
      />
    </Menu>
  );
}
