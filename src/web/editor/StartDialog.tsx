import { useMemo, useState } from 'preact/hooks';
import { type Model, shippedModels } from '../../model/index.js';
import { asCalled } from '../../render/text/called.js';
import { type Scenario, type Story, storyOf } from '../../scenario/index.js';
import { loadScenario } from '../../scenario/load.js';
import { NEW_CRISIS, namedRoles, usualNames } from '../../scenario/template.js';
import { BUILTIN, REAL } from '../state/builtin-texts.js';
import { useApp, useWords } from '../state/context.js';
import type { Run } from '../state/run.js';
import { Dialog } from '../ui/Dialog.js';
import { boardWords } from '../words/board.js';
import { directionOf } from '../words/direction.js';
import { modelWords } from '../words/model.js';
import { resolverOf, scenarioIds } from './library.js';
import { ModelForm } from './model/ModelForm.js';
import { SaveBranch } from './SaveBranch.js';
import { blankOpening, type Opening, shownText, whatIfOpening } from './start.js';
import type { Writing } from './writing.js';

/** Where a new text begins: what is shown, the real crisis, a branch, a what-if, nothing, or a model. */
export function StartDialog({
  writing,
  close,
  open,
}: {
  writing: Writing;
  close: () => void;
  open: (opening: Opening) => void;
}) {
  const app = useApp();
  const words = useWords();
  const { editor, language } = words;
  const begin = (opening: Opening) => {
    close();
    open(opening);
  };
  const { guide } = boardWords(language);
  /** A what-if on the real crisis, with somebody who leads through it. */
  const first = () => {
    const base = baseOf(REAL, resolverOf(app.boot));
    const steps = base ? storyOf(base).path(base.main) : [];
    const from = base && (steps.find((id, n) => n > 1 && storyOf(base).alternatives(id).length > 0) ?? steps[0]);
    if (!base || from === undefined) return;
    beginNew(whatIfOpening(base, from, editor.whatIfName, words));
    writing.guided.value = true;
  };
  const beginNew = ({ text, ...opening }: Opening) => begin({ ...opening, text: asCalled(text, app.home.called) });
  return (
    <Dialog title={editor.startTitle} close={close}>
      <p class="hint">{editor.startNote}</p>
      <div class="start-choices">
        <button type="button" class="button text primary" title={guide.note} onClick={first}>
          {guide.begin}
        </button>
        <button type="button" class="button text" onClick={() => begin(shownText(app))}>
          {editor.startShown}
        </button>
        <button
          type="button"
          class="button text"
          onClick={() => begin({ name: `${REAL}.yaml`, text: BUILTIN.get(REAL) ?? '' })}
        >
          {editor.startReal}
        </button>
        <SaveBranch label={editor.startBranch} done={close} />
      </div>
      <WhatIfForm writing={writing} begin={beginNew} />
      <BlankForm begin={beginNew} />
      {/* A self-contained file has no layout engine to draw one, and no room for the texts. */}
      {__SERVED__ && <ModelForm begin={beginNew} />}
    </Dialog>
  );
}

interface FormProps {
  begin: (opening: Opening) => void;
}

function WhatIfForm({ writing, begin }: FormProps & { writing: Writing }) {
  const { run, boot } = useApp();
  const words = useWords();
  const { editor } = words;
  const ids = useMemo(() => scenarioIds(writing.drafts.value), []);
  const shown = ids.includes(run.scenario.id) ? run.scenario.id : REAL;
  const [id, setId] = useState(shown);
  const base = useMemo(() => baseOf(id, resolverOf(boot)), [id]);
  const story = base && storyOf(base);
  const steps = base && story ? [...new Set([...story.path(base.main), ...base.steps.map((step) => step.id)])] : [];
  const [from, setFrom] = useState<string>();
  const [title, setTitle] = useState(editor.whatIfName);
  const step = from !== undefined && steps.includes(from) ? from : story && likely(run, story, steps);
  return (
    <form
      class="start-form"
      aria-label={editor.startWhatIf}
      onSubmit={(event) => {
        event.preventDefault();
        if (base && step !== undefined) begin(whatIfOpening(base, step, title, words));
      }}
    >
      <h3>{editor.startWhatIf}</h3>
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
      <label>
        {editor.base}
        <select value={id} onChange={(event) => setId(event.currentTarget.value)}>
          {ids.map((entry) => (
            <option key={entry} value={entry}>
              {entry}
            </option>
          ))}
        </select>
      </label>
      <label>
        {editor.from}
        <select
          value={step}
          dir={directionOf(base?.language ?? '')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        >
          {steps.slice(0, 500).map((entry) => (
            <option key={entry} value={entry}>
              {story?.step(entry)?.title.slice(0, 100)} ({entry})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button text primary" disabled={step === undefined}>
        {editor.begin}
      </button>
    </form>
  );
}

/** The step that the run would make next; at its start, the first one at which there is something to decide. */
function likely(run: Run, story: Story, steps: readonly string[]): string | undefined {
  const next = run.node.value.parent ? run.session.value.nextStep?.id : undefined;
  if (next !== undefined && steps.includes(next)) return next;
  return steps.find((id) => story.alternatives(id).length > 0) ?? steps[0];
}

function baseOf(id: string, find: ReturnType<typeof resolverOf>): Scenario | undefined {
  const source = find(id, 'scenario');
  return source && loadScenario(source, find).scenario;
}

function BlankForm({ begin }: FormProps) {
  const { run } = useApp();
  const words = useWords();
  const { editor, language } = words;
  const models = shippedModels();
  const own = run.session.value.model;
  const [id, setId] = useState(models.some((one) => one.id === NEW_CRISIS) ? NEW_CRISIS : own.id);
  const [title, setTitle] = useState(editor.blankName);
  const [given, setGiven] = useState<Record<string, string>>({});
  const model: Model = models.find((one) => one.id === id) ?? own;
  const names = modelWords(model, language);
  const roles = namedRoles(model);
  const usual = usualNames(model, editor.countries, names.role);
  const nameOf = (role: string) => given[role] ?? usual[role] ?? names.role(role);
  const field = (label: string, value: string, set: (value: string) => void) => (
    <label key={label}>
      {label}
      <input type="text" maxLength={80} required value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
  return (
    <form
      class="start-form"
      aria-label={editor.startBlank}
      onSubmit={(event) => {
        event.preventDefault();
        begin(
          blankOpening(
            model,
            title,
            Object.fromEntries(roles.map((role) => [role, nameOf(role)])),
            '2030-03-01',
            words,
          ),
        );
      }}
    >
      <h3>{editor.startBlank}</h3>
      {models.length > 1 && (
        <label>
          {editor.model}
          <select value={id} onChange={(event) => setId(event.currentTarget.value)}>
            {models.map((one) => (
              <option key={one.id} value={one.id}>
                {modelWords(one, language).title}
              </option>
            ))}
          </select>
        </label>
      )}
      {field(editor.name, title, setTitle)}
      {roles.map((role) => field(names.role(role), nameOf(role), (name) => setGiven({ ...given, [role]: name })))}
      <button type="submit" class="button text primary">
        {editor.begin}
      </button>
    </form>
  );
}
