import {
  type Actor,
  type Check,
  type Configuration,
  type DeadlineId,
  type GuardSpec,
  homesOf,
  type MoveId,
  type Reading,
} from '../../../model/index.js';
import { clockPoint, parseWhen, type Scenario, spanOf } from '../../../scenario/index.js';
import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { MOVES_IN_PERSIAN } from './model.js';

const NUMBER = new Intl.NumberFormat('fa', { maximumFractionDigits: 1, useGrouping: false });
const SIGNED = new Intl.NumberFormat('fa', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
export const n = (value: number): string => NUMBER.format(value);

/** Gregorian, as the reports date it; with Persian names and digits. */
const date = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fa-u-ca-gregory', { timeZone: 'UTC', ...options });
const YEAR = date({ year: 'numeric' });
const MONTH = date({ year: 'numeric', month: 'long' });
const DAY = date({ year: 'numeric', month: 'long', day: 'numeric' });
const TICKS = {
  day: date({ month: 'short', day: 'numeric' }),
  month: date({ year: 'numeric', month: 'short' }),
  year: YEAR,
};
const MINUTE = date({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

const DEADLINES: Record<DeadlineId, string> = {
  silence: 'سکوت',
  talksStall: 'بن‌بست گفت‌وگو',
  offerLapses: 'پیشنهاد میانجیگری بی‌پاسخ',
};

const READINGS: Record<Reading, string> = {
  tension: 'تنش',
  exchanges: 'نوبت‌های کاربرد زور',
  actorPressure: 'فشار افکار عمومی',
  initiatorPressure: 'فشار افکار عمومی',
  responderPressure: 'فشار افکار عمومی',
};

function hours(value: number): string {
  const span = spanOf(value);
  const parts = [
    ...(span.days > 0 ? [`${n(span.days)} روز`] : []),
    ...(span.hours > 0 ? [`${n(span.hours)} ساعت`] : []),
    ...(span.minutes > 0 ? [`${n(span.minutes)} دقیقه`] : []),
  ];
  return parts.join(' و ') || `${n(0)} ساعت`;
}

function clock(value: number): string {
  const point = clockPoint(value);
  return `${point.unit === 'day' ? 'روز' : 'ساعت'} ${n(point.value)}`;
}

function reason(scenario: Scenario, { guard, value, reads }: Check, by: Actor): string {
  const who = isolate(scenario.actors[by].name);
  const first = value === 'initiator' || value === 'responder' ? isolate(scenario.actors[value].name) : 'هیچ‌کس';
  const texts: Partial<Record<GuardSpec['type'], string>> = {
    usedForceFirst: `نخستین کاربرد زور از سوی ${first} بود، نه ${who}`,
    didNotUseForceFirst: `${who} خود نخستین بار زور به کار برد و نمی‌تواند به حملهٔ خودش پاسخ دهد`,
    forceUnanswered:
      reads === 'respondedBy' ? `${first} پیش از این با زور پاسخ داده است` : `${first} پیش از این زور به کار برده است`,
    hasAssured: `${who} در این گفت‌وگوها حاکمیت طرف مقابل را تأیید نکرده است`,
    hasNotAssured: `${who} پیش از این حاکمیت طرف مقابل را تأیید کرده است`,
    bothAssured: 'نخست باید هر دو طرف حاکمیت یکدیگر را تأیید کنند',
  };
  if (guard.type !== 'atLeast' && guard.type !== 'atMost') return texts[guard.type] ?? reads;
  const what =
    reads === 'initiatorPressure' || reads === 'responderPressure'
      ? `فشار افکار عمومی بر ${isolate(scenario.actors[reads === 'initiatorPressure' ? 'initiator' : 'responder'].name)}`
      : READINGS[guard.params.of];
  const bound = guard.type === 'atLeast' ? 'دست‌کم' : 'حداکثر';
  return `${what} ${n(Number(value))} است و باید ${bound} ${n(guard.params.value)} باشد`;
}

/** When a state holds, to go on a sentence with. */
const WHILE: { [Region in keyof Configuration]: Record<Configuration[Region], string> } = {
  phase: {
    normalTies: 'در روابط عادی',
    strike: 'پس از حمله',
    retaliation: 'در دورهٔ تلافی',
    dialogue: 'در گفت‌وگو',
    standoff: 'در رویارویی بی‌حرکت',
    restored: 'پس از برقراری دوبارهٔ روابط',
    openConflict: 'در جنگ آشکار',
  },
  diplomacy: {
    inPlace: 'تا سفیران در محل کارند',
    recalled: 'تا سفیری فراخوانده شده است',
    broken: 'در قطع روابط',
    returned: 'پس از بازگشت سفیران',
  },
  mediation: {
    none: 'بی پیشنهاد میانجیگری',
    offered: 'تا میانجیگری پیشنهاد شده است',
    accepted: 'پس از پذیرش میانجیگری',
    refused: 'پس از رد میانجیگری',
  },
};

function notHere(move: MoveId, met: Configuration): string {
  const said = (region: keyof Configuration, state: string) => (WHILE[region] as Record<string, string>)[state];
  const homes = homesOf(move);
  const now = [...new Set(homes.map(({ region }) => said(region, met[region])))].join(' و ');
  return `${now} چنین حرکتی نیست؛ تنها ${homes.map(({ region, state }) => said(region, state)).join('، یا ')} هست`;
}

export const crisis: Words['crisis'] = {
  regions: { phase: 'روند بحران', diplomacy: 'سفارت‌ها', mediation: 'میانجیگری' },
  phase: {
    normalTies: 'روابط عادی',
    strike: 'حمله',
    retaliation: 'تلافی',
    dialogue: 'گفت‌وگو',
    restored: 'روابط از سر گرفته شد',
    standoff: 'رویارویی بی‌حرکت',
    openConflict: 'جنگ آشکار',
  },
  diplomacy: {
    inPlace: 'سفیران در محل کار',
    recalled: 'سفیران فراخوانده‌شده',
    broken: 'قطع روابط',
    returned: 'سفیران بازگشته‌اند',
  },
  mediation: {
    none: 'بدون میانجی',
    offered: 'پیشنهاد میانجیگری',
    accepted: 'میانجیگری پذیرفته شد',
    refused: 'میانجیگری رد شد',
  },
  phaseMeaning: (phase) =>
    ({
      normalTies: 'سفارت‌ها کار می‌کنند و مرز باز است؛ شاید اصطکاکی باشد، اما کسی زور به کار نبرده است.',
      strike: 'یک کشور در خاک دیگری زور به کار برده و هنوز با زور پاسخ نگرفته است.',
      retaliation: 'زور با زور پاسخ گرفته یا پس از گفت‌وگو دوباره به کار رفته است.',
      dialogue: 'دو طرف گفت‌وگو می‌کنند: تلفنی، از راه فرستادگان یا پشت یک میز.',
      restored: 'روابط کامل دیپلماتیک برقرار شده و تنها اجرای آن مانده است.',
      standoff: 'نه کسی شلیک می‌کند و نه کسی حرف می‌زند: نیروها در آماده‌باش‌اند و روابط سرد است.',
      openConflict: 'جنگ: دو طرف فراتر از حمله‌های تکی می‌جنگند و دیگر بحران را مهار نمی‌کنند.',
    })[phase],
  move: (move) => MOVES_IN_PERSIAN[move][0],
  moveMeaning: (move) => MOVES_IN_PERSIAN[move][1],
  deadline: (id) => DEADLINES[id],
  deadlinePassed: 'مهلتی به پایان می‌رسد',
  refused: (scenario, { move, by, failing }, met) => {
    const ways = failing.map((way) => way.map((check) => reason(scenario, check, by)));
    if (ways.length === 0) return notHere(move, met);
    return ways.length === 1 ? (ways[0] ?? []).join('؛ ') : `یا ${ways.map((way) => way.join(' و ')).join('، یا ')}`;
  },
  number: n,
  signed: (value) => SIGNED.format(value),
  list: (entries) => entries.join('، '),
  hours,
  date: (at) => {
    const when = parseWhen(at);
    if (!when) return at;
    const format = { year: YEAR, month: MONTH, day: DAY, minute: MINUTE }[when.precision];
    return format.format(new Date(when.start));
  },
  dateTick: ({ time, unit }) => TICKS[unit].format(time),
  tension: 'تنش',
  ofTen: (tension) => `${n(tension)} از ${n(10)}`,
  pressure: (country, pressure) => `فشار بر ${country}: ${n(pressure)} از ${n(2)}`,
  clock,
  clockHere: clock,
  due: (name, inHours) => `${name} تا ${inHours} دیگر`,
  nobodyMoves: (value) => `${value} هیچ‌کس حرکتی نمی‌کند`,
  outcome: 'سرانجام',
};
