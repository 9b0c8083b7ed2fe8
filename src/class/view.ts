import type { Briefing } from '../scenario/index.js';
import type { Offer, Option } from './choice.js';
import type { Debrief, Sheet } from './debrief.js';
import type { GroupId, PersonId, RoundKind, SeatId, Taken } from './lesson.js';
import type { StoryView } from './story.js';

/** Who looks. */
export type Viewer = { as: 'teacher' } | { as: 'wall' } | { as: 'student'; person: PersonId };

/** What no log knows: who is connected. */
export interface Live {
  here: ReadonlySet<PersonId>;
}

/** What everybody may know of a class. */
export interface ClassView {
  code: string;
  title: string;
  /** What it is about; of a real crisis the teacher's alone until the end, since it mostly tells how it ended. */
  summary: string | null;
  scenario: string;
  model: string;
  /** Language of the scenario's texts. */
  language: string;
  mode: 'class' | 'seats';
  assign: 'free' | 'spread' | 'teacher';
  seats: SeatView[];
  locked: boolean;
  ended: boolean;
  /** How many have joined. */
  people: number;
  rounds: number;
}

export interface SeatView {
  id: SeatId;
  name: string;
  roles: readonly string[];
  /** Nicknames of those who sit there, who leads first. */
  people: string[];
}

/** The clock of a round. */
export interface ClockView {
  /** When it closes the round, in milliseconds since 1970 as the server has it; null while it is paused. */
  until: number | null;
  /** Milliseconds that are left, while it is paused. */
  left: number | null;
}

/** What was chosen of an option. */
export interface ResultView {
  option: string;
  count: number;
  /** Seats that came to it, by id. */
  seats: SeatId[];
  reasons: { entry: number; text: string }[];
}

/** The round that is being held, or was last. */
export interface RoundView {
  n: number;
  kind: RoundKind;
  question: string | null;
  status: 'open' | 'closed' | 'revealed';
  options: readonly Option[];
  clock: ClockView | null;
  /** The seat whose turn it is; null at once, and when all have chosen. */
  turn: SeatId | null;
  /** How many have chosen, of how many that are asked. */
  answered: number;
  asked: number;
  /** Nicknames of those who were cut off when it was closed. */
  cutOff: string[];
  /** What was chosen; null until it is revealed. */
  results: ResultView[] | null;
  /** What history did; null until that is shown, and where the class has left it. */
  history: string | null;
  taken: Taken | null;
}

/** Who has answered, for the wall and the teacher: not what. */
export interface AnsweredView {
  answered: string[];
  waiting: string[];
}

export interface NoteView {
  /** The number of its entry, by which it can be hidden. */
  entry: number;
  at: number;
  /** Id of the seat; null of the teacher. */
  from: SeatId | null;
  to: SeatId | 'all';
  text: string;
  /** Only the teacher is told of hidden ones. */
  hidden?: true;
}

/** What somebody chose, for those who may know. */
export interface ChosenView {
  option: string;
  why: string | null;
}

export interface MeView {
  id: PersonId;
  name: string;
  seat: SeatId | null;
  leads: boolean;
  /** What I chose in this round. */
  chose: ChosenView | null;
  /** Whether the round asks me now. */
  asked: boolean;
  /** Options that I may choose. */
  options: string[];
}

/** A group, for those in it. */
export interface OwnGroupView {
  id: GroupId;
  name: string;
  people: string[];
  lead: string | null;
  leads: boolean;
  /** How many moves it has made: to be said with a choice. */
  turn: number;
  story: StoryView;
  options: Option[];
  chose: ChosenView | null;
  /** What others of the group proposed. */
  advice: { name: string; option: string; why: string | null }[];
}

/** A group, for the wall. */
export interface GroupView {
  id: GroupId;
  name: string;
  people: string[];
  story: StoryView;
}

/** Somebody of the class, for the teacher. */
export interface PersonView {
  id: PersonId;
  name: string;
  seat: SeatId | null;
  leads: boolean;
  group: GroupId | null;
  here: boolean;
  /** What they chose in this round. */
  chose: (ChosenView & { entry: number | null }) | null;
}

/** What the teacher alone sees. */
export interface TeacherView {
  people: PersonView[];
  names: readonly string[];
  /** The roles that can move: what a seat may play. */
  roles: readonly { id: string; name: string }[];
  /** Whether the scenario tells any side what it wants, fears and knows. */
  briefed: boolean;
  notes: NoteView[];
  /** Everything that could be done here. */
  offers: readonly Offer[];
  /** What really happened next; null once the class has left it. */
  history: string | null;
  /** How often each option was chosen so far, and by which seats. */
  counts: ResultView[];
}

/** What has changed in a view. */
export type ViewNews = { readonly [Part in keyof View]?: View[Part] | Partial<View[Part]> };

/** What somebody may see of a class. Each part is there or not, by who looks and where things are. */
export interface View {
  /** The number of the last entry that it shows. */
  n: number;
  class: ClassView;
  story: StoryView;
  round: RoundView | null;
  /** Public statements. */
  statements: NoteView[];
  who: AnsweredView | null;
  groups: GroupView[] | null;
  me: MeView | null;
  /** What the own side is told. */
  briefing: Briefing[] | null;
  /** Those on the own seat, and what they chose. */
  team: { name: string; leads: boolean; chose: ChosenView | null }[] | null;
  /** Notes to and from the own seat. */
  notes: NoteView[] | null;
  group: OwnGroupView | null;
  teacher: TeacherView | null;
  debrief: Debrief | null;
  sheet: Sheet | null;
}
