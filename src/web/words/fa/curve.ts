import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './number.js';

export const curve: Words['curve'] = {
  title: 'منحنی',
  goldstein: 'مقدار گلدستین',
  cooperation: 'همکاری',
  conflict: 'ستیز',
  hourTick: (hours) => `${n(hours)} س`,
  stretched: 'ساعت‌های پرگام پهن‌تر کشیده شده‌اند.',
  pick: 'گام‌ها روی منحنی',
  pickHint: 'کلیدهای جهت‌دار گامی را نشان می‌دهند؛ Enter به آن می‌رود.',
  // The mark keeps the number before a title in another script, in a <bdi> too.
  at: (step, title) => `\u200f${n(step)}. ${isolate(title)}`,
  values: (hours, measured, goldstein) =>
    [hours, measured, goldstein === undefined ? 'بدون حرکت' : `مقدار گلدستین ${goldstein}`].filter(Boolean).join('، '),
  measured: (name, value) => `${name} ${value}`,
  noMeasure: 'مدل این بحران چیزی را نمی‌سنجد که منحنی نشان دهد: ستون‌ها می‌گویند هر حرکت چقدر خصمانه یا دوستانه بود.',
  here: 'شما اینجایید',
  table: 'نمایش به شکل جدول',
  step: 'گام',
  what: 'آنچه رخ داد',
  hour: 'ساعت',
  time: 'زمان',
  noMove: 'بدون حرکت',
};
