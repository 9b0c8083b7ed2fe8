import { describe, expect, test } from 'vitest';
import { configurationOf } from '../../src/model/index.js';
import {
  compare,
  lineOf,
  onwardOf,
  playedPath,
  RefusedError,
  Session,
  SessionError,
  why,
} from '../../src/play/index.js';
import { storyOf } from '../../src/scenario/index.js';
import { BILATERAL, january, published, scenario } from '../helpers/scenarios.js';

function at(step: string): Session {
  const session = new Session(january);
  while (session.nextStep && session.node.step !== step) session.next();
  return session;
}

describe('stepping', () => {
  test('follows history to its end, and says so there', () => {
    const session = at('ambassadors-back');
    expect(session.nextStep).toBeUndefined();
    expect(() => session.next()).toThrow(/path ends here/);
    expect(session.configuration).toEqual({ phase: 'restored', diplomacy: 'returned', mediation: 'none' });
  });

  test('back undoes a step, and doing the same again is the same position', () => {
    const session = at('iran-strikes');
    const { node } = session;
    session.back();
    expect(session.node.step).toBe('rask-attack');
    expect(session.next()).toBe(node);
    expect(session.branches()).toHaveLength(1);
    expect(() => new Session(january).back()).toThrow(/start/);
  });

  test('history that is gone on with after an alternative was tried is still the same branch', () => {
    const session = at('iran-strikes');
    session.take(session.alternatives[0] ?? '');
    session.back();
    session.next();
    expect(session.branch.id).toBe(session.follow);
    expect(session.branches()).toHaveLength(2);
  });

  test('a branch can be followed from before it begins, and only from there', () => {
    const session = at('iran-strikes');
    const [id = ''] = session.alternatives;
    const tried = session.take(id);
    const { branch } = session;
    session.jump(0, branch.id);
    expect(session.branch.id).toBe(branch.id);
    expect(lineOf(session).stops.some(({ node }) => node === tried)).toBe(true);
    expect(onwardOf(session).at(-1)).toBe(tried);
    session.jump(0);
    const history = session.branch.id;
    expect(history).not.toBe(branch.id);
    expect(() => session.jump(tried.id, history)).toThrow('does not lead through position');
    expect(() => session.jump(0, 'nowhere')).toThrow('There is no branch nowhere');
  });

  test('a refused move leaves the run as it was and says what it needs', () => {
    const session = at('iran-strikes');
    const log = session.log.length;
    expect(() => session.take({ type: 'phoneCall', by: 'responder' })).toThrow(
      /public pressure on Pakistan is 2, needs at most 1/,
    );
    expect(() => session.take({ type: 'restoreTies', by: 'responder' })).toThrow(
      /no such move after a strike, only in dialogue/,
    );
    expect(() => session.take('no-such-alternative')).toThrow(SessionError);
    expect([session.node.step, session.log.length]).toEqual(['iran-strikes', log]);
  });

  test('each scripted branch can be played to its outcome', () => {
    const session = new Session(january);
    for (const { id } of january.branches) {
      const end = session.playBranch(id);
      expect(BILATERAL.outcomes.has(session.configuration.phase ?? ''), id).toBe(true);
      expect(end.script?.next).toBe(storyOf(january).path(id).length);
    }
    expect(
      session
        .branches()
        .map((branch) => branch.id)
        .sort(),
    ).toEqual(january.branches.map((branch) => branch.id).sort());
  });
});

