import { shippedModel } from '../../../model/index.js';
import { useWords } from '../../state/context.js';
import { boardWords } from '../../words/board.js';
import { modelWords } from '../../words/model.js';
import { modelIds, scenarioIds } from '../library.js';
import type { Desk } from './desk.js';
import { ChoiceField, Group } from './fields.js';
import { useHead } from './head.js';
import { textOf } from './Lists.js';

/** Languages in which crises are taught often; any other one may stand in the text. */
const LANGUAGES = [
  'en',
  'fa',
  'ar',
  'de',
  'es',
  'fr',
  'hi',
  'id',
  'it',
  'ja',
  'ko',
  'pt',
  'ps',
  'ru',
  'tr',
  'uk',
  'ur',
  'zh',
];

/** What it rests on: its machine or the scenario that it leaves, its language, and what a class may see beforehand. */
export function GroundForm({ desk }: { desk: Desk }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { data, at, set } = useHead(desk);
  const { ground } = desk.board.value;
  const { drafts } = desk.writing;
  const extended = data.extends !== undefined;
  const names = new Intl.DisplayNames([words.language], { type: 'language', fallback: 'code' });
  const modelTitle = (id: string) => {
    const model = shippedModel(id);
    return model ? modelWords(model, words.language).title : id;
  };
  const id = textOf(data.id);
  return (
    <Group title={own.head.ground} open={!ground}>
      {extended ? (
        <ChoiceField
          desk={desk}
          label={own.head.extends}
          value={textOf(data.extends)}
          options={scenarioIds(drafts.value)
            .filter((one) => one !== id)
            .map((one) => [one, one === ground?.base?.id ? ground.base.title : one] as const)}
          set={(value) => set(['extends'], value)}
          problems={at('extends')}
        />
      ) : (
        <ChoiceField
          desk={desk}
          label={own.head.model}
          hint={own.head.modelHint}
          value={textOf(data.model)}
          options={modelIds(drafts.value, desk.app.boot).map((one) => [one, modelTitle(one)] as const)}
          set={(value) => set(['model'], value)}
          problems={at('model')}
        />
      )}
      <ChoiceField
        desk={desk}
        label={own.head.language}
        value={textOf(data.language)}
        options={[
          ['', own.head.usual(names.of(ground?.base?.language ?? 'en') ?? '')],
          ...[...new Set([...LANGUAGES, ...(data.language ? [textOf(data.language)] : [])])].map(
            (tag) => [tag, nameIn(names, tag)] as const,
          ),
        ]}
        set={(value) => set(['language'], value === '' ? undefined : value)}
        problems={at('language')}
      />
      <ChoiceField
        desk={desk}
        label={own.head.predict}
        value={typeof data.predict === 'boolean' ? String(data.predict) : ''}
        options={[
          ['', own.head.usual(own.head.predicts[ground?.base?.predict ? 'true' : 'false'])],
          ['true', own.head.predicts.true],
          ['false', own.head.predicts.false],
        ]}
        set={(value) => set(['predict'], value === '' ? undefined : value === 'true')}
        problems={at('predict')}
      />
    </Group>
  );
}

/** A language by its name; by its tag where that is none. */
function nameIn(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
