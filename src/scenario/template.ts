import { type Actor, accepts, configurationOf, MOVES, type MoveId, moveEvent, type Position, send } from '../model/index.js';
import { modelOf, nameOf, type Scenario, storyOf } from './scenario.js';
import { startWalk, walkAct } from './walk.js';
import { parseWhen } from '../file/when.js';

/** What is tried, in order, to bring a crisis to restored ties from a phase. */
const WAY_OUT: Record<string, readonly (readonly [MoveId, Actor])[]> = {
  normalTies: [
    ['proposeJointInvestigation', 'responder'],
    ['threatenForce', 'initiator'],
  ],
  dialogue: [
    ['affirmSovereignty', 'initiator'],
    ['affirmSovereignty', 'responder'],
    ['restoreTies', 'responder'],
    ['disclaimEscalation', 'initiator'],
  ],
  restored: [['endorse', 'responder']],
};
const UNDER_FIRE: readonly (readonly [MoveId, Actor])[] = [
  ['phoneCall', 'initiator'],
  ['phoneCall', 'responder'],
  ['standDown', 'responder'],
  ['protest', 'responder'],
  ['protest', 'initiator'],
];

/** Moves that lead from a position to restored ties: a draft for an author to change. */
export function draftWayOut(position: Position): { move: MoveId; by: Actor }[] {
  const draft: { move: MoveId; by: Actor }[] = [];
  let at = position;
  for (let round = 0; round < 40; round += 1) {
    const { phase } = configurationOf(at);
    if (phase === 'openConflict' || (phase === 'restored' && draft.length > 0)) break;
    const choice = (WAY_OUT[phase ?? ''] ?? UNDER_FIRE).find(([move, by]) => accepts(at, moveEvent(at.model, move, by)));
    if (!choice) break;
    const [move, by] = choice;
    at = send(at, moveEvent(at.model, move, by));
    draft.push({ move, by });
  }
  return draft;
}

/** Any text as a YAML scalar: JSON's double quotes are YAML's. */
const quoted = (text: string): string => JSON.stringify(text);