describe('taking another path', () => {
  test('adds a branch and leaves history where it was', () => {
    const session = at('ambassadors-back');
    const end = session.node;
    session.jump(2);
    session.take('pakistan-quiet-protest');
    expect(session.branch).toMatchObject({ id: 'pakistan-quiet-protest', from: 2 });
    while (session.nextStep) session.next();
    expect(playedPath(session).outcome).toMatchObject({ phase: 'restored', ended: true });
    expect(session.branches()[0]).toMatchObject({ id: 'trunk', head: end.id });
    session.jump(end.id);
    expect(session.branch.id).toBe('trunk');
  });

  test('a rejoining branch goes on with history', () => {
    const session = at('iran-protests');
    session.take('outside-mediation');
    expect(session.nextStep?.id).toBe('ministers-call');
    while (session.nextStep) session.next();
    expect(session.configuration.phase).toBe('restored');
  });

  test('a class may leave the script altogether', () => {
    const session = at('pakistan-strikes');
    session.take({ type: 'closeBorder', by: 'initiator' });
    expect(session.nextStep).toBeUndefined();
    expect(() => session.next()).toThrow(/left the script/);
    session.take({ type: 'standDown', by: 'responder' });
    expect(session.branches()).toHaveLength(2);
    expect(playedPath(session).steps.at(-1)).toMatchObject({
      id: expect.stringMatching(/^free-/),
      dated: 'clock',
      alternatives: [],
    });
  });

  test('from a what-if, history is what could have been done instead', () => {
    const whatIf = new Session(scenario(published('pakistan-does-not-strike-back')));
    while (whatIf.nextStep?.id !== 'no-strike-protest') whatIf.next();
    expect(whatIf.alternatives).toContain('pakistan-strikes');
    whatIf.take('pakistan-strikes');
    expect(whatIf.configuration.phase).toBe('retaliation');
    expect(whatIf.nextStep?.id).toBe('iran-protests');
  });

  test('moves are offered with their reasons, the scripted ones among them', () => {
    const moves = at('pakistan-recalls').moves();
    expect(moves.scripted.map((move) => [move.step, move.kind, move.status])).toEqual([
      ['pakistan-strikes', 'history', 'enabled'],
      ['pakistan-leaves-it', 'alternative', 'enabled'],
      ['mediator-steps-in', 'alternative', 'enabled'],
      ['pakistan-mobilises', 'alternative', 'enabled'],
    ]);
    expect(moves.free.find((move) => move.move === 'counterStrike' && move.by === 'responder')).toMatchObject({
      status: 'enabled',
      scripted: ['pakistan-strikes'],
    });
    expect(moves.free.find((move) => move.move === 'groundIncursion')).toMatchObject({
      status: 'blocked',
      failing: [[{ reads: 'tension', value: 6, needs: 'at least 8' }]],
    });
    expect(moves.undefinedHere.map((event) => event.type)).toContain('restoreTies');
  });
});

