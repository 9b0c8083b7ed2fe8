import { batch, type Signal, signal } from '@preact/signals';
import { kindOfText } from '../../file/other-kind.js';
import { loadModel, type Model, shippedModel, shippedModels } from '../../model/index.js';
import type { Boot, TextFile } from '../../render/page/boot.js';
import { asCalled } from '../../render/text/called.js';
import { isError, LIMITS, modelOf, type Problem, type Scenario } from '../../scenario/index.js';
import { loadScenario } from '../../scenario/load.js';
import { BUILTIN } from '../state/builtin-texts.js';
import type { App } from '../state/context.js';
import { filesOf, modelIn } from '../state/model-files.js';
import { onKeptElsewhere } from '../state/storage.js';
import {
  currentKey,
  type Draft,
  draftOf,
  drafts,
  dropDraft,
  keepDraft,
  keepVersion,
  newKey,
  setCurrent,
  type Version,
  versionsOf,
} from './drafts.js';
import type { FileHandle, OpenedFile } from './files.js';
import { idIn, resolverOf } from './library.js';
import { Pictures } from './pictures.js';
import { type Opening, shownText, sourceOpening } from './start.js';

/** How a text stands with what is kept: as it was opened or saved, kept as a draft, or nowhere yet. */
export type Kept = 'saved' | 'draft' | 'pending' | 'full';

const QUIET_MS = 300;
const KEEP_MS = 400;
/** A check of what a form has changed waits for no pause where it takes no longer than this, which nobody notices. */
const PROMPT_MS = 40;

/**
 * What is being written: the text, what is wrong with it, what scenario or model it is, and where it is kept. The
 * text itself lives in the code editor, which says when it has changed.
 */
export class Writing {
  readonly name = signal('');
  /** Changes when another text is opened. */
  readonly opened: Signal<{ text: string }>;
  /** The text as it is, for whoever shows it in another way. */
  readonly live = signal('');
  readonly problems = signal<readonly Problem[]>([]);
  /** The last text that had no error, as a scenario. */
  readonly scenario = signal<Scenario | undefined>(undefined);
  /** Whether the text is a model. */
  readonly isModel = signal(false);
  /** The last text that had no error, as a model. */
  readonly ownModel = signal<Model | undefined>(undefined);
  readonly checking = signal(true);
  readonly kept = signal<Kept>('saved');
  readonly drafts = signal<Draft[]>([]);
  /** Whether somebody is led through a first what-if. */
  readonly guided = signal(false);
  /** The served file as it is on disk now, where it is not what was begun with and there are edits. */
  readonly conflict = signal<TextFile | undefined>(undefined);
  readonly pictures: Pictures;
  handle: FileHandle | undefined;
  #text = '';
  /** The text as it is in a file. */
  #saved: string | undefined;
  #served: string | undefined;
  /** The text as the served file last had it, while that cannot be read. */
  #lost: string | undefined;
  /** Files besides those of Offramp that the text extends. */
  #beside: TextFile[] = [];
  #key = newKey();
  #keepTimer = 0;
  #checkTimer = 0;
  #checkMs = 0;

