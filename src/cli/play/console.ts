import { didYouMean } from '../../file/suggest.js';
import { meaningOf } from '../../model/compile/fields.js';
import type { MoveDefinition, MoveEvent, RoleId } from '../../model/model.js';
import { moveEvent } from '../../model/options.js';
import { compareEnds, type End, endOf } from '../../play/compare.js';
import { RefusedError, SessionError } from '../../play/errors.js';
import type { LogEntry } from '../../play/log.js';
import { playedPath } from '../../play/path.js';
import { toRun } from '../../play/save.js';
import { Session } from '../../play/session.js';
import { type Explained, why } from '../../play/why.js';
import { indent, wrap } from '../../render/text/columns.js';
import { compareText } from '../../render/text/compare.js';
import {
  type Choice,
  choicesOf,
  freeText,
  scriptedText,
  standingText,
  undefinedText,
} from '../../render/text/moves.js';
import { outcomeText, stepText } from '../../render/text/replay.js';
import { type Style, safe } from '../../render/text/style.js';
import { nodeTitle, treeText } from '../../render/text/tree.js';
import { deadlineName, measureName } from '../../render/text/words.js';
import { clockText } from '../../scenario/hours.js';
import { nameOf } from '../../scenario/scenario.js';
import { called, quoted } from '../called.js';
import { writeWhole } from '../write.js';
import { helpText } from './commands.js';

/** Name of the script played through, for comparing. */
export const HISTORY = 'history';

/** Reads commands and answers with text: what the interactive screen and the line mode share. */
export class PlayConsole {
  /** Set once somebody has asked to stop. */
  done = false;
  /** Where the run was saved last. */
  file: string | undefined;
  /** What commands are given by, as texts name them: keys of the screen, or lines. */
  by: 'keys' | 'line' = 'line';
  /** A line that stays in sight, the address of an inspector for instance. */
  heading = '';
  /** What there is to say before anything is played: how a saved run differs, for instance. */
  notices: readonly string[] = [];
  /** Called with a line that somebody else has to say while a screen is shown. */
  onNote: ((line: string) => void) | undefined;
  #rest: Promise<typeof import('./branch-file.js')> | undefined;
  #savedAt: number;

  /** @param file where the run is saved, if it is */
  constructor(
    readonly session: Session,
    readonly style: Style,
    readonly unplayed: readonly LogEntry[] = [],
    file?: string,
  ) {
    this.file = file;
    this.#savedAt = file === undefined ? 0 : session.log.length;
  }

  /** Whether something was done since the run was saved. */
  get unsaved(): boolean {
    return this.session.log.length > this.#savedAt;
  }

  /** The choices here, in the order of their numbers: scripted ones, then free ones. */
  choices(): { scripted: Choice[]; free: Choice[]; blocked: Choice[] } {
    return choicesOf(this.session.scenario, this.session.moves());
  }

  /** Does what a line says. @returns what to show; rejects with a SessionError, MoveError or InputError that has a message for people */
  async execute(line: string): Promise<string> {
    try {
      return await this.#execute(line);
    } catch (error) {
      throw error instanceof RefusedError ? new SessionError(safe(error.message)) : error;
    }
  }

  async #execute(line: string): Promise<string> {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    const argument = rest.join(' ');
    switch (word.toLowerCase()) {
      case '':
      case 'n':
      case 'next':
        this.session.next();
        return this.look();
      case 'b':
      case 'back':
        this.session.back();
        return this.look();
      case 'm':
      case 'moves':
        return this.moves();
      case 'w':
      case 'wait':
        return this.#wait(argument);
      case 'e':
      case 'end':
        while (this.session.nextStep) this.session.next();
        return `${this.look()}\n${outcomeText(this.session.scenario, playedPath(this.session), this.style).join('\n')}`;
      case 'f':
      case 'fork':
        return `Branch “${safe(this.session.fork(argument).name)}” begins here.`;
      case 'l':
      case 'branches':
        return this.branches();
      case 't':
      case 'tree':
        return this.tree();
      case 'j':
      case 'jump':
        this.session.jump(this.#number(argument));
        return this.look();
      case 'c':
      case 'compare':
        return this.compare(rest);
      case 'y':
      case 'why':
        return this.#why(argument || (this.explained()[0] ?? ''));
      case 'o':
      case 'look':
        return this.look();
      case 'x':
      case 'extract':
        return this.#saveBranch(argument);
      case 's':
      case 'save':
        return this.save(argument);
      case 'q':
      case 'quit':
        this.done = true;
        return this.unsaved ? 'This run was not saved; s FILE saves one.' : '';
      case '?':
      case 'h':
      case 'help':
        return this.help();
      default:
        return this.#take(word, rest);
    }
  }

