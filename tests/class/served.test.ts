import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Entry } from '../../src/class/index.js';
import { parseRun, resume } from '../../src/play/index.js';
import { openDatabase } from '../../src/server/class/database.js';
import { House } from '../../src/server/class/house.js';
import { type ClassServing, startClassServer } from '../../src/server/class/server.js';
import { openStore, type Store } from '../../src/server/class/store.js';
import { briefed } from './helpers.js';
import { Phone, until } from './phone.js';

let folder: string;
let serving: ClassServing;
let house: House;
let store: Store;
let address: string;
const phones: Phone[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offramp-class-'));
  store = await openStore(await openDatabase(`file:${join(folder, 'classes.db')}`));
  house = new House(store, 30);
  serving = await startClassServer({ house, pages: join(folder, 'none'), port: 0 });
  [address = ''] = serving.addresses;
});

afterAll(async () => {
  for (const phone of phones) phone.close();
  await serving.close();
  rmSync(folder, { recursive: true, force: true });
});

function phone(code: string, who: Phone['who']): Phone {
  const made = new Phone(address, code, who);
  phones.push(made);
  return made;
}

async function lesson(...names: string[]) {
  const { code, teacher: secret } = await house.begin(briefed);
  const teacher = await phone(code, { as: 'teacher', secret }).ready();
  const students: Phone[] = [];
  // One after the other, so that the first is the first.
  for (const name of names) students.push(await phone(code, { as: 'student', name }).ready());
  return { code, teacher, students };
}

const STRIKE = 'step:iran-strikes';

