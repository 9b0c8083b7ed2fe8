import { useState } from 'preact/hooks';
import type { Model } from '../../../model/index.js';
import { isError } from '../../../scenario/index.js';
import { ModelContext, useNames, useWords } from '../../state/context.js';
import { modelEditorWords } from '../../words/write.js';
import type { Writing } from '../writing.js';
import { Drawing } from './Drawing.js';
import { Here } from './Here.js';
import type { Spot } from './spot.js';
import './model.css';

/** The model as it is now: its drawing, and what may happen in a state. */
export function ModelPreview({ writing }: { writing: Writing }) {
  const { editor, language } = useWords();
  const own = modelEditorWords(language);
  const model = writing.ownModel.value;
  const stale = writing.problems.value.some(isError);
  return (
    <section class="part preview model-preview" aria-label={editor.preview} data-stale={stale}>
      <h2 class="part-title">{editor.preview}</h2>
      {stale && <p class="mark">{model ? editor.stale : own.nothingYet}</p>}
      {model && (
        <ModelContext.Provider value={model}>
          <Shown model={model} />
        </ModelContext.Provider>
      )}
    </section>
  );
}

function Shown({ model }: { model: Model }) {
  const own = modelEditorWords(useWords().language);
  const names = useNames();
  const [chosen, choose] = useState<Spot>();
  const regions = model.regions.filter(({ hidden }) => !hidden);
  // What was chosen may have been renamed since.
  const isThere = chosen && regions.some(({ id, states }) => id === chosen.region && states.has(chosen.state));
  const place = isThere ? chosen : { region: model.main.id, state: model.main.start };
  return (
    <>
      <Drawing place={place} choose={(region, state) => choose({ region, state })} />
      <label class="model-state">
        {own.state}
        <select
          value={`${place.region}.${place.state}`}
          onChange={({ currentTarget: { value } }) => {
            const dot = value.indexOf('.');
            choose({ region: value.slice(0, dot), state: value.slice(dot + 1) });
          }}
        >
          {regions.map(({ id, states }) => (
            <optgroup key={id} label={names.region(id)}>
              {[...states.keys()].map((state) => (
                <option key={state} value={`${id}.${state}`}>
                  {names.state(id, state)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Here place={place} />
    </>
  );
}
