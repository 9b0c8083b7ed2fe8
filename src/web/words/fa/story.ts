import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './number.js';

export const story: Words['story'] = {
  title: 'داستان',
  text: 'آنچه رخ داد',
  start: 'پیش از گام نخست',
  step: (step, of) => `گام ${n(step)} از ${n(of)}`,
  offScript: (step) => `گام ${n(step)}، بیرون از متن`,
  dated: {
    scenario: (date) => date,
    between: (date) => `بی‌تاریخ، حدود ${date}`,
    clock: (date) => `${date}، به ساعت شبیه‌سازی`,
  },
  fact: 'رویداد',
  sources: 'منبع‌ها',
  disputed: 'مورد اختلاف',
  disputedDate: (source, date) => `${source} تاریخ آن را ${date} می‌داند.`,
  disputedBy: (source) => `${source} نظر دیگری دارد.`,
  otherReports: 'این گام تنها در گزارش‌های دیگر آمده است؛ منبع اصلی از آن نمی‌گوید.',
  questions: 'پرسش‌هایی برای کلاس',
  objectives: 'آنچه کلاس پس از آن باید بتواند توضیح دهد',
  glossary: 'واژه‌نامه',
  lesson: (minutes) => `طرح درس برای آموزگار، ${minutes} دقیقه`,
  minutes: (minutes) => `${minutes} دقیقه`,
  stopAt: (title) => `اینجا بایستید: «${isolate(title)}»`,
  noPicture: 'تصویری که اینجا نیست:',
  nearly: 'حرکتی که تنها کم‌وبیش می‌خواند:',
  goldstein: (value) => `مقدار گلدستین ${value}`,
  alternatives: (count) =>
    count === 1
      ? 'بازگشت، برای آزمودن حرکت دیگری که اینجا نوشته شده'
      : `بازگشت، برای آزمودن یکی از ${n(count)} حرکت دیگر`,
  first: 'نخستین گام',
  short: { previous: 'پیشین', next: 'بعدی' },
  previous: 'گام پیشین',
  next: 'گام بعدی',
  last: 'آخرین گام',
  play: 'پخش',
  pause: 'مکث',
  speed: 'سرعت',
  speeds: { slow: 'کند', normal: 'عادی', fast: 'تند' },
  timeline: 'خط زمان',
  timelineHint: 'کلیدهای جهت‌دار از گامی به گام دیگر می‌روند. Enter به آنجا می‌رود.',
  scriptHolds: 'آنچه در متن آمده است',
  historyToo: 'تاریخ همین راه را رفت.',
  scriptToo: 'متن همین راه را می‌رود.',
  goThatWay: 'ادامه از آن راه',
  ended: (outcome) => `این مسیر اینجا پایان می‌یابد: ${outcome}.`,
  scriptBlocked: 'متن از اینجا پیش نمی‌رود: ماشین حرکت بعدی آن را نمی‌پذیرد. حرکت دیگری برگزینید.',
  offScriptEnd: 'این مسیر از متن جدا شده است: حرکتی برگزینید.',
  opensElsewhere: 'سایت دیگری را باز می‌کند',
};