  help(): string {
    return helpText(this.by, this.style).join('\n');
  }

  /** The step just made, where the run stands, and what the script offers. @param all whether free and blocked moves are read out too */
  look(all = false): string {
    const offer = all ? [...this.questions(), this.moves()] : this.offer();
    return [...this.story(), '', ...standingText(this.session, this.style), '', ...offer].join('\n');
  }

  story(): string[] {
    const { session, style } = this;
    const path = playedPath(session);
    const step = path.steps.at(-1);
    if (step) return stepText(session.scenario, { ...step, alternatives: [] }, path, style);
    return [style.bold(safe(session.scenario.title)), ...wrap(session.scenario.summary, style.width)];
  }

  /** What a class may be asked before the next step. */
  questions(): string[] {
    const ask = this.session.nextStep?.ask ?? [];
    return ask
      .flatMap(({ question }) => wrap(`? ${question}`, this.style.width - 2))
      .map((line) => this.style.accent(`  ${line}`));
  }

  offer(): string[] {
    const { scripted } = this.choices();
    if (scripted.length > 0) return [...this.questions(), 'What happens next?', ...scriptedText(scripted, this.style)];
    const { script } = this.session.node;
    return [
      script && !this.session.nextStep ? 'The script ends here.' : 'You have left the script.',
      ...wrap(
        `m shows every move, ${this.by === 'keys' ? 'w' : 'w HOURS'} lets time pass, b goes back.`,
        this.style.width,
      ),
    ];
  }

  moves(): string {
    const { scripted, free, blocked } = this.choices();
    const script =
      scripted.length > 0 ? [this.style.bold('In the script'), ...scriptedText(scripted, this.style), ''] : [];
    return [
      ...script,
      ...freeText(free, blocked, scripted.length, this.style),
      ...undefinedText(this.session.model, this.session.moves().undefinedHere, this.style),
    ].join('\n');
  }

  /** Saves the run. @throws InputError when the file cannot be written */
  save(argument: string): string {
    const file = argument || this.file || `${this.session.scenario.id}.run.json`;
    writeWhole(file, `${JSON.stringify(toRun(this.session, this.unplayed), null, 2)}\n`, {
      force: file === this.file,
      otherwise: 'Choose another name or move it away.',
    });
    this.file = file;
    this.#savedAt = this.session.log.length;
    return `Saved to ${file}. Go on with: ${called} play --resume ${quoted(file)}`;
  }

  /** Loads what reads and writes YAML: late, so that nobody waits for it, but not so late that a build has replaced it. */
  loadRest(): Promise<typeof import('./branch-file.js')> {
    this.#rest ??= import('./branch-file.js');
    return this.#rest;
  }