describe('a lesson over the network', () => {
  test('goes from joining to the debrief, and every page shows what it may', async () => {
    const { code, teacher, students } = await lesson('Ada', 'Ben');
    const [ada, ben] = students as [Phone, Phone];
    const wall = await phone(code, { as: 'wall', secret: teacher.wall ?? '' }).ready();
    await teacher.do({ do: 'advance' });
    await teacher.do({ do: 'open', round: 1, kind: 'poll', question: 'What now?' });
    const { round } = await ada.shows((view) => view.round?.status === 'open');
    const other = round?.options.find(({ option }) => option !== STRIKE)?.option ?? '';
    expect(await ada.do({ do: 'choose', round: 1, option: other, why: 'Calm.' })).toMatchObject({ type: 'ack' });
    await ada.shows((view) => view.me?.chose?.option === other);
    await teacher.shows((view) => view.teacher?.counts.find(({ option }) => option === other)?.count === 1);
    // What a choice does not change is not told again.
    expect([teacher.news.story, teacher.news.teacher]).toEqual([
      undefined,
      expect.not.objectContaining({ offers: expect.anything() }),
    ]);
    const seen = await wall.shows((view) => view.who?.answered.includes('Ada') === true);
    expect([seen.who?.waiting, seen.round?.results, seen.teacher]).toEqual([['Ben'], null, null]);
    ben.drop();
    expect(await ben.do({ do: 'choose', round: 1, option: other })).toMatchObject({ type: 'ack' });
    expect(await teacher.do({ do: 'close', round: 1 })).toMatchObject({ type: 'ack' });
    await teacher.do({ do: 'reveal', round: 1 });
    await teacher.do({ do: 'take', round: 1, how: 'majority' });
    await ben.shows((view) => view.round?.taken?.options[0] === other);
    await teacher.do({ do: 'end' });
    await ada.shows((view) => view.sheet?.decisions.length === 1);
    const run = await teacher.send({ type: 'take-away', id: 'run', what: 'run' });
    const { session } = resume(parseRun(run.type === 'file' ? run.text : ''), briefed);
    expect(session.node.step).toBe(other.replace('step:', ''));
    const csv = await teacher.send({ type: 'take-away', id: 'csv', what: 'csv' });
    expect(csv.type === 'file' && csv.text.split('\r\n').length).toBe(4);
  });

  test('a clock closes a round by itself and says who was cut off', async () => {
    const { teacher, students } = await lesson('Ada', 'Ben');
    const [, ben] = students as [Phone, Phone];
    await teacher.do({ do: 'advance' });
    ben.close();
    await teacher.shows((view) => view.teacher?.people.some(({ name, here }) => name === 'Ben' && !here) === true);
    await teacher.do({ do: 'open', round: 1, kind: 'poll', seconds: 1 });
    const { round } = await teacher.shows((view) => view.round?.status === 'closed');
    expect(round?.cutOff).toEqual(['Ben']);
  });

  test('a device is who somebody is: its page that is opened twice is one, and a new place ends the old one', async () => {
    const { code, teacher, students } = await lesson('Ada');
    const [ada] = students as [Phone];
    const twice = await phone(code, { as: 'student', device: ada.device }).ready();
    expect(twice.person).toBe(ada.person);
    const thief = phone(code, { as: 'student', name: 'Ada' });
    await until(() => expect(thief.refusals[0]?.code).toBe('twice'));
    const answer = await teacher.do({ do: 'place', person: ada.person ?? '' });
    const ticket = answer.type === 'ack' ? (answer.ticket ?? '') : '';
    const fresh = await phone(code, { as: 'student', ticket }).ready();
    expect(fresh.person).toBe(ada.person);
    await until(() => expect(ada.refusals.some(({ code: why }) => why === 'elsewhere')).toBe(true));
    const late = phone(code, { as: 'student', ticket });
    await until(() => expect(late.refusals[0]?.code).toBe('not-allowed'));
    // Whoever has lost it is nobody now, and the name is taken.
    await until(() => expect(ada.refusals.at(-1)?.code).toBe('twice'));
  });

  test('only the right secrets open it, and nobody acts for another', async () => {
    const { code, students } = await lesson('Ada');
    const other = await lesson('Eve');
    const [ada] = students as [Phone];
    const wrong = phone(code, {
      as: 'teacher',
      secret: other.teacher.who.as === 'teacher' ? other.teacher.who.secret : '',
    });
    await until(() => expect(wrong.refusals[0]?.code).toBe('no-class'));
    const nowhere = phone('ZZZZZZ', { as: 'student', name: 'Ada' });
    await until(() => expect(nowhere.refusals[0]?.code).toBe('no-class'));
    for (const silent of [wrong, nowhere]) silent.close();
    expect(await ada.do({ do: 'advance' })).toMatchObject({ type: 'refused', code: 'not-allowed' });
    expect(await ada.send({ type: 'forget', id: 'f' })).toMatchObject({ code: 'not-allowed' });
    const before = ada.refusals.length;
    for (const text of ['{', '{"v":1,"type":"do","id":"x","act":{"do":"join"}}', 'x'.repeat(5_000)]) ada.raw(text);
    await until(() => expect(ada.refusals.length).toBe(before + 3));
    expect(ada.refusals.slice(before).map(({ code: why }) => why)).toEqual(Array(3).fill('not-a-message'));
    ada.raw('{"v":2,"type":"ping"}');
    await until(() => expect(ada.refusals.at(-1)?.code).toBe('version'));
  });

  test('a class that is deleted is gone at once, with all that was in it', async () => {
    const { code, teacher, students } = await lesson('Ada');
    await teacher.send({ type: 'forget', id: 'bye' });
    await until(() => expect(students[0]?.refusals.at(-1)?.code).toBe('no-class'));
    for (const one of [teacher, ...students]) one.close();
    expect([await store.find(code), await store.entries(code, 0)]).toEqual([undefined, []]);
  });

  test('another process that writes the same entry first is read, and what is done is judged anew', async () => {
    const { code, teacher, students } = await lesson('Ada');
    await teacher.do({ do: 'advance' });
    await teacher.do({ do: 'open', round: 1, kind: 'poll' });
    const { room } = (await house.enter(code)) ?? {};
    const n = room?.lesson.n ?? 0;
    const close: Entry = { n: n + 1, at: Date.now(), by: 'teacher', act: { do: 'close', round: 1 } };
    expect(await store.append(code, [close])).toBe('done');
    expect(await store.append(code, [close])).toBe('lost');
    expect(await students[0]?.do({ do: 'choose', round: 1, option: STRIKE })).toMatchObject({ code: 'closed' });
  });
});

