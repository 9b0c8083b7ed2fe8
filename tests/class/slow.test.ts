import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/server/class/database.js';
import { House } from '../../src/server/class/house.js';
import { type ClassServing, startClassServer } from '../../src/server/class/server.js';
import { openStore } from '../../src/server/class/store.js';
import { briefed } from './helpers.js';
import { Phone } from './phone.js';

let house: House;
let serving: ClassServing;
const phones: Phone[] = [];

beforeAll(async () => {
  house = new House(await openStore(await openDatabase('file::memory:')), 30);
  serving = await startClassServer({ house, pages: 'none', port: 0, beat: 1_000 });
});

afterAll(async () => {
  for (const phone of phones) phone.close();
  await serving.close();
});

/** A page that says hello, and then reads nothing any more: a phone that sleeps, or somebody who means harm. */
function deaf(hello: object): Promise<{ ask(message: object): void; close(): void }> {
  const { host, origin, port } = new URL(serving.addresses[0] ?? '');
  const upgrade = [
    ...['GET /ws HTTP/1.1', `Host: ${host}`, `Origin: ${origin}`, 'Upgrade: websocket', 'Connection: Upgrade'],
    ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==', '', ''],
  ].join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(upgrade));
    socket.on('error', () => {});
    const ask = (message: object) => socket.write(frame(JSON.stringify(message)));
    let heard = '';
    const hear = (data: Buffer) => {
      const upgraded = heard === '';
      heard += data.toString('latin1');
      if (upgraded) ask({ v: 1, type: 'hello', ...hello });
      if (!heard.includes('"welcome"')) return;
      socket.off('data', hear);
      socket.pause();
      resolve({ ask, close: () => socket.destroy() });
    };
    socket.on('data', hear);
  });
}

/** A text as a browser puts it on the wire, under a mask of nothing. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const long = body.length > 125;
  const head = Buffer.from([
    0x81,
    0x80 | (long ? 126 : body.length),
    ...(long ? [body.length >> 8, body.length & 255] : []),
  ]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

test('who does not read is let go, and a class goes on meanwhile', async () => {
  const { code, teacher: secret } = await house.begin(briefed);
  const page = (who: Phone['who']) => {
    const made = new Phone(serving.addresses[0] ?? '', code, who);
    phones.push(made);
    return made.ready();
  };
  const teacher = await page({ as: 'teacher', secret });
  const ada = await page({ as: 'student', name: 'Ada' });
  const silent = [
    await deaf({ as: 'wall', code, secret: teacher.wall }),
    await deaf({ as: 'student', code, device: 'a-device-that-does-not-read', name: 'Ben' }),
    // It asks all the time, and reads no answer.
    await deaf({ as: 'teacher', code, secret }),
  ];
  for (let n = 0; n < 30; n += 1) silent[2]?.ask({ v: 1, type: 'take-away', id: `f${n}`, what: 'run' });
  await teacher.do({ do: 'advance' });
  await teacher.do({ do: 'open', round: 1, kind: 'poll' });
  const { round } = await ada.shows((view) => view.round?.status === 'open');
  const option = round?.options[0]?.option ?? '';
  expect(await ada.do({ do: 'choose', round: 1, option })).toMatchObject({ type: 'ack' });
  await teacher.shows((view) => view.round?.answered === 1);
  await expect.poll(async () => (await house.enter(code))?.audience.watchers.size).toBe(2);
  await teacher.shows((view) => view.teacher?.people.some(({ name, here }) => name === 'Ben' && !here) === true);
  // Who reads stays.
  expect([teacher.welcomed, ada.welcomed]).toEqual([1, 1]);
  for (const one of silent) one.close();
});
