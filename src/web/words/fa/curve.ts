import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './crisis.js';

export const curve: Words['curve'] = {
  title: 'منحنی',
  tension: 'تنش',
  goldstein: 'مقدار گلدستین',
  cooperation: 'همکاری',
  conflict: 'ستیز',
  hourTick: (hours) => `${n(hours)} س`,
  stretched: 'ساعت‌های پرگام پهن‌تر کشیده شده‌اند.',
  pick: 'گام‌ها روی منحنی',
  pickHint: 'کلیدهای جهت‌دار گامی را نشان می‌دهند؛ Enter به آن می‌رود.',
  // The mark keeps the number before a title in another script, in a <bdi> too.
  at: (step, title) => `\u200f${n(step)}. ${isolate(title)}`,
  values: (hours, tension, goldstein) =>
    goldstein === undefined
      ? `${hours}، تنش ${tension}، بدون حرکت`
      : `${hours}، تنش ${tension}، مقدار گلدستین ${goldstein}`,
  here: 'شما اینجایید',
  table: 'نمایش به شکل جدول',
  step: 'گام',
  what: 'آنچه رخ داد',
  hour: 'ساعت',
  time: 'زمان',
  noMove: 'بدون حرکت',
};
