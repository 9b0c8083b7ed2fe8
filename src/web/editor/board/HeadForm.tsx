import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { respelt } from '../../../file/when.js';
import { editHead, isBag, type Plain, setInHead } from '../../../scenario/edit/index.js';
import { LEVELS } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { IconButton } from '../../ui/IconButton.js';
import { boardWords } from '../../words/board.js';
import type { Desk } from './desk.js';
import { ChoiceField, Group, HeldField, TextField, Wrong } from './fields.js';
import { ActorsForm, Briefings } from './HeadActors.js';
import { GroundForm } from './HeadGround.js';
import { GlossaryForm, Lesson, ModelSettings } from './HeadMore.js';
import { MapForm, RegionsForm } from './HeadPlace.js';
import { NewSource, textOf } from './Lists.js';

const SHOWN = new Set([
  'title',
  'summary',
  'level',
  'start',
  'actors',
  'from',
  'why',
  'weight',
  'objectives',
  'sources',
  'mainSource',
  'rejoin',
  ...['lesson', 'glossary', 'language', 'predict', 'roles'],
]);
/** What a what-if has from the scenario that it leaves. */
const SETTINGS = new Set(['model', 'begins', 'deadlines', 'pace', 'regions', 'map']);

/** What is said of the scenario as a whole: its title, who is who, its sources. */
export function HeadForm({ desk }: { desk: Desk }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { sketch, ground } = desk.board.value;
  const { data } = sketch;
  const form = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const problems = desk.problems.value.get('') ?? [];
  const lang = String(data.language ?? ground?.base?.language ?? 'en');
  const at = (field: string) => problems.filter((placed) => placed.field === field);
  const set = (path: readonly (string | number)[], value: Plain | undefined, typed = true) =>
    desk.edit((text) => setInHead(text, path, value), typed);
  const removeFrom = (list: string, index: number, length: number) =>
    desk.edit((text) => editHead(text, { kind: 'remove', path: length > 1 ? [list, index] : [list] }));
  const objectives = Array.isArray(data.objectives) ? data.objectives : [];
  const sources = Array.isArray(data.sources) ? data.sources : [];
  const extended = data.extends !== undefined;
  useLayoutEffect(() => {
    if (desk.goesTo('form')) form.current?.querySelector('input')?.focus();
  }, [desk.toForm.value]);
  const shared = { desk, lang };
  return (
    <div class="step-form" ref={form}>
      <Wrong
        desk={desk}
        problems={problems.filter(
          ({ field }) =>
            field === undefined || !(SHOWN.has(field) || (extended ? field === 'extends' : SETTINGS.has(field))),
        )}
      />
      <TextField
        {...shared}
        label={own.head.title}
        value={textOf(data.title)}
        set={(value) => set(['title'], value)}
        problems={at('title')}
      />
      <TextField
        {...shared}
        label={own.head.summary}
        rows={3}
        value={textOf(data.summary)}
        set={(value) => set(['summary'], value)}
        problems={at('summary')}
      />
      <ChoiceField
        desk={desk}
        label={own.head.level}
        value={textOf(data.level)}
        options={[['', own.head.noLevel], ...LEVELS.map((level) => [level, own.head.levels[level]] as const)]}
        set={(value) => set(['level'], value === '' ? undefined : value, false)}
        problems={at('level')}
      />
      {extended ? (
        <>
          {ground?.base && (
            <ChoiceField
              desk={desk}
              label={own.head.from}
              lang={ground.base.language}
              value={textOf(data.from)}
              options={ground.base.steps.slice(0, 500).map(({ id, title }) => [id, title] as const)}
              set={(value) => set(['from'], value, false)}
              problems={at('from')}
            />
          )}
          <TextField
            {...shared}
            label={own.why}
            rows={2}
            value={textOf(data.why)}
            set={(value) => set(['why'], value === '' ? undefined : value)}
            problems={at('why')}
          />
          <HeldField
            desk={desk}
            label={`${own.weight} (%)`}
            inputMode="numeric"
            value={typeof data.weight === 'number' ? String(Math.round(data.weight * 100)) : ''}
            set={(value) => {
              const percent = Number(value.replace('%', ''));
              set(
                ['weight'],
                value.trim() === '' || Number.isNaN(percent) ? undefined : Math.min(99, Math.max(1, percent)) / 100,
                false,
              );
            }}
            problems={at('weight')}
          />
          <ChoiceField
            desk={desk}
            label={own.head.ends}
            value={textOf(data.rejoin)}
            options={[
              ['', own.noRejoin],
              ...(ground?.base?.steps ?? []).slice(0, 500).map(({ id, title }) => [id, title] as const),
            ]}
            set={(value) => set(['rejoin'], value === '' ? undefined : value, false)}
            problems={at('rejoin')}
          />
        </>
      ) : (
        <>
          <HeldField
            desk={desk}
            label={own.head.start}
            hint={own.dateHint}
            value={textOf(data.start)}
            set={(value) => set(['start'], respelt(value) ?? value.trim(), false)}
            problems={at('start')}
          />
          <ActorsForm desk={desk} lang={lang} />
        </>
      )}
      <Group title={own.head.objectives} open={objectives.length > 0}>
        {objectives.map((objective: unknown, index) => (
          <div key={index} class="entry value">
            <TextField
              {...shared}
              label={own.head.objective(words.crisis.number(index + 1))}
              rows={2}
              value={textOf(objective)}
              set={(value) => set(['objectives', index], value)}
            />
            <IconButton
              icon="close"
              label={own.removeNamed(own.head.objective(words.crisis.number(index + 1)))}
              onClick={() => removeFrom('objectives', index, objectives.length)}
            />
          </div>
        ))}
        <Wrong desk={desk} problems={at('objectives')} />
        <button type="button" class="button text" onClick={() => set(['objectives', objectives.length], '…', false)}>
          {own.head.addObjective}
        </button>
      </Group>
      <Group title={own.head.sources} open={sources.length > 0}>
        {sources.map((source: unknown, index) => {
          const one = isBag(source) ? source : {};
          const field = (key: string, label: string) => (
            <TextField
              {...shared}
              label={label}
              value={textOf(one[key])}
              set={(value) => set(['sources', index, key], value === '' && key !== 'title' ? undefined : value)}
            />
          );
          return (
            <details key={index} class="entry source">
              <summary>
                <bdi>{textOf(one.title) || textOf(one.id)}</bdi>
              </summary>
              {field('title', own.sourceTitle)}
              {field('author', own.author)}
              {field('publisher', own.publisher)}
              <HeldField
                {...shared}
                label={own.sourceDate}
                value={textOf(one.date)}
                set={(value) =>
                  set(
                    ['sources', index, 'date'],
                    value.trim() === '' ? undefined : (respelt(value) ?? value.trim()),
                    false,
                  )
                }
              />
              {field('url', own.url)}
              {field('note', own.note)}
              <button
                type="button"
                class="button text danger"
                onClick={() => removeFrom('sources', index, sources.length)}
              >
                {own.remove}
              </button>
            </details>
          );
        })}
        <Wrong desk={desk} problems={at('sources')} />
        {adding ? (
          <NewSource desk={desk} close={() => setAdding(false)} />
        ) : (
          <button type="button" class="button text" onClick={() => setAdding(true)}>
            {own.addSource}
          </button>
        )}
        {!extended && sources.length > 0 && (
          <ChoiceField
            desk={desk}
            label={own.head.mainSource}
            value={textOf(data.mainSource)}
            options={[
              ['', own.head.noMainSource],
              ...sources.flatMap((source: unknown) =>
                isBag(source) && typeof source.id === 'string' ? [[source.id, textOf(source.title)] as const] : [],
              ),
            ]}
            set={(value) => set(['mainSource'], value === '' ? undefined : value, false)}
            problems={at('mainSource')}
          />
        )}
      </Group>
      <Lesson desk={desk} lang={lang} />
      <GlossaryForm desk={desk} lang={lang} />
      <Briefings desk={desk} lang={lang} />
      {!extended && (
        <>
          <RegionsForm desk={desk} lang={lang} />
          <MapForm desk={desk} lang={lang} />
          <ModelSettings desk={desk} />
        </>
      )}
      <GroundForm desk={desk} />
    </div>
  );
}
