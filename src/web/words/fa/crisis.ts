import { clockPoint, parseWhen, spanOf } from '../../../scenario/index.js';
import type { Words } from '../en/index.js';
import { refused } from './conditions.js';
import { n } from './number.js';

const SIGNED = new Intl.NumberFormat('fa', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

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

export const crisis: Words['crisis'] = {
  deadlinePassed: 'مهلتی به پایان می‌رسد',
  event: 'رویداد',
  setByAuthor: (parts) => `به خواست نویسنده: ${parts.join('، ')}`,
  refused,
  nobody: 'هیچ‌کس',
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
  outOf: (value, most) => `${n(value)} از ${n(most)}`,
  reading: (name, value) => `${name}: ${value}`,
  clock,
  clockHere: clock,
  due: (name, inHours) => `${name} تا ${inHours} دیگر`,
  nobodyMoves: (value) => `${value} هیچ‌کس حرکتی نمی‌کند`,
  outcome: 'سرانجام',
};
