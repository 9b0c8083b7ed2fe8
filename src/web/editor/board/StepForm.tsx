import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { respelt } from '../../../file/when.js';
import { targetsFor } from '../../../model/index.js';
import type { BoardCard, PlacedProblem } from '../../../scenario/board/index.js';
import { freshId, idsIn, type Plain, renameStep, setFields, setInStep } from '../../../scenario/edit/index.js';
import { nameOf, parseWhen } from '../../../scenario/index.js';
import { useWords } from '../../state/context.js';
import { Markdown } from '../../story/markdown.js';
import { boardWords } from '../../words/board.js';
import { directionOf } from '../../words/direction.js';
import { modelWords } from '../../words/model.js';
import { Actions } from './Actions.js';
import type { Desk } from './desk.js';
import { ChoiceField, Group, HeldField, TextField, Wrong } from './fields.js';
import { Disputes, Questions, Sources } from './Lists.js';
import { leadText } from './Picker.js';
import { PictureField } from './PictureField.js';
import { Shares } from './Shares.js';
import { Values } from './Values.js';

/** Everything that a step has, in words. What is typed is in the text at once. */
export function StepForm({ desk, card }: { desk: Desk; card: BoardCard }) {
  const words = useWords();
  const own = boardWords(words.language);
  const { ground, sketch } = desk.board.value;
  const { data } = card.piece;
  const form = useRef<HTMLDivElement>(null);
  const problems = desk.problems.value.get(card.key) ?? [];
  const lang = String(sketch.data.language ?? ground?.base?.language ?? 'en');
  const at = (field: string) => problems.filter((placed) => placed.field === field);
  const shown = new Set(FIELDS);
  const others = problems.filter(({ field }) => field === undefined || !shown.has(field));
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const set = (field: string, value: Plain | undefined, typed = true) =>
    desk.edit((source) => setInStep(source, card.path, [field], value), typed);
  const optional = (field: string) => (value: string) => set(field, value === '' ? undefined : value);
  useLayoutEffect(() => {
    if (!desk.goesTo('form')) return;
    const title = form.current?.querySelector<HTMLInputElement>('[data-field="title"]');
    title?.focus();
    title?.select();
  }, [desk.toForm.value]);
  const names = ground && modelWords(ground.model, words.language);
  const isMove = ground !== undefined && card.move !== undefined && ground.model.moves.has(card.move);
  const move = isMove ? ground.model.moves.get(card.move ?? '') : undefined;
  const shared = { desk, lang };
  return (
    <div class="step-form" ref={form} key={card.key}>
      {card.slips.length > 0 && (
        <div class="mark problem-mark" role="alert">
          <p>{own.broken}</p>
        </div>
      )}
      {card.isAlternative && (
        <p class="hint">{own.insteadOf(desk.card(card.path.slice(0, -2).join('/'))?.title ?? '')}</p>
      )}
      {others.length > 0 && (
        <section aria-label={own.otherProblems}>
          <Wrong desk={desk} problems={others} />
        </section>
      )}
      <TextField
        {...shared}
        name="title"
        label={own.stepTitle}
        hint={text(data.title) === '' ? own.titleHint : undefined}
        value={text(data.title)}
        set={(value) => set('title', value)}
        done={() => named(desk, card)}
        problems={[...at('title'), ...at('id')]}
      />
      <div class="field">
        <span class="field-label">{own.move}</span>
        <div class="move-now">
          <p>
            {card.move === undefined
              ? own.noMove
              : card.move === 'wait' || card.move === 'event'
                ? own[card.move]
                : isMove && names
                  ? names.move(card.move)
                  : own.noMoveKnown(card.move)}
            {card.state !== undefined && names && !card.refused && (
              <bdi class="hint"> {leadText(names, words, own, card.state, card.measure)}</bdi>
            )}
          </p>
          {ground && (
            <button type="button" class="button text" onClick={() => (desk.picking.value = { kind: 'change', card })}>
              {own.change}
            </button>
          )}
        </div>
        <Wrong desk={desk} problems={at('move')} />
      </div>
      {ground && card.move !== 'wait' && card.move !== 'event' && (
        <ChoiceField
          desk={desk}
          label={own.who}
          value={card.by ?? ''}
          options={actorsOf(ground, move?.by)}
          set={(by) => set('by', by, false)}
          problems={at('by')}
        />
      )}
      {ground && move?.targets && (
        <ChoiceField
          desk={desk}
          label={own.target}
          value={card.target ?? ''}
          options={targetsFor(move, card.role ?? '').map((role) => [role, nameOf(ground.spoken, role)] as const)}
          set={(target) => set('target', target, false)}
          problems={at('target')}
        />
      )}
      <DateField desk={desk} card={card} problems={at('at')} />
      <HeldField
        desk={desk}
        label={card.move === 'wait' ? own.waitHours : own.hours}
        hint={move && data.hours === undefined ? own.hoursHint(words.crisis.hours(move.hours)) : undefined}
        value={text(data.hours)}
        inputMode="decimal"
        set={(value) => {
          const hours = Number(value.replace(',', '.'));
          set('hours', value.trim() === '' || Number.isNaN(hours) ? undefined : hours, false);
        }}
        problems={at('hours')}
      />
      <TextField
        {...shared}
        label={own.text}
        hint={own.textHint}
        rows={4}
        value={text(data.text)}
        set={optional('text')}
        problems={at('text')}
      />
      {/[*_[]/.test(text(data.text)) && (
        <section class="text-preview" aria-label={own.preview} lang={lang} dir={directionOf(lang)}>
          <Markdown text={text(data.text)} />
        </section>
      )}
      <PictureField desk={desk} card={card} problems={at('picture')} lang={lang} />
      {card.isAlternative && (
        <>
          <TextField
            {...shared}
            label={own.why}
            rows={2}
            value={text(data.why)}
            set={(value) => set('why', value)}
            problems={at('why')}
          />
          <ChoiceField
            desk={desk}
            label={own.rejoin}
            lang={lang}
            value={text(data.rejoin)}
            options={[['', own.noRejoin], ...rejoinsOf(desk, card)]}
            set={(value) => set('rejoin', value === '' ? undefined : value, false)}
            problems={at('rejoin')}
          />
        </>
      )}
      <Shares desk={desk} card={card} problems={at('weight')} />
      <Questions desk={desk} card={card} problems={at('ask')} lang={lang} />
      <Sources desk={desk} card={card} problems={at('sources')} />
      <Disputes desk={desk} card={card} problems={at('disputed')} lang={lang} />
      <Group title={own.more} open={['nearly', 'expect', 'set'].some((field) => data[field] !== undefined)}>
        <TextField
          {...shared}
          label={own.nearly}
          value={text(data.nearly)}
          set={optional('nearly')}
          problems={at('nearly')}
        />
        {card.move === 'event' && <Values desk={desk} card={card} field="set" problems={at('set')} />}
        <Values desk={desk} card={card} field="expect" problems={at('expect')} />
      </Group>
      <Actions desk={desk} card={card} />
    </div>
  );
}

const FIELDS = [
  ...['id', 'title', 'move', 'by', 'target', 'at', 'hours', 'text', 'why', 'rejoin', 'weight', 'picture', 'ask'],
  ...['sources', 'disputed', 'nearly', 'expect', 'set'],
];

/** Who can make a move: the roles by their names, and those that act in one together. */
function actorsOf(ground: NonNullable<Desk['board']['value']['ground']>, by: readonly string[] | undefined) {
  const roles = by ?? [...ground.model.roles.keys()];
  return roles.flatMap((role): (readonly [string, string])[] => [
    [role, nameOf(ground.spoken, role)],
    ...[...ground.parties]
      .filter(([, of]) => of === role)
      .map(([party]) => [party, nameOf(ground.spoken, role, party)] as const),
  ]);
}

/** Steps that a branch can go on with: those of other ways, and of the scenario that is left. */
function rejoinsOf(desk: Desk, card: BoardCard): (readonly [string, string])[] {
  const { cards, ground } = desk.board.value;
  const own = [...cards.values()].filter(
    (other) => other.lane !== card.lane && other.id !== '' && !other.isAlternative,
  );
  return [
    ...own.map(({ id, title }) => [id, title || id] as const),
    ...(ground?.base?.steps ?? []).map(({ id, title }) => [id, title] as const),
  ].slice(0, 500);
}

/** Lets the id of a step follow its title, where it was made from one. */
function named(desk: Desk, { path, id }: BoardCard): void {
  const { ground } = desk.board.value;
  const now = desk.card(path.join('/'));
  if (!now || now.title === '' || !desk.fresh.has(id)) return;
  const taken = new Set([...idsIn(desk.writing.text), ...(ground?.taken ?? [])]);
  taken.delete(now.id);
  const next = freshId(now.title, taken, now.id || 'step');
  if (next === now.id) return;
  if (desk.edit((text) => renameStep(text, path, next), true)) desk.fresh.add(next);
}

/** When it was, no more exactly than is known. */
function DateField({ desk, card, problems }: { desk: Desk; card: BoardCard; problems: readonly PlacedProblem[] }) {
  const words = useWords();
  const own = boardWords(words.language);
  const when = card.at === undefined ? undefined : parseWhen(card.at);
  const [asked, ask] = useState(false);
  const write = (value: string) => {
    const text = value.trim() === '' ? undefined : (respelt(value) ?? value.trim());
    desk.edit((source) =>
      setFields(source, card.path, { at: text !== undefined && /^\d{4}$/.test(text) ? Number(text) : text }),
    );
  };
  const precision = card.at === undefined ? 'none' : (when?.precision ?? 'day');
  const change = (next: string) => {
    ask(next !== 'none');
    if (next === 'none') return write('');
    const known = card.at && when ? card.at : suggested(desk, card);
    const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(.*))?$/.exec(known);
    const [, year = '2024', month = '01', day = '01', time = '12:00'] = parts ?? [];
    write(
      { year, month: `${year}-${month}`, day: `${year}-${month}-${day}`, minute: `${year}-${month}-${day}T${time}` }[
        next
      ] ?? '',
    );
  };
  return (
    <div class="field-pair">
      <ChoiceField
        desk={desk}
        label={own.precision}
        value={precision}
        options={(['none', 'year', 'month', 'day', 'minute'] as const).map(
          (each) => [each, own.precisions[each]] as const,
        )}
        set={change}
      />
      {(precision !== 'none' || asked || problems.length > 0) && (
        <HeldField
          desk={desk}
          label={own.date}
          hint={own.dateHint}
          value={card.at ?? ''}
          set={write}
          problems={problems}
        />
      )}
    </div>
  );
}

/** A date to begin with: that of the step before, or where the clock starts. */
function suggested(desk: Desk, card: BoardCard): string {
  const { lanes, sketch, ground } = desk.board.value;
  const before = lanes[card.lane]?.cards.filter(({ column, at }) => column < card.column && at !== undefined).at(-1);
  return before?.at ?? String(sketch.data.start ?? ground?.base?.start ?? '2024-01-01');
}