describe('time', () => {
  test('a fork just before a deadline still fires it at its hour', () => {
    const session = at('iran-strikes');
    session.wait(71);
    session.fork('waiting');
    session.wait(2);
    expect(session.configuration.phase).toBe('standoff');
    const fired = session.nodes.find((node) => node.kind === 'deadline');
    expect(fired).toMatchObject({ deadline: 'silence', walk: { position: { hours: 72 } } });
    session.jump(session.branches().at(-1)?.from ?? 0);
    expect(session.timers).toMatchObject([{ deadline: 'silence', due: 72 }]);
  });

  test('waiting keeps to the script while the machine does', () => {
    const session = at('iran-strikes');
    session.wait(5);
    expect(session.nextStep?.id).toBe('pakistan-condemns');
    session.next();
    session.wait(100);
    expect(session.configuration.phase).toBe('standoff');
    session.wait(10);
    while (session.nextStep && session.moves().scripted[0]?.status === 'enabled') session.next();
    expect(() => session.next()).toThrow(RefusedError);
  });

  test('back skips deadlines that fired on the way', () => {
    const session = at('iran-strikes');
    session.wait(100);
    session.back();
    expect(session.node.step).toBe('iran-strikes');
    expect(session.configuration.phase).toBe('strike');
  });

  test('refuses to wait for less than nothing or without end', () => {
    for (const hours of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
      expect(() => new Session(january).wait(hours)).toThrow(SessionError);
  });
});

describe('looking', () => {
  test('compare finds where two branches part and how each ended', () => {
    const session = new Session(january);
    session.playBranch('trunk');
    session.playBranch('iran-strikes-again');
    const { divergence, rows, a, b } = compare(session, 'trunk', 'iran-strikes-again');
    expect(divergence).toMatchObject({ after: 5, hours: 24, step: { id: 'pakistan-strikes' } });
    expect(rows[0]).toMatchObject({ a: { id: 'iran-protests' }, b: { id: 'iran-strikes-again' } });
    expect(a.outcome).toMatchObject({ phase: 'restored', hours: 72, peakTension: 8 });
    expect(b.outcome).toMatchObject({ phase: 'openConflict', peakTension: 10 });
    expect(() => compare(session, 'trunk', 'nowhere')).toThrow(/There are: trunk/);
  });

  test('why names the move that last changed a variable', () => {
    const session = at('calls-for-restraint');
    expect(why(session, 'tension')).toMatchObject({ value: 8, before: 6, node: { step: 'pakistan-strikes' } });
    expect(why(session, 'diplomacy')).toMatchObject({
      value: 'recalled',
      before: 'inPlace',
      node: { step: 'pakistan-recalls' },
    });
    expect(why(session, 'initiatorPressure')).toMatchObject({
      value: 0,
      before: 1,
      node: { step: 'calls-for-restraint' },
    });
    expect(why(session, 'assurances')).toMatchObject({ value: 'none', before: null, node: null });
  });

  test('a path shows dates as the scenario gives them, and says where it had to reckon', () => {
    const { steps } = playedPath(at('pakistan-strikes'));
    expect(steps.map(({ at: date, dated }) => [date, dated])).toEqual([
      ['2023-12', 'scenario'],
      ['2024-01-16', 'scenario'],
      ['2024-01-16T06:00', 'clock'],
      ['2024-01-16T10:00', 'clock'],
      ['2024-01-17', 'scenario'],
    ]);
  });
});

describe('marks on branches', () => {
  test('a branch that begins off the script is unnamed until somebody names it', () => {
    const session = at('iran-strikes');
    session.take({ type: 'recallAmbassador', by: 'responder' });
    const { id } = session.branch;
    expect(session.branch).toMatchObject({ name: 'Recall the ambassador', unnamed: true });
    session.mark(id, { note: 'Why not?' });
    expect(session.branch.unnamed).toBe(true);
    session.mark(id, { name: 'Recall the ambassador' });
    expect(session.branch.unnamed).toBe(false);
    session.jump(2);
    session.take(session.alternatives[0] as string);
    expect(session.branch.unnamed ?? false).toBe(false);
    session.fork('Ours');
    session.take({ type: 'condemn', by: 'responder' });
    expect(session.branch.unnamed ?? false).toBe(false);
  });

  test('a branch is named, noted on, hidden and removed, and each can be taken back', () => {
    const session = at('iran-strikes');
    session.take({ type: 'protest', by: 'responder' });
    const { id } = session.branch;
    session.mark(id, { name: ' Restraint ', note: 'Why not?', hidden: true, removed: true });
    expect(session.branches().at(-1)).toMatchObject({
      name: 'Restraint',
      note: 'Why not?',
      hidden: true,
      removed: true,
    });
    session.mark(id, { hidden: false, removed: false });
    expect(session.branches().at(-1)).toMatchObject({ name: 'Restraint', hidden: false, removed: false });
    expect(session.nodes).toHaveLength(4);
  });

  test('the path that others leave stays, and a name is never empty', () => {
    const session = at('iran-strikes');
    expect(() => session.mark('trunk', { removed: true })).toThrow(/cannot be hidden or removed/);
    expect(() => session.mark('trunk', { name: ' ' })).toThrow(/needs a name/);
    expect(() => session.mark('nowhere', { name: 'x' })).toThrow(/no branch nowhere/);
    expect(session.log.every((entry) => entry.do === 'step')).toBe(true);
  });
});

describe('a preview', () => {
  test('says where each choice leads, as making it then shows, and changes nothing', () => {
    const session = at('pakistan-strikes');
    const before = JSON.stringify(session.log);
    const { scripted, free } = session.moves();
    const choices = [
      ...scripted.map((move) => ({ choice: move.step, enabled: move.status === 'enabled' })),
      ...free.map((move) => ({
        choice: { type: move.move, by: move.by, ...(move.target && { target: move.target }) },
        enabled: move.status === 'enabled',
      })),
      { choice: 80, enabled: true },
    ];
    for (const { choice, enabled } of choices) {
      const position = session.preview(choice);
      expect(position !== undefined, JSON.stringify(choice)).toBe(enabled);
      if (!position) continue;
      const other = at('pakistan-strikes');
      if (typeof choice === 'number') other.wait(choice);
      else other.take(choice);
      expect([other.hours, other.configuration, other.context]).toEqual([
        position.hours,
        configurationOf(position),
        position.snapshot.context,
      ]);
    }
    expect(JSON.stringify(session.log)).toBe(before);
    expect(session.preview('nowhere')).toBeUndefined();
  });
});