  /**
   * @param restored called with the name of a draft that was found where the page was left
   * @param told called where another tab is found to write on the same draft
   */
  constructor(
    readonly app: App,
    restored: (draft: Draft) => void,
    told: () => void = () => {},
  ) {
    this.opened = signal({ text: '' });
    this.pictures = new Pictures(app, () => this.#check());
    const draft = draftOf(currentKey() ?? '');
    const { boot, home } = app;
    // A draft of another served file waits in the list: this page was asked for with a file of its own.
    const elsewhere = draft?.served !== undefined && home.source && draft.served !== home.source.name;
    if (draft && !elsewhere) {
      this.openDraft(draft);
      restored(draft);
    } else this.open(boot.source ? sourceOpening(boot.source, home) : shownText(app));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.keep();
    });
    addEventListener('pagehide', () => this.keep());
    addEventListener('beforeunload', (event) => {
      this.keep();
      if (this.unsaved) event.preventDefault();
    });
    // Two pages that write on one draft would overwrite each other: this one goes on with one of its own.
    onKeptElsewhere((name) => {
      if (name === this.#key && draftOf(name)?.text !== this.#text) {
        this.#key = newKey();
        told();
      }
      this.drafts.value = drafts();
    });
  }

  get text(): string {
    return this.#text;
  }

  /** What the text runs on: as it last had no errors, else the model of Offramp that it names, or the first of these. */
  get model(): Model | undefined {
    if (this.isModel.value) return this.ownModel.value;
    const scenario = this.scenario.value;
    if (scenario) return modelOf(scenario);
    const named = /^model:[ \t]*["']?([a-z0-9-]+)/m.exec(this.#text.slice(0, 20_000))?.[1];
    return named === undefined ? shippedModels()[0] : shippedModel(named);
  }

  /** Whether there is something that is in no file. */
  get unsaved(): boolean {
    return this.#text !== this.#saved;
  }

  /** The text as it was when it was last that of a file. */
  get base(): string | undefined {
    return this.#saved;
  }

  /** Name of the file that the text would be: that of its id, as what extends it looks for it. */
  get fileName(): string {
    const id = idIn(this.#text);
    return this.handle?.name ?? (id === undefined ? this.name.value : `${id}.yaml`);
  }

  /** What is written, as a page shows it; undefined while it has errors. */
  bootNow(): Boot | undefined {
    if (this.checking.value) this.#check();
    if (this.isModel.value || this.problems.value.some(isError)) return undefined;
    const scenario = this.scenario.value;
    const source = { name: this.fileName || 'scenario.yaml', text: this.#text };
    if (!scenario) return undefined;
    const files = new Set(scenario.steps.flatMap(({ picture }) => picture?.file ?? []));
    const pictures = [...files].flatMap((file) => this.pictures.of(file) ?? []);
    return {
      ...{ scenario, source, ...(this.#beside.length > 0 && { beside: this.#beside }) },
      ...(pictures.length > 0 && { pictures }),
    };
  }

  /** Opens a text. What was written before stays in the list of drafts if it is in no file. */
  open({ name, text, handle, served, unsaved = false, draft }: Opening): void {
    this.keep();
    this.#key = draft ?? newKey();
    this.#text = text;
    const disk = this.app.home.source;
    const onDisk = disk && served === disk.name ? disk.text : undefined;
    this.#saved = unsaved ? onDisk : text;
    this.#served = served;
    this.#lost = undefined;
    this.handle = handle;
    batch(() => {
      this.name.value = name;
      this.guided.value = false;
      this.conflict.value = undefined;
      this.scenario.value = undefined;
      this.ownModel.value = undefined;
      this.problems.value = [];
      this.kept.value = unsaved ? 'pending' : 'saved';
      this.opened.value = { text };
      this.live.value = text;
    });
    if (unsaved) this.keep();
    else setCurrent(undefined);
    this.drafts.value = drafts();
    this.#check();
    if (this.app.home.unread) this.diskChanged();
  }

  openFile({ name, text, handle }: OpenedFile): void {
    this.open({ name, text, ...(handle && { handle }) });
  }

  openDraft(draft: Draft): void {
    this.open({ ...draft, unsaved: true, draft: draft.key });
  }

  removeDraft(key: string): Draft | undefined {
    const draft = draftOf(key);
    dropDraft(key);
    this.drafts.value = drafts();
    return draft;
  }

  putBack(draft: Draft): void {
    keepDraft(draft);
    this.drafts.value = drafts();
  }

  /** How the text was in the last hour, the newest first; not as it is now. */
  versions(): Version[] {
    return versionsOf(this.#key).filter(({ text }) => text !== this.#text);
  }

  /** Whether a draft is what is being written now. */
  isCurrent(draft: Draft): boolean {
    return draft.key === this.#key;
  }

  /** The code editor says that the text is another. */
  changed(text: string): void {
    this.#text = text;
    batch(() => {
      this.live.value = text;
      this.kept.value = 'pending';
      this.checking.value = true;
    });
    clearTimeout(this.#keepTimer);
    this.#keepTimer = window.setTimeout(() => this.keep(), KEEP_MS + text.length / 1_000);
    clearTimeout(this.#checkTimer);
    // The longer the last check took, the longer it waits for the next pause in typing.
    this.#checkTimer = window.setTimeout(
      () => this.#check(),
      Math.min(4_000, QUIET_MS + 3 * this.#checkMs + text.length / 2_000),
    );
  }

  /** The problems of the text as it is, checked now where that was still to come. */
  checked(): readonly Problem[] {
    if (this.checking.peek()) this.#check();
    return this.problems.peek();
  }

  /**
   * Checks a text that a form has changed, which is whole at every key: at once where that takes no time, else in the
   * first pause that is longer than it takes.
   */
  checkSoon(): void {
    if (!this.checking.peek()) return;
    clearTimeout(this.#checkTimer);
    const pause = this.#checkMs <= PROMPT_MS ? 0 : Math.min(1_000, 1.5 * this.#checkMs);
    this.#checkTimer = window.setTimeout(() => this.#check(), pause);
  }

  /** Keeps the text in this browser, now, if it is in no file. */
  keep(): void {
    clearTimeout(this.#keepTimer);
    if (!this.unsaved) {
      if (this.kept.value === 'saved') return;
      dropDraft(this.#key);
      setCurrent(undefined);
      this.kept.value = 'saved';
    } else if (this.kept.value !== 'draft' && this.#text.trim() !== '') {
      const done = keepDraft({
        key: this.#key,
        name: this.fileName || this.name.value,
        text: this.#text,
        ...(this.#served !== undefined && { served: this.#served }),
        at: Date.now(),
      });
      if (done) {
        setCurrent(this.#key);
        // What it was begun from is the first to go back to.
        if (versionsOf(this.#key).length === 0) keepVersion(this.#key, this.opened.peek().text, Date.now() - 60_000);
        keepVersion(this.#key, this.#text, Date.now());
      }
      this.kept.value = done ? 'draft' : 'full';
    }
    this.drafts.value = drafts();
  }

  /** The text was written to a file; more may have been typed since. */
  savedAs(name: string, text: string, handle?: FileHandle): void {
    this.handle = handle ?? this.handle;
    this.name.value = name;
    this.#saved = text;
    this.keep();
  }

  /**
   * The served file has changed on disk: taken over where nothing was edited, else both are offered. While it
   * cannot be read, what it was is in no file.
   */
  diskChanged(): void {
    const { source, unread } = this.app.home;
    if (!source || this.#served !== source.name) return;
    if (unread) {
      this.#lost ??= this.#saved;
      this.#saved = undefined;
      this.keep();
      return;
    }
    this.#saved ??= this.#lost;
    this.#lost = undefined;
    if (source.text === this.#text) {
      this.conflict.value = undefined;
      this.savedAs(source.name, source.text);
    } else if (!this.unsaved) this.open({ ...source, served: source.name });
    else if (source.text !== this.#saved) this.conflict.value = source;
  }

  /** Settles the conflict with the file on disk. What is edited stays a draft either way. */
  settle(take: 'disk' | 'mine'): void {
    const disk = this.conflict.value;
    if (!disk) return;
    if (take === 'disk') this.open({ ...disk, served: disk.name });
    else {
      this.#saved = disk.text;
      this.conflict.value = undefined;
    }
  }

  #check(): void {
    clearTimeout(this.#checkTimer);
    const started = performance.now();
    const isModel = kindOfText(this.#text) === 'model';
    const { scenario, model, problems } = isModel ? this.#readModel() : this.#readScenario();
    this.#checkMs = performance.now() - started;
    batch(() => {
      const { called } = this.app.home;
      this.isModel.value = isModel;
      this.problems.value = problems.map((problem) => ({ ...problem, hint: asCalled(problem.hint, called) }));
      if (!problems.some(isError)) {
        if (scenario) this.scenario.value = scenario;
        if (model) this.ownModel.value = model;
      }
      this.checking.value = false;
    });
  }

  #readModel(): Reading {
    const file = this.fileName || 'model.yaml';
    // Files with its texts in other languages lie beside the file of a model that is served with its scenario.
    const beside = modelIn(this.app.boot.beside ?? [], idIn(this.#text) ?? '');
    return loadModel({ file, content: this.#text }, beside?.texts);
  }

  #readScenario(): Reading {
    const file = this.fileName || 'scenario.yaml';
    const content = this.#text;
    const find = resolverOf(this.app.boot);
    const beside = new Map<string, TextFile>();
    this.pictures.begin(idIn(content) ?? '');
    const loaded = loadScenario(
      { file, content },
      (id, kind) => {
        const found = find(id, kind);
        if (found && kind === 'model') for (const each of filesOf(found)) beside.set(each.name, each);
        else if (found && !BUILTIN.has(id)) beside.set(id, { name: `${id}.yaml`, text: String(found.content) });
        return found;
      },
      this.pictures.look,
    );
    this.#beside = [...beside.values()];
    return loaded;
  }
}

/** What came of the text. */
interface Reading {
  scenario?: Scenario;
  model?: Model;
  problems: Problem[];
}

/** Most characters that a text may grow to; a scenario is refused at half of that, with a problem that says so. */
export const MOST = 2 * LIMITS.bytes;
