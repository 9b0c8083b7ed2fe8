import { clockPoint, spanOf } from '../../../scenario/index.js';
import type { Words } from '../en/index.js';
import { refused } from './conditions.js';
import { dateText, gregorian } from './date.js';
import { n } from './number.js';

const SIGNED = new Intl.NumberFormat('fa', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

const TICKS = {
  day: gregorian({ month: 'short', day: 'numeric' }),
  month: gregorian({ year: 'numeric', month: 'short' }),
  year: gregorian({ year: 'numeric' }),
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
  date: dateText,
  dateTick: ({ time, unit }) => TICKS[unit].format(time),
  outOf: (value, most) => `${n(value)} از ${n(most)}`,
  reading: (name, value) => `${name}: ${value}`,
  clock,
  clockHere: clock,
  due: (name, inHours) => `${name} تا ${inHours} دیگر`,
  nobodyMoves: (value) => `${value} هیچ‌کس حرکتی نمی‌کند`,
  outcome: 'سرانجام',
};