function header(schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n`;
}

export interface WhatIfDraft {
  id: string;
  title: string;
  /** The scenario that is left, and the step instead of which the what-if begins. */
  scenario: Scenario;
  from: string;
  /** Where an editor finds the JSON Schema. */
  schema: string;
}

/**
 * Text of a what-if that passes `check`: from the step on, moves that lead back to restored ties.
 *
 * @throws RangeError when the scenario has no such step
 */
export function whatIfText({ id, title, scenario, from, schema }: WhatIfDraft): string {
  const story = storyOf(scenario);
  const step = story.step(from);
  const start = parseWhen(scenario.start);
  if (!step || !start) throw new RangeError(`${scenario.id} has no step ${from}.`);
  let walk = startWalk(modelOf(scenario));
  for (const before of story.path(step.branch)) {
    if (before === from) break;
    const act = story.step(before);
    if (act) walk = walkAct(walk, act, start).walk;
  }
  const draft = draftWayOut(walk.position);
  const steps =
    draft.length > 0
      ? draft.map(({ move, by }, index) => draftStep(scenario, `${id}-${index + 1}`, move, by, index === 0))
      : [waitStep(id)];
  return `${header(schema)}# A what-if: instead of the step ${from}, something else happened.
# Change the titles and texts, and the moves to what you want to try; then run
#   offramp check ${id}.yaml      says what is wrong, with line and column
#   offramp play ${id}.yaml       steps through it
id: ${id}
title: ${quoted(title)}
summary: ${quoted(`What if something else had happened instead of “${step.title}”?`)}
extends: ${scenario.id}
from: ${from}
why: ${quoted('Say in a sentence or two why this was plausible.')}
weight: 0.2 # how likely, between 0 and 1
steps:
${steps.join('')}`;
}

function draftStep(scenario: Scenario, id: string, move: MoveId, by: Actor, first: boolean): string {
  return `  - id: ${id}
    by: ${by} # ${nameOf(scenario, by).replace(/[^\P{Cc}]/gu, ' ')}
    move: ${move} # ${(MOVES[move]?.description ?? '').replace(/\s+/g, ' ')}
    title: ${quoted(`${nameOf(scenario, by)}: ${MOVES[move]?.title.toLowerCase()}`)}
${first ? `    ask:\n      - ${quoted('Why was this possible here, and what would it have cost?')}\n` : ''}`;
}

function waitStep(id: string): string {
  return `  - id: ${id}-1
    move: wait
    hours: 24
    title: Nobody moves for a day
`;
}

export interface BlankDraft {
  id: string;
  title: string;
  initiator: string;
  responder: string;
  /** YYYY-MM-DD. */
  start: string;
  schema: string;
}

/** Text of a scenario of two countries that passes `check`: a strike, an answer, a call, ties restored. */
export function blankText({ id, title, initiator, responder, start, schema }: BlankDraft): string {
  const day = (days: number) => new Date(Date.parse(`${start}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const [a, b] = [initiator, responder];
  const background = new Date(Date.parse(`${start}T00:00Z`) - 31 * 86_400_000).toISOString().slice(0, 7);
  const before = background < start.slice(0, 7) ? background : day(-1);
  return `${header(schema)}# A crisis between two countries of your own. Change names, texts and moves; then run
#   offramp check ${id}.yaml      says what is wrong, with line and column
#   offramp play ${id}.yaml       steps through it
id: ${id}
title: ${quoted(title)}
summary: ${quoted(`A short crisis between ${a} and ${b}, to be made your own.`)}
model: bilateral-crisis
actors:
  initiator: { name: ${quoted(a)} } # the side that uses force first
  responder: { name: ${quoted(b)} }
start: ${start} # hour 0 of the clock
objectives:
  - ${quoted('Explain why force was answered with force, and what made talking possible.')}
sources:
  - { id: own, title: ${quoted('Written for class')} }
steps:
  - id: border-attack
    at: ${before} # dated before the start: background
    by: militants
    target: initiator
    move: militantAttack
    title: ${quoted(`An armed group attacks ${a}`)}
    sources: [own]
  - id: first-strike
    at: ${day(0)}
    by: initiator
    move: strike
    title: ${quoted(`${a} strikes across the border`)}
    sources: [own]
    expect: { phase: strike } # checked whenever the file is loaded
    ask:
      - question: ${quoted(`What else could ${a} have done?`)}
        answer: ${quoted('Propose a joint investigation, for instance: talks before any force.')}
    instead: # what could have been done instead of this step
      - id: joint-investigation
        by: initiator
        move: proposeJointInvestigation
        title: ${quoted(`${a} proposes a joint investigation`)}
        why: ${quoted('Both suffer from the armed group, and neither wants a war over it.')}
        weight: 0.3 # how likely; what all alternatives leave over is history's own
        then:
          - { id: joint-a, by: initiator, move: affirmSovereignty, title: ${quoted(`${a} affirms the border`)} }
          - { id: joint-b, by: responder, move: affirmSovereignty, title: ${quoted(`${b} affirms the border`)} }
          - { id: joint-end, by: responder, move: restoreTies, title: ${quoted('Both return to business as usual')} }
  - id: answer
    at: ${day(1)}
    by: responder
    move: counterStrike
    title: ${quoted(`${b} strikes back`)}
    sources: [own]
    ask:
      - ${quoted(`What would it have cost ${b} not to answer?`)}
    instead:
      - id: silence
        move: wait
        hours: 96 # long enough for the deadline of 72 hours without contact
        title: ${quoted('Neither side makes contact')}
        why: ${quoted('Each waits for the other to speak first.')}
        weight: 0.2
      - id: all-out
        by: responder
        move: counterStrike
        title: ${quoted(`${b} answers on a larger scale`)}
        why: ${quoted('Its public wants more than a gesture.')}
        weight: 0.1
        then:
          - { id: call-up, by: responder, move: mobilise, title: ${quoted(`${b} calls up its reserves`)} }
          - { id: invasion, by: responder, move: groundIncursion, title: ${quoted(`Troops of ${b} cross the border`)} }
  - id: complaint
    by: initiator
    move: protest
    title: ${quoted(`${a} protests`)}
    sources: [own]
  - id: call
    at: ${day(2)}
    by: initiator
    move: phoneCall
    title: ${quoted('The foreign ministers talk on the telephone')}
    sources: [own]
  - { id: affirm-a, by: initiator, move: affirmSovereignty, title: ${quoted(`${a} affirms the border`)}, sources: [own] }
  - { id: affirm-b, by: responder, move: affirmSovereignty, title: ${quoted(`${b} affirms the border`)}, sources: [own] }
  - { id: calm-a, by: initiator, move: disclaimEscalation, title: ${quoted(`${a} wants no more of it`)}, sources: [own] }
  - { id: calm-b, by: responder, move: disclaimEscalation, title: ${quoted(`${b} wants no more of it`)}, sources: [own] }
  - { id: talks, by: responder, move: negotiate, title: ${quoted('Delegations meet')}, sources: [own] }
  - id: ties
    at: ${day(3)}
    by: responder
    move: restoreTies
    title: ${quoted('Ties are restored')}
    sources: [own]
    expect: { phase: restored }
`;
}
