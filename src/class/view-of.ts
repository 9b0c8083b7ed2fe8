import { isReal, modelOf } from '../scenario/index.js';
import { historyOf, offersOf } from './choice.js';
import { type Debrief, debriefOf, sheetOf } from './debrief.js';
import {
  groupOf,
  isBriefed,
  type Lesson,
  lastRound,
  type Note,
  type Person,
  present,
  type Round,
  seatsOf,
  sitting,
} from './lesson.js';
import { sessionOf } from './play.js';
import { answeredView, chosenView, resultsOf, roundView } from './round-view.js';
import { storyView } from './story.js';
import { isFor } from './tally.js';
import type { GroupView, Live, MeView, NoteView, OwnGroupView, TeacherView, View, Viewer } from './view.js';

/** Nobody is connected. */
const NOBODY: Live = { here: new Set() };

/**
 * What somebody may see of a class: the whole of what is sent to their page. What they may not see is not in it.
 *
 * @returns undefined for somebody who is not in the class, or was removed
 */
export function viewOf(lesson: Lesson, viewer: Viewer, live = NOBODY): View | undefined {
  const common = commonOf(lesson);
  if (viewer.as === 'teacher')
    return {
      ...{ ...common, ...forWall(lesson), teacher: forTeacher(lesson, live), debrief: debriefed(lesson, true) },
      class: { ...common.class, summary: lesson.play.scenario.summary },
    };
  if (viewer.as === 'wall') return { ...common, ...forWall(lesson) };
  const person = lesson.people.get(viewer.person);
  if (!person || person.removed) return undefined;
  const round = lastRound(lesson);
  return {
    ...common,
    me: meOf(lesson, round, person),
    ...(person.seat !== undefined && forSeat(lesson, round, person, person.seat)),
    group: ownGroup(lesson, round, person),
    groups: round?.kind === 'groups' && round.status === 'revealed' ? groupsOf(lesson, round) : null,
    sheet: lesson.ended ? sheetOf(lesson, person.id) : null,
  };
}

const commons = new WeakMap<Lesson, View>();
const walls = new WeakMap<Lesson, Pick<View, 'who' | 'groups'>>();
const debriefs = new WeakMap<Lesson, Debrief>();

/** What everybody sees. */
function commonOf(lesson: Lesson): View {
  let common = commons.get(lesson);
  if (!common) {
    const { scenario } = lesson.play;
    const round = lastRound(lesson);
    common = {
      n: lesson.n,
      class: {
        ...{ code: lesson.code, title: scenario.title, scenario: scenario.id },
        // That of a real crisis mostly tells how it ended.
        summary: isReal(scenario) && !lesson.ended ? null : scenario.summary,
        ...{ model: modelOf(scenario).id, language: scenario.language, mode: lesson.mode, assign: lesson.assign },
        seats: lesson.mode === 'class' ? [] : lesson.seats.map((seat) => seatView(lesson, seat)),
        ...{ locked: lesson.locked, ended: lesson.ended, people: present(lesson).length, rounds: lesson.rounds.length },
      },
      story: storyView(lesson.play),
      round: round ? roundView(lesson, round) : null,
      statements: notesOf(lesson, ({ to }) => to === 'all'),
      ...{ who: null, groups: null, me: null, briefing: null, team: null, notes: null, group: null, teacher: null },
      ...{ debrief: debriefed(lesson, false), sheet: null },
    };
    commons.set(lesson, common);
  }
  return common;
}

function seatView(lesson: Lesson, { id, name, roles, lead }: Lesson['seats'][number]): View['class']['seats'][number] {
  const people = sitting(lesson, id);
  const first = people.filter((person) => person.id === lead);
  return {
    id,
    name,
    roles,
    people: [...first, ...people.filter((person) => person.id !== lead)].map((one) => one.name),
  };
}

function forWall(lesson: Lesson): Pick<View, 'who' | 'groups'> {
  let wall = walls.get(lesson);
  if (!wall) {
    const round = lastRound(lesson);
    wall = {
      who: round && round.kind !== 'hands' ? answeredView(lesson, round) : null,
      groups: round?.kind === 'groups' ? groupsOf(lesson, round) : null,
    };
    walls.set(lesson, wall);
  }
  return wall;
}

function groupsOf(lesson: Lesson, { groups }: Round): GroupView[] {
  return groups.map(({ id, name, people, play }) => ({
    ...{ id, name, people: people.map((one) => lesson.people.get(one)?.name ?? one) },
    story: storyView(play),
  }));
}

