import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../src/class/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { House } from '../../src/server/class/house.js';
import { type ClassServing, startClassServer } from '../../src/server/class/server.js';
import { openStore, type Store } from '../../src/server/class/store.js';
import { briefed } from './helpers.js';
import { Phone, until } from './phone.js';

let store: Store;
let house: House;
let serving: ClassServing;

beforeAll(async () => {
  store = await openStore(await openDatabase('file::memory:'));
  house = new House(store, 30);
  serving = await startClassServer({ house, pages: 'none', port: 0 });
});

afterAll(() => serving.close());

/** A connection of a phone in a bad network: what is sent on it may come late, twice or not at all. */
async function connection(code: string, device: string, answers: ServerMessage[]): Promise<WebSocket> {
  const address = serving.addresses[0] ?? '';
  const socket = new WebSocket(`${address.replace('http', 'ws')}ws`, { origin: new URL(address).origin });
  socket.on('message', (data) => answers.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ v: 1, type: 'hello', as: 'student', code, device, name: device.slice(0, 12) }));
  await until(() => expect(answers.some(({ type }) => type === 'welcome')).toBe(true));
  return socket;
}

test('whatever a network does with messages, one choice of somebody stands, and it is one that was acknowledged', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Which of two connections of a phone, which of two options, under which number.
      fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(3)), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      async (sent, cut) => {
        const { code, teacher: secret } = await house.begin(briefed);
        const teacher = await new Phone(serving.addresses[0] ?? '', code, { as: 'teacher', secret }).ready();
        await teacher.do({ do: 'advance' });
        await teacher.do({ do: 'open', round: 1, kind: 'poll' });
        const { round } = await teacher.shows((view) => view.round?.status === 'open');
        const options = round?.options.map(({ option }) => option) ?? [];
        const answers: ServerMessage[] = [];
        const device = `device-of-${code}-0123456789`;
        const sockets = [await connection(code, device, answers), await connection(code, device, answers)];
        for (const [index, [which, option, id]] of sent.entries()) {
          const act = { do: 'choose', round: 1, option: options[option] };
          sockets[which]?.send(JSON.stringify({ v: 1, type: 'do', id: `m${id}`, act }));
          // In the middle of it one connection is lost.
          if (index === cut) sockets[0]?.terminate();
        }
        sockets[1]?.send(
          JSON.stringify({ v: 1, type: 'do', id: 'last', act: { do: 'choose', round: 1, option: options[0] } }),
        );
        await until(() => expect(answers.some((one) => 'id' in one && one.id === 'last')).toBe(true));
        await teacher.do({ do: 'close', round: 1 });
        const chose = (await store.entries(code, 0)).filter(({ act }) => act.do === 'choose');
        expect(chose.length).toBe(1);
        const last = answers.find((one) => 'id' in one && one.id === 'last');
        const [own] = chose;
        expect(last?.type).toBe(own?.act.do === 'choose' && own.act.option === options[0] ? 'ack' : 'refused');
        teacher.close();
        for (const socket of sockets) socket.terminate();
      },
    ),
    { numRuns: 12 },
  );
});