describe('the server', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      request(`${address}${path}`, { headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      })
        .on('error', reject)
        .end();
    });

  test('answers under its own name alone, with a policy as strict as that of the page', async () => {
    expect((await ask('', { host: 'evil.example' })).status).toBe(403);
    const { headers } = await ask('nothing');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('takes no WebSocket from a page of somewhere else', async () => {
    const status = (options: object) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${address.replace('http', 'ws')}ws`, options);
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => resolve(200));
        socket.on('error', () => {});
      });
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({})).toBe(403);
  });

  test('is reached through a server in front of it that has a name and TLS', async () => {
    const behind = new URL('https://crises.example.edu/offramp');
    const own = new House(await openStore(await openDatabase('file::memory:')), 30);
    const other = await startClassServer({ house: own, pages: 'none', port: 0, behind });
    expect(other.addresses[0]).toBe('https://crises.example.edu/offramp/');
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}/ws`, {
      origin: behind.origin,
      headers: { host: behind.host, 'x-forwarded-for': '203.0.113.7' },
    });
    const heard = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"v":1,"type":"ping"}');
    expect(await heard).toMatchObject({ type: 'pong' });
    socket.terminate();
    await other.close();
  });

  test('whoever guesses codes is heard no more after a while, and a class goes on', async () => {
    const { teacher, students } = await lesson('Ada');
    const socket = new WebSocket(`${address.replace('http', 'ws')}ws`, {
      origin: new URL(address).origin,
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    const codes: string[] = [];
    socket.on('message', (data) => codes.push(JSON.parse(String(data)).code));
    await new Promise((resolve) => socket.once('open', resolve));
    const device = 'a-device-that-guesses';
    for (let n = 0; n < 30; n += 1) {
      const code = `ZZZZ${'BCDFGHJKLMNPQRSTVWXZ'[n % 20]}${'BCDFGHJKLMNPQRSTVWXZ'[Math.floor(n / 20)]}`;
      socket.send(JSON.stringify({ v: 1, type: 'hello', as: 'student', code, device, name: 'Guess' }));
      await until(() => expect(codes.length).toBe(n + 1));
    }
    expect(new Set(codes)).toEqual(new Set(['no-class', 'slow-down']));
    expect(codes.at(-1)).toBe('slow-down');
    socket.terminate();
    await teacher.do({ do: 'advance' });
    await students[0]?.shows((view) => view.story.steps.length > 0);
  });

  test('a thousand connections from one address do not stop a class', async () => {
    const { teacher, students } = await lesson('Ada');
    const answers: string[] = [];
    const { host, origin, port } = new URL(address);
    const upgrade = [
      ...['GET /ws HTTP/1.1', `Host: ${host}`, `Origin: ${origin}`, 'Upgrade: websocket', 'Connection: Upgrade'],
      ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==', '', ''],
    ].join('\r\n');
    const flood = Array.from({ length: 1_000 }, () => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(upgrade));
      socket.on('error', () => {});
      socket.once('data', (data) => answers.push(String(data).slice(9, 12)));
      return socket;
    });
    await teacher.do({ do: 'advance' });
    await teacher.do({ do: 'open', round: 1, kind: 'poll' });
    expect(await students[0]?.do({ do: 'choose', round: 1, option: STRIKE })).toMatchObject({ type: 'ack' });
    await until(() => expect(answers.length).toBe(1_000));
    expect(new Set(answers)).toEqual(new Set(['101', '429']));
    expect(answers.filter((status) => status === '101').length).toBeLessThanOrEqual(300);
    for (const socket of flood) socket.destroy();
  });
});

test('a server that stops waits for no connection on which nothing is asked', async () => {
  const own = new House(await openStore(await openDatabase(`file:${join(folder, 'stopping.db')}`)), 30);
  const stopping = await startClassServer({ house: own, pages: join(folder, 'none'), port: 0 });
  const idle = connect(stopping.port, '127.0.0.1');
  await once(idle, 'connect');
  let ended = false;
  const closed = stopping.close().then(() => {
    ended = true;
  });
  await expect.poll(() => ended, { timeout: 15_000 }).toBe(true);
  await closed;
});
