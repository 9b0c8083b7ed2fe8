import { useState } from 'preact/hooks';
import { shippedModels } from '../../../model/index.js';
import { useApp, useWords } from '../../state/context.js';
import { modelWords } from '../../words/model.js';
import { modelEditorWords } from '../../words/write.js';
import { modelOpening, type Opening } from '../start.js';
import { modelFile } from './files.js';

/** Where a model begins: a small one to be made one's own, or one that comes with Offramp. */
export function ModelForm({ begin }: { begin: (opening: Opening) => void }) {
  const { run } = useApp();
  const { editor, language } = useWords();
  const own = modelEditorWords(language);
  const [from, setFrom] = useState('');
  const [title, setTitle] = useState(own.name);
  const start = async () => {
    try {
      begin(from === '' ? modelOpening(title) : { name: `${from}.yaml`, text: await modelFile(from) });
    } catch {
      run.notice.value = { kind: 'problem', text: own.missing };
    }
  };
  return (
    <form
      class="start-form"
      aria-label={own.start}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h3>{own.start}</h3>
      <label>
        {own.from}
        <select value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
          <option value="">{own.small}</option>
          {shippedModels().map((model) => (
            <option key={model.id} value={model.id}>
              {modelWords(model, language).title}
            </option>
          ))}
        </select>
      </label>
      {from === '' && (
        <label>
          {editor.name}
          <input
            type="text"
            maxLength={120}
            required
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
      )}
      <button type="submit" class="button text primary">
        {editor.begin}
      </button>
    </form>
  );
}
