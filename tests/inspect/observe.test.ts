import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { Journal, Session } from '../../src/play/index.js';
import { show } from '../fixtures/inspect/observe.js';
import { january, root } from '../helpers/scenarios.js';

test('the example of the documentation shows a session to a viewer of @statelyai/inspect', async () => {
  const received: { type: string; snapshot?: { value: unknown; context: unknown } }[] = [];
  // A viewer elsewhere, played by a socket on loopback.
  const remote = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  remote.on('connection', (socket) => socket.on('message', (data) => received.push(JSON.parse(String(data)))));
  await new Promise((resolve) => remote.on('listening', resolve));
  const session = new Session(january);
  session.next();
  session.next();
  const stop = show(session, `ws://127.0.0.1:${(remote.address() as AddressInfo).port}`);
  while (session.nextStep) session.next();
  const states = () =>
    received.flatMap(({ type, snapshot }) =>
      type === '@xstate.snapshot' ? [{ value: snapshot?.value, context: snapshot?.context }] : [],
    );
  const own = new Journal(session).happenings.map(({ to: { walk } }) => {
    const { value, context } = walk.position.snapshot;
    return { value, context };
  });
  await vi.waitFor(() => expect(states()).toHaveLength(own.length), 20_000);
  expect(states()).toEqual(own);
  expect(received[0]?.type).toBe('@xstate.actor');
  stop();
  for (const client of remote.clients) client.terminate();
  remote.close();
});

test('the documentation shows that example as it is', () => {
  const example = readFileSync(join(root, 'tests/fixtures/inspect/observe.ts'), 'utf8');
  const shown = example.replace("'../../../src/index.js'", "'offramp-simulator'");
  expect(readFileSync(join(root, 'docs/inspect.md'), 'utf8')).toContain(shown);
});
