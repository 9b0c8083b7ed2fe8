import { afterEach, expect, test, vi } from 'vitest';
import type { FullReport } from '../../src/inspect/report.js';
import { Session } from '../../src/play/index.js';
import { inspected, Viewer } from '../helpers/inspect.js';
import { january } from '../helpers/scenarios.js';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function watched(session: Session) {
  const inspector = await inspected(session);
  const viewer = new Viewer(inspector.socket);
  open.push(inspector, viewer);
  await vi.waitFor(() => expect(viewer.events('offramp.possible')).not.toEqual([]), 10_000);
  return { inspector, viewer };
}

test('a viewer that asks again and again and reads nothing is let go, before much waits for it', async () => {
  const { inspector, viewer } = await watched(new Session(january));
  viewer.socket.pause();
  for (let n = 0; n < 1_000; n += 1) viewer.socket.send('{"type":"xstate.inspecting"}');
  await vi.waitFor(() => expect(inspector.viewers).toBe(0), 10_000);
  expect(inspector.said).toEqual(['viewer 1 does not read what it is sent; it was let go.']);
});

test('a viewer that reads nothing for a while has everything once and in order afterwards', async () => {
  const session = new Session(january);
  const { inspector, viewer } = await watched(session);
  viewer.socket.pause();
  const count = 1_000;
  for (let n = 0; n < count; n += 1) {
    session.next();
    session.back();
    if (n % 100 === 0) await new Promise((go) => setTimeout(go, 10));
  }
  await new Promise((go) => setTimeout(go, 300));
  viewer.socket.resume();
  await vi.waitFor(() => expect(viewer.states.length).toBeGreaterThan(2 * count), 20_000);
  const numbers = viewer.states.map(({ _event }) => (_event as unknown as { offramp: FullReport }).offramp.n);
  expect(numbers).toEqual(numbers.map((_, n) => n));
  expect(inspector.viewers).toBe(1);
});