/** After the end; who chose what is the teacher's to know. */
function debriefed(lesson: Lesson, whole: boolean): Debrief | null {
  if (!lesson.ended) return null;
  let debrief = debriefs.get(lesson);
  if (!debrief) {
    debrief = debriefOf(lesson);
    debriefs.set(lesson, debrief);
  }
  if (whole) return debrief;
  return { ...debrief, decisions: debrief.decisions.map((decision) => ({ ...decision, choices: [] })) };
}

function notesOf(lesson: Lesson, mine: (note: Note) => boolean, all = false): NoteView[] {
  return lesson.notes
    .filter((note) => mine(note) && (all || !lesson.hidden.has(note.entry)))
    .map(({ entry, at, from, to, text }) => ({
      ...{ entry, at, from, to, text },
      ...(lesson.hidden.has(entry) && { hidden: true as const }),
    }));
}

function meOf(lesson: Lesson, round: Round | undefined, { id, name, seat }: Person): MeView {
  const own = lesson.seats.find((one) => one.id === seat);
  const chose = chosenView(lesson, round?.choices.get(id), true);
  const options =
    !round || round.kind === 'hands'
      ? []
      : round.kind === 'seats'
        ? own
          ? round.options.filter((option) => isFor(own, round, option))
          : []
        : round.options;
  const turn = !round?.queue || round.queue[0] === seat;
  return {
    ...{ id, name, seat: seat ?? null, leads: own?.lead === id, chose },
    asked: round?.status === 'open' && options.length > 0 && turn && chose === null,
    options: [...options],
  };
}

/** What those on a seat see, and nobody else but the teacher. */
function forSeat(
  lesson: Lesson,
  round: Round | undefined,
  me: Person,
  id: string,
): Pick<View, 'briefing' | 'team' | 'notes'> {
  const { briefings = {} } = lesson.play.scenario;
  const seat = lesson.seats.find((one) => one.id === id);
  return {
    briefing: (seat?.roles ?? []).flatMap((role) => briefings[role] ?? []),
    team: sitting(lesson, id).map((person) => ({
      ...{ name: person.name, leads: seat?.lead === person.id },
      // Of a seat all advise whoever leads; in other rounds everybody chooses alone.
      chose: round?.kind === 'seats' ? chosenView(lesson, round.choices.get(person.id), person === me) : null,
    })),
    notes: notesOf(lesson, ({ from, to }) => to !== 'all' && (from === id || to === id)),
  };
}

function ownGroup(lesson: Lesson, round: Round | undefined, { id }: Person): OwnGroupView | null {
  const group = groupOf(round, id);
  const turn = group?.turns.at(-1);
  if (!round || !group || !turn) return null;
  const nameOf = (person: string) => lesson.people.get(person)?.name ?? person;
  const offers = round.status === 'open' ? offersOf(sessionOf(group.play)) : [];
  return {
    ...{ id: group.id, name: group.name, people: group.people.map(nameOf), turn: group.turns.length - 1 },
    ...{ lead: group.lead === undefined ? null : nameOf(group.lead), leads: group.lead === id },
    story: storyView(group.play),
    options: offers.map(({ kind: _, why: __, ...option }) => option),
    chose: chosenView(lesson, turn.choices.get(id), true),
    advice: [...turn.choices].flatMap(([person, choice]) => {
      const chosen = person === id ? null : chosenView(lesson, choice);
      return chosen ? { name: nameOf(person), ...chosen } : [];
    }),
  };
}

const roles = new WeakMap<Lesson['play']['scenario'], TeacherView['roles']>();

function rolesOf({ play: { scenario } }: Lesson): TeacherView['roles'] {
  const known = roles.get(scenario) ?? seatsOf(scenario).map(({ id, name }) => ({ id, name }));
  roles.set(scenario, known);
  return known;
}

function forTeacher(lesson: Lesson, { here }: Live): TeacherView {
  const round = lastRound(lesson);
  const session = sessionOf(lesson.play);
  const leads = new Set(lesson.seats.flatMap(({ lead }) => lead ?? []));
  return {
    people: present(lesson).map(({ id, name, seat }) => {
      const group = groupOf(round, id);
      const choice = group ? group.turns.at(-1)?.choices.get(id) : round?.choices.get(id);
      return {
        ...{ id, name, seat: seat ?? null, leads: leads.has(id), group: group?.id ?? null, here: here.has(id) },
        chose: choice
          ? { option: choice.option, why: choice.why?.text ?? null, entry: choice.why?.entry ?? null }
          : null,
      };
    }),
    names: lesson.names,
    roles: rolesOf(lesson),
    briefed: isBriefed(lesson.play.scenario),
    notes: notesOf(lesson, () => true, true),
    ...{ offers: offersOf(session), history: historyOf(session) ?? null },
    counts: round && round.kind !== 'groups' ? resultsOf(lesson, round) : [],
  };
}
