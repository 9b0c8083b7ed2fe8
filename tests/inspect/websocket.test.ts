import { afterEach, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import type { FullReport } from '../../src/inspect/report.js';
import { Journal, Session } from '../../src/play/index.js';
import { inspected, Viewer } from '../helpers/inspect.js';
import { january } from '../helpers/scenarios.js';

/** What a test must end. */
const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function watched(session: Session, options = {}) {
  const inspector = await inspected(session, options);
  open.push(inspector);
  return inspector;
}

function viewerOf(inspector: { socket: string }): Viewer {
  const viewer = new Viewer(inspector.socket);
  open.push(viewer);
  return viewer;
}

const upToDate = (viewer: Viewer) =>
  vi.waitFor(() => expect(viewer.events('offramp.possible')).not.toEqual([]), 10_000);
const reportOf = (state: { _event: unknown }) => (state._event as { offramp: FullReport }).offramp;
const seen = ({ value, context }: { value: unknown; context: unknown }) => ({ value, context });
/** What the session itself went through. */
const own = (session: Session) => new Journal(session).happenings.map(({ to }) => seen(to.walk.position.snapshot));

describe('a session through the real inspect() and the real receiver, by WebSocket', () => {
  test.each(january.branches.map(({ id }) => id))(
    'the states of %s arrive as the session has them, live',
    async (branch) => {
      const session = new Session(january);
      const inspector = await watched(session);
      const viewer = viewerOf(inspector);
      await upToDate(viewer);
      session.playBranch(branch);
      await vi.waitFor(() => expect(viewer.states).toHaveLength(own(session).length), 10_000);
      expect(viewer.states.map(seen)).toEqual(own(session));
      expect(viewer.states.map((state) => reportOf(state).n)).toEqual(viewer.states.map((_, n) => n));
      expect(inspector.said).toEqual([]);
    },
  );

  test('the registration holds the machine and where the session stands', async () => {
    const session = new Session(january);
    while (session.node.move !== 'counterStrike') session.next();
    const viewer = viewerOf(await watched(session));
    await upToDate(viewer);
    const [first] = viewer.received;
    expect(first?.type).toBe('service.register');
    expect(seen(viewer.registration?.state as never)).toEqual(seen(session.position.snapshot));
    expect(viewer.registration?.machine.states.phase?.states.strike?.after[0]?.delay).toBe(72 * 3_600_000);
    expect(viewer.registration?.machine.states.phase?.states.openConflict?.type).toBe('final');
    expect(viewer.registration?.machine.states.phase?.states.normalTies?.on.strike?.[0]?.cond).toMatchObject({
      name: 'tension ≥ 3 and pressure(actor) ≥ 1',
    });
  });

  test('events and states come in pairs and in order, deadlines as version 4 names them', async () => {
    const session = new Session(january);
    const viewer = viewerOf(await watched(session));
    await upToDate(viewer);
    session.next();
    session.next();
    session.wait(100);
    await vi.waitFor(() => expect(viewer.states).toHaveLength(5), 10_000);
    const told = viewer.received
      .filter(({ type }) => type === 'service.event' || type === 'service.state')
      .map((message) =>
        message.type === 'service.event'
          ? `event ${message.event.name}`
          : `state after ${(message as { state: { event: { type: string } } }).state.event.type}`,
      )
      .filter((line) => line !== 'event offramp.possible' && line !== 'event xstate.init');
    expect(told).toEqual([
      'state after xstate.init',
      'event militantAttack',
      'state after militantAttack',
      'event strike',
      'state after strike',
      'event xstate.after(259200000)#crisis.phase.strike',
      'state after xstate.after(259200000)#crisis.phase.strike',
      'event offramp.wait',
      'state after offramp.wait',
    ]);
    const strike = viewer.states[2];
    expect(strike?.actions).toMatchObject([
      { type: 'xstate.send', event: { type: 'xstate.after(259200000)#crisis.phase.strike' }, delay: 259_200_000 },
    ]);
    expect(reportOf(strike as never)).toMatchObject({
      timers: [{ deadline: 'silence', in: 72 }],
      microsteps: [{ event: 'strike', guards: [{ passed: true, checks: [{ reads: 'tension' }, {}] }] }],
    });
  });

  test('a viewer that comes after 5,000 events gets a consistent state first and then all of them, in order', async () => {
    const session = new Session(january);
    session.next();
    session.next();
    const round = ['condemn', 'protest', 'threatenForce', 'denyResponsibility', 'standDown'] as const;
    for (let index = 0; session.log.length < 5_000; index += 1)
      session.take({ type: round[index % 5] ?? 'condemn', by: index % 2 === 0 ? 'initiator' : 'responder' });
    const viewer = viewerOf(await watched(session));
    await vi.waitFor(() => expect(viewer.states.length).toBeGreaterThan(100), 20_000);
    // What happens meanwhile comes after what was before.
    session.take({ type: 'condemn', by: 'responder' });
    await vi.waitFor(() => expect(viewer.states.length).toBe(own(session).length), 40_000);
    expect(viewer.received[0]?.type).toBe('service.register');
    expect(viewer.states.map(seen)).toEqual(own(session));
    expect(viewer.states.map((state) => reportOf(state).n)).toEqual(viewer.states.map((_, n) => n));
  });

  test('several viewers see the same, whenever they came and whichever of them acts', async () => {
    const session = new Session(january);
    const inspector = await watched(session);
    const first = viewerOf(inspector);
    await upToDate(first);
    session.next();
    const second = viewerOf(inspector);
    await upToDate(second);
    second.send({ type: 'strike', by: 'initiator' });
    await vi.waitFor(() => expect(session.node.move).toBe('strike'), 10_000);
    const third = viewerOf(inspector);
    await upToDate(third);
    first.send({ type: 'offramp.wait', hours: 3 });
    for (const viewer of [first, second, third]) {
      await vi.waitFor(() => expect(viewer.states).toHaveLength(4), 10_000);
      expect(viewer.states.map(seen)).toEqual(own(session));
      expect(viewer.states.map((state) => reportOf(state).origin)).toEqual([
        'terminal',
        'terminal',
        'viewer 2',
        'viewer 1',
      ]);
    }
    expect(first.received.filter(({ type }) => type === 'service.register')).toHaveLength(1);
  });

  test('two sessions in one process are not mixed up', async () => {
    const [one, two] = [new Session(january), new Session(january)];
    const inspectors = [await watched(one), await watched(two)];
    const viewers = inspectors.map(viewerOf);
    await Promise.all(viewers.map(upToDate));
    one.next();
    two.wait(7);
    for (const [index, session] of [one, two].entries()) {
      await vi.waitFor(() => expect(viewers[index]?.states.map(seen)).toEqual(own(session)), 10_000);
      expect(viewers[index]?.received.filter(({ type }) => type === 'service.register')).toHaveLength(1);
    }
  });

  test('a viewer that was cut off and connects again has everything', async () => {
    const session = new Session(january);
    const inspector = await watched(session);
    const before = viewerOf(inspector);
    await upToDate(before);
    session.next();
    await before.close();
    session.next();
    const after = viewerOf(inspector);
    await upToDate(after);
    expect(after.states.map(seen)).toEqual(own(session));
  });
});

describe('a viewer that drives', () => {
  test('every kind of act reaches the session', async () => {
    const session = new Session(january);
    const viewer = viewerOf(await watched(session));
    await upToDate(viewer);
    const moves: [{ type: string }, () => unknown, unknown][] = [
      [{ type: 'offramp.next' }, () => session.node.move, 'militantAttack'],
      [{ type: 'strike', by: 'initiator' } as never, () => session.node.move, 'strike'],
      [{ type: 'offramp.back' }, () => session.node.move, 'militantAttack'],
      [{ type: 'offramp.wait', hours: 5 } as never, () => session.hours, 5],
      [{ type: 'offramp.jump', to: 0 } as never, () => session.node.id, 0],
    ];
    for (const [event, read, expected] of moves) {
      viewer.send(event);
      await vi.waitFor(() => expect(read()).toBe(expected), 10_000);
    }
    await vi.waitFor(
      () =>
        expect(viewer.events('offramp.possible').at(-1)?.data.acts).toContainEqual(
          expect.objectContaining({ kind: 'next', event: { type: 'offramp.take', step: session.nextStep?.id } }),
        ),
      10_000,
    );
  });

  test('what the machine refuses changes nothing, and only the viewer that asked is told', async () => {
    const session = new Session(january);
    const inspector = await watched(session);
    const [asks, watches] = [viewerOf(inspector), viewerOf(inspector)];
    await Promise.all([upToDate(asks), upToDate(watches)]);
    asks.send({ type: 'counterStrike', by: 'responder' });
    await vi.waitFor(() => expect(asks.events('offramp.refused')).toHaveLength(1), 10_000);
    expect(asks.events('offramp.refused')[0]?.data.why).toContain('no such move in normal ties, only after a strike');
    expect(session.log).toEqual([]);
    expect(watches.events('offramp.refused')).toEqual([]);
    expect(inspector.said).toEqual([expect.stringContaining('viewer 1 asked for counterStrike')]);
  });
});

describe('what does not belong here', () => {
  const HOSTILE: [string, string | Buffer][] = [
    ['no JSON', '{"type":'],
    ['no object', '"xstate.inspecting"'],
    ['null', 'null'],
    ['an unknown type', '{"type":"service.stop","sessionId":"x"}'],
    ['an event that is not JSON', '{"type":"xstate.event","event":"{"}'],
    [
      'an event for another service',
      '{"type":"xstate.event","event":"{\\"origin\\":\\"x\\",\\"data\\":{\\"type\\":\\"strike\\"}}"}',
    ],
    ['a type that is no text', '{"type":{"startsWith":1}}'],
    ['bytes', Buffer.from([1, 2, 3])],
    ['a disconnect in the inspector’s own name', '{"type":"disconnect"}'],
  ];

  test.each(HOSTILE)('%s is dropped with a line in the log, and the session goes on', async (_, message) => {
    const session = new Session(january);
    const inspector = await watched(session);
    const viewer = viewerOf(inspector);
    await upToDate(viewer);
    viewer.socket.send(message);
    await vi.waitFor(() => expect(inspector.said).toHaveLength(1), 10_000);
    expect(inspector.said[0]).toMatch(/viewer 1 sent .*; it was dropped\.$/);
    session.next();
    await vi.waitFor(() => expect(viewer.states).toHaveLength(2), 10_000);
    expect(session.log).toHaveLength(1);
  });

  test('events that no act is made of are refused', async () => {
    const session = new Session(january);
    const inspector = await watched(session);
    const viewer = viewerOf(inspector);
    await upToDate(viewer);
    const events = [
      { type: 'tiesRestored', by: 'nobody' },
      { type: '__proto__' },
      { type: 'strike', by: 'toString' },
      { type: 'strike', by: { nested: true } },
      { type: 'offramp.jump', to: 99 },
      { type: 'offramp.wait', hours: 1e9 },
      { type: 'offramp.take', step: 'nowhere\u001b[2J' },
      { type: 'xstate.stop' },
    ];
    for (const event of events) viewer.send(event);
    await vi.waitFor(() => expect(inspector.said).toHaveLength(events.length), 10_000);
    expect(session.log).toEqual([]);
    expect(inspector.said.join('')).not.toContain('\u001b');
  });

  test('a message that is too large ends that viewer only', async () => {
    const session = new Session(january);
    const inspector = await watched(session);
    const [large, other] = [viewerOf(inspector), viewerOf(inspector)];
    await Promise.all([upToDate(large), upToDate(other)]);
    const gone = new Promise((resolve) => large.socket.on('close', resolve));
    large.socket.send(`{"type":"xstate.event","event":"${'x'.repeat(20_000)}"}`);
    expect(await gone).toBe(1009);
    session.next();
    await vi.waitFor(() => expect(other.states).toHaveLength(2), 10_000);
    expect(inspector.said).toEqual([expect.stringContaining('Max payload size exceeded')]);
  });

  test.each([
    ['another path', (socket: string) => [socket.replace(/\/[0-9a-f]{32}\//, `/${'0'.repeat(32)}/`), {}] as const],
    ['no token', (socket: string) => [socket.replace(/\/[0-9a-f]{32}\//, '/'), {}] as const],
    ['a page of another origin', (socket: string) => [socket, { origin: 'https://example.com' }] as const],
    ['a page without an origin', (socket: string) => [socket, { origin: 'null' }] as const],
    ['another host name', (socket: string) => [socket, { headers: { host: 'evil.example' } }] as const],
  ])('%s is refused', async (_, change) => {
    const inspector = await watched(new Session(january));
    const [socket, options] = change(inspector.socket);
    const status = await new Promise((resolve) => {
      const client = new WebSocket(`ws://${socket}`, options);
      client.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      client.on('open', () => resolve('open'));
      client.on('error', () => {});
    });
    expect(status).toBe(403);
    expect(inspector.said).toHaveLength(1);
    expect(inspector.viewers).toBe(0);
  });

  test('a remote viewer’s origin is let in only when it was asked for', async () => {
    const remote = new URL('https://viewer.example/viz?inspect');
    const inspector = await watched(new Session(january), { remote });
    expect(inspector.remote).toBe(`https://viewer.example/viz?inspect=&server=${encodeURIComponent(inspector.socket)}`);
    const viewer = new Viewer(inspector.socket, { origin: 'https://viewer.example' });
    open.push(viewer);
    await upToDate(viewer);
  });
});