  async #saveBranch(name: string): Promise<string> {
    const { saveBranch } = await this.loadRest();
    return saveBranch(this.session, name);
  }

  take(choice: Choice): string {
    if (!choice.enabled) throw new SessionError(`${choice.label} is ${choice.hint}.`);
    if (choice.take === undefined) this.session.next();
    else this.session.take(choice.take);
    return this.look();
  }

  #take(word: string, rest: string[]): string {
    const { scripted, free } = this.choices();
    if (/^\d+$/.test(word)) {
      const choice = [...scripted, ...free][Number(word) - 1];
      if (!choice)
        throw new SessionError(`There is no move ${word} here; m shows all ${scripted.length + free.length}.`);
      return this.take(choice);
    }
    const { moves } = this.session.model;
    const move = moves.get(word);
    if (move) {
      this.session.take(this.#event(move, rest));
      return this.look();
    }
    const ids = [...(this.session.nextStep ? [this.session.nextStep.id] : []), ...this.session.alternatives];
    if (!ids.includes(word)) {
      const words = [...ids, ...moves.keys()];
      throw new SessionError(
        `There is no command or move ${word.slice(0, 60)}. ${word.length > 2 ? didYouMean(word, words) : '? shows the commands.'}`,
      );
    }
    this.session.take(word);
    return this.look();
  }

  /** `protest by responder`, `militantAttack against initiator`, `aid on lower` or `aid – lower`; a country's name does as well as its role. */
  #event({ id, by: able }: MoveDefinition, rest: string[]): MoveEvent {
    const words = rest.join(' ');
    const named = /^(?:by\s+)?(.*?)(?:\s*(?:\bagainst|\bon|–)\s+(.*))?$/i.exec(words);
    const by = named?.[1] ? this.#role(named[1]) : able.length === 1 ? able[0] : undefined;
    if (!by) throw new SessionError(`Say who makes the move: ${id} by ${able.join(' or ')}.`);
    return moveEvent(this.session.model, id, by, this.#role(named?.[2]));
  }

  #role(word: string | undefined): RoleId | undefined {
    const { model, scenario } = this.session;
    const small = word?.toLowerCase();
    return [...model.roles.keys()].find(
      (role) => role.toLowerCase() === small || nameOf(scenario, role).toLowerCase() === small,
    );
  }

  #wait(argument: string): string {
    const hours = Number(argument || '24');
    if (!Number.isFinite(hours))
      throw new SessionError(`${argument} is no number of hours; 24, for instance, is a day.`);
    const before = this.session.nodes.length;
    this.session.wait(hours);
    const times = new Map<string, number>();
    for (const { deadline } of this.session.nodes.slice(before))
      if (deadline !== undefined) times.set(deadline, (times.get(deadline) ?? 0) + 1);
    const passed = [...times].map(([id, n]) => {
      const name = deadlineName(this.session.model, id);
      return n > 1 ? `${name} (${n} times)` : name;
    });
    const note = wrap(passed.length > 0 ? `Time passed, and with it: ${passed.join('; ')}.` : '', this.style.width);
    return [...note.map(this.style.accent), this.look()].join('\n');
  }

  #number(argument: string): number {
    if (!/^\d+$/.test(argument)) throw new SessionError('Say which position by its number; t shows the numbers.');
    return Number(argument);
  }

  /** The map of everything tried so far. */
  tree(): string {
    return treeText(this.session, this.style).join('\n');
  }

  /** Every branch: where it stands, and how it ended or what has been going on. */
  branches(): string {
    const measure = measureName(this.session.model);
    return this.session
      .branches()
      .flatMap((branch) => {
        const head = this.session.nodeAt(branch.head);
        const { outcome } = playedPath(this.session, head);
        const mark = branch.id === this.session.branch.id ? '◉' : '○';
        const reached = `${outcome.phase} ${outcome.ended ? 'at' : 'since'} ${clockText(outcome.hours)}`;
        const text = `${branch.id}\u00a0 “${safe(branch.name)}”, at ${nodeTitle(this.session, head)}, ${clockText(head.walk.position.hours)}: ${reached}${measure ? `, peak ${measure.title} ${outcome.peakTension}` : ''}`;
        const [first, ...rest] = wrap(text, this.style.width - 2);
        return [`${mark} ${first}`, ...indent(rest, 2)];
      })
      .join('\n');
  }

  /** Two branches side by side. @throws SessionError when there are no such two */
  compare(names: readonly string[]): string {
    const [a = HISTORY, b = this.session.branch.id] = names.length === 1 ? [undefined, names[0]] : names;
    if (a === b)
      throw new SessionError(`Name two branches: c A B. There are: ${HISTORY}, ${this.branchIds().join(', ')}.`);
    return compareText(this.session.scenario, compareEnds(this.#end(a), this.#end(b)), this.style).trimEnd();
  }

  branchIds(): string[] {
    return this.session.branches().map((branch) => branch.id);
  }

  /** The end of a branch; `history` is the script played through, however far this run has followed it. */
  #end(name: string): End {
    if (name !== HISTORY) return endOf(this.session, name);
    const scripted = new Session(this.session.scenario);
    while (scripted.nextStep) scripted.next();
    return { ...endOf(scripted, scripted.branch.id), name: `${scripted.branch.name}, as scripted` };
  }

  /** Everything that can be asked about: the measure, the regions, then the other variables. */
  explained(): Explained[] {
    const { measure, regions, fields } = this.session.model;
    const shown = regions.filter(({ hidden }) => !hidden).map(({ id }) => id);
    const others = fields.filter((field) => field !== measure).map(({ name }) => name);
    return [...(measure ? [measure.name] : []), ...shown, ...others];
  }

  #why(what: string): string {
    const { field } = this.session.model;
    const all = this.explained();
    const known = [...field.keys(), ...all.filter((name) => !field.has(name))];
    const variable = known.find((name) => name.toLowerCase() === what.toLowerCase());
    if (!variable) throw new SessionError(`There is nothing called ${what.slice(0, 60)}. ${didYouMean(what, known)}`);
    const { value, before, node } = why(this.session, variable);
    const found = field.get(variable);
    const meaning = found ? ` (${safe(meaningOf(found))})` : '';
    if (!node) return `${variable}${meaning} is ${value}, as at the start.`;
    return `${variable}${meaning} is ${value}: changed from ${before} by “${nodeTitle(this.session, node)}” (position ${node.id}, ${clockText(node.walk.position.hours)}).`;
  }
}
