import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './number.js';

export const branches: Words['branches'] = {
  title: 'شاخه‌ها',
  map: 'شاخه‌های این اجرا، هر یک با جایگاه‌هایش',
  mapHint: 'کلیدهای جهت‌دار از جایگاهی به جایگاه دیگر و از شاخه‌ای به شاخهٔ دیگر می‌روند. Enter به آنجا می‌رود.',
  positions: (branch) => `جایگاه‌های ${isolate(branch)}`,
  somePositions: (branch, from, to) => `جایگاه‌های ${n(from)} تا ${n(to)} در ${isolate(branch)}`,
  comingOn: (branch) => `آنچه در ${isolate(branch)} هنوز در پیش است`,
  stop: (step, title) => `\u200f${n(step)}. ${isolate(title)}`,
  toCome: (step, title) => `${n(step)}. ${isolate(title)} (هنوز در پیش است)`,
  fork: (title, others) =>
    others === 1
      ? `${title}؛ یک حرکت دیگر برای اینجا نوشته شده است`
      : `${title}؛ ${n(others)} حرکت دیگر برای اینجا نوشته شده است`,
  leaves: (branch, step) =>
    step === 0
      ? `در همان آغاز از ${isolate(branch)} جدا می‌شود`
      : `پس از گام ${n(step)} از ${isolate(branch)} جدا می‌شود`,
  steps: (count) => `${n(count)} گام`,
  soFar: (phase) => `تا اینجا: ${phase}`,
  ends: (outcome) => `پایان: ${outcome}`,
  empty: 'هنوز حرکتی در آن نشده است',
  hiddenMark: 'پنهان',
  edit: (branch) => `شاخهٔ ${isolate(branch)}`,
  hasNote: 'یادداشت دارد',
  name: 'نام',
  note: 'یادداشت',
  noteHint: 'نظر کلاس دربارهٔ این شاخه',
  toEnd: 'رفتن به پایان آن',
  hide: 'پنهان کردن',
  show: 'نمایش',
  remove: 'حذف',
  removed: (branch) => `«${isolate(branch)}» حذف شد.`,
  hidden: (count) => (count === 1 ? 'یک شاخهٔ پنهان' : `${n(count)} شاخهٔ پنهان`),
  showNamed: (branch) => `نمایش ${isolate(branch)}`,
  deleted: (count) => `شاخه‌های حذف‌شده (${n(count)})`,
  more: (count) => `${n(count)} شاخهٔ دیگر …`,
  bringBack: 'بازگرداندن',
  bringBackNamed: (branch) => `بازگرداندن ${isolate(branch)}`,
  compare: 'مقایسه',
  record: 'ضبط',
  recordStop: 'پایان و نوشتن در پیش‌نویس',
  recordBegun:
    'در حال ضبط: آنچه اکنون انجام شود گام‌های پیش‌نویس در «نوشتن» می‌شود، همراه با آنچه به آن انجامید اگر در پیش‌نویس نباشد.',
  recordNothing: 'در این میان کاری نشد که در سناریو نباشد.',
  saveAs: 'ذخیره به صورت سناریو',
  compareWith: 'مقایسه با …',
  begin: 'آغاز شاخه‌ای از اینجا',
  beginName: 'نام شاخهٔ تازه',
  beginDo: 'آغاز',
  cancel: 'انصراف',
  begun: (branch) => `«${isolate(branch)}» از اینجا آغاز می‌شود: حرکت بعدی در آن است.`,
};
