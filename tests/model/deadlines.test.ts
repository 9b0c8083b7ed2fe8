import { expect, test } from 'vitest';
import { advance, configurationOf, type MoveEvent, send, startPosition } from '../../src/model/index.js';
import { BILATERAL } from '../helpers/scenarios.js';

/** Makes moves at hours; what is not a move only lets time pass. */
function run(...acts: [hour: number, move?: MoveEvent][]) {
  let position = startPosition(BILATERAL);
  for (const [hour, move] of acts) {
    position = advance(position, hour).position;
    if (move) position = send(position, move);
  }
  const { phase, mediation } = configurationOf(position);
  return {
    phase,
    mediation,
    assurances: position.snapshot.context.assurances,
    due: position.timers.map(({ deadline, due }) => `${deadline} ${due}`),
  };
}

const attack: MoveEvent = { type: 'militantAttack', by: 'militants', target: 'initiator' };
const strike: MoveEvent = { type: 'strike', by: 'initiator' };
const struck: [number, MoveEvent][] = [
  [0, attack],
  [0, strike],
];

test('silence is counted from the newest use of force, in strike and in retaliation', () => {
  const angry: [number, MoveEvent] = [70, { type: 'condemn', by: 'initiator' }];
  expect(run(...struck, [71]).due).toEqual(['silence 72']);
  const again = run(...struck, angry, [71, strike]);
  expect(again).toMatchObject({ phase: 'strike', due: ['silence 143'] });
  expect(run(...struck, angry, [71, strike], [142]).phase).toBe('strike');
  expect(run(...struck, angry, [71, strike], [143]).phase).toBe('standoff');
  const answered = run(...struck, [6, { type: 'counterStrike', by: 'responder' }], [70, strike]);
  expect(answered).toMatchObject({ phase: 'retaliation', due: ['silence 142'] });
});

test('words about force let the silence go on', () => {
  const words: MoveEvent['type'][] = ['condemn', 'protest', 'mobilise', 'denyResponsibility'];
  for (const type of words) expect(run(...struck, [50, { type, by: 'responder' }]).due, type).toEqual(['silence 72']);
});

const talks: [number, MoveEvent][] = [
  [0, { type: 'closeBorder', by: 'initiator' }],
  [1, { type: 'phoneCall', by: 'responder' }],
];

test('whatever the two do together in talks begins the time until they stall anew', () => {
  expect(run(...talks).due).toEqual(['talksStall 121']);
  const together: MoveEvent['type'][] = ['phoneCall', 'negotiate', 'affirmSovereignty', 'proposeJointInvestigation'];
  for (const type of together)
    expect(run(...talks, [100, { type, by: 'initiator' }]), type).toMatchObject({
      phase: 'dialogue',
      due: ['talksStall 220'],
    });
  const alone: MoveEvent['type'][] = ['condemn', 'standDown', 'disclaimEscalation', 'apologise', 'mobilise'];
  for (const type of alone)
    expect(run(...talks, [100, { type, by: 'initiator' }]).due, type).toEqual(['talksStall 121']);
});

test('another round neither forgets what was affirmed nor begins the talks anew', () => {
  const affirmed: [number, MoveEvent] = [2, { type: 'affirmSovereignty', by: 'initiator' }];
  const round: [number, MoveEvent] = [3, { type: 'negotiate', by: 'responder' }];
  expect(run(...talks, affirmed, round).assurances).toBe('initiator');
  expect(run(...talks, affirmed, [3, { type: 'pledgeCooperation', by: 'initiator' }]).due).toEqual(['talksStall 123']);
  expect(run(...talks, affirmed, [3, { type: 'haltTalks', by: 'responder' }])).toMatchObject({
    phase: 'standoff',
    assurances: 'none',
  });
  // Talks that a mediator opened, and a mediator who is sent home while they go on: a call does not undo that.
  const mediated = run(
    ...struck,
    [1, { type: 'offerMediation', by: 'thirdParty' }],
    [2, { type: 'acceptMediation', by: 'responder' }],
    [3, { type: 'mediate', by: 'thirdParty' }],
    [4, { type: 'refuseMediation', by: 'initiator' }],
    [5, { type: 'phoneCall', by: 'responder' }],
  );
  expect(mediated).toMatchObject({ phase: 'dialogue', mediation: 'refused', due: ['talksStall 125'] });
});

test('an offer that is made again has its own time to be answered', () => {
  const offer: MoveEvent = { type: 'offerMediation', by: 'thirdParty' };
  const dug: [number, MoveEvent?][] = [...struck, [72], [80, offer], [150, offer]];
  expect(run(...dug)).toMatchObject({ mediation: 'offered', due: ['offerLapses 246'] });
});
