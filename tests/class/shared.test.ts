import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/server/class/database.js';
import { House } from '../../src/server/class/house.js';
import { type ClassServing, startClassServer } from '../../src/server/class/server.js';
import { openStore } from '../../src/server/class/store.js';
import { briefed } from './helpers.js';
import { Phone, until } from './phone.js';
import { type TestPostgres, testPostgres } from './postgres.js';

const found = await testPostgres();

/** Two servers of one PostgreSQL, as two processes are. */
describe.skipIf(!found)('two servers that share a PostgreSQL', () => {
  const postgres = found as TestPostgres;
  const servers: { house: House; serving: ClassServing; address: string }[] = [];
  const phones: Phone[] = [];

  beforeAll(async () => {
    for (let n = 0; n < 2; n += 1) {
      const house = new House(await openStore(await openDatabase(postgres.address)), 30);
      const serving = await startClassServer({ house, pages: 'none', port: 0 });
      servers.push({ house, serving, address: serving.addresses[0] ?? '' });
    }
  });

  afterAll(async () => {
    for (const phone of phones) phone.close();
    for (const { serving } of servers) await serving.close();
    await postgres.stop();
  });

  const at = async (server: number, code: string, who: Phone['who']) => {
    const phone = new Phone(servers[server]?.address ?? '', code, who);
    phones.push(phone);
    return phone.ready();
  };

  test('serve one class: what is done at one is seen at the other, and nobody chooses twice', async () => {
    const { code, teacher: secret } = (await servers[0]?.house.begin(briefed)) ?? { code: '', teacher: '' };
    const teacher = await at(0, code, { as: 'teacher', secret });
    const ada = await at(0, code, { as: 'student', name: 'Ada' });
    const ben = await at(1, code, { as: 'student', name: 'Ben' });
    await teacher.do({ do: 'advance' });
    await teacher.do({ do: 'open', round: 1, kind: 'poll' });
    const { round } = await ben.shows((view) => view.round?.status === 'open');
    const [first = '', second = ''] = round?.options.map(({ option }) => option) ?? [];
    // The same student on two phones at two servers, at the same moment.
    const twin = await at(1, code, { as: 'student', device: ada.device });
    const answers = await Promise.all([
      ada.do({ do: 'choose', round: 1, option: first }),
      twin.do({ do: 'choose', round: 1, option: second }),
      ben.do({ do: 'choose', round: 1, option: second }),
    ]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['ack', 'ack', 'refused']);
    await teacher.shows((view) => view.round?.answered === 2);
    await teacher.shows((view) => view.teacher?.people.every(({ here }) => here) === true);
    await teacher.do({ do: 'close', round: 1 });
    expect(await ben.do({ do: 'choose', round: 1, option: first })).toMatchObject({ type: 'refused' });
  });

  test('go on when it is restarted in the middle', async () => {
    const { code, teacher: secret } = (await servers[1]?.house.begin(briefed)) ?? { code: '', teacher: '' };
    const teacher = await at(0, code, { as: 'teacher', secret });
    const students = await Promise.all(
      Array.from({ length: 20 }, (_, n) => at(n % 2, code, { as: 'student', name: `S${n}` })),
    );
    await teacher.do({ do: 'advance' });
    await teacher.do({ do: 'open', round: 1, kind: 'poll' });
    const { round } = await teacher.shows((view) => view.round?.status === 'open');
    const option = round?.options[0]?.option ?? '';
    const choosing = students.map((student) => student.do({ do: 'choose', round: 1, option }));
    await Promise.race(choosing);
    await postgres.restart();
    const answers = await Promise.all(choosing);
    expect(answers.map(({ type }) => type)).toEqual(Array(20).fill('ack'));
    await teacher.shows((view) => view.round?.answered === 20);
    // What is told by one reaches the other again.
    await teacher.do({ do: 'close', round: 1 });
    await Promise.all(students.map((student) => student.shows((view) => view.round?.status === 'closed')));
    const store = await openStore(await openDatabase(postgres.address));
    const chose = (await store.entries(code, 0)).filter(({ act }) => act.do === 'choose');
    await store.close();
    expect(new Set(chose.map(({ by }) => by)).size).toBe(20);
    expect(chose.length).toBe(20);
  });

  test('a class that is deleted at one is gone at the other', async () => {
    const { code, teacher: secret } = (await servers[0]?.house.begin(briefed)) ?? { code: '', teacher: '' };
    const teacher = await at(0, code, { as: 'teacher', secret });
    const ada = await at(1, code, { as: 'student', name: 'Ada' });
    const elsewhere = await at(1, code, { as: 'teacher', secret });
    await teacher.send({ type: 'forget', id: 'bye' });
    for (const page of [teacher, elsewhere, ada])
      await until(() => expect(page.refusals.at(-1)?.code).toBe('no-class'));
    // Nobody comes back in, by either.
    for (const { house } of servers) expect(await house.enter(code)).toBeUndefined();
  });
});
