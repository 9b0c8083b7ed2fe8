import type { Words } from '../en/index.js';
import { n } from './number.js';

export const moves: Words['moves'] = {
  title: 'حرکت‌ها',
  toStory: 'خواندن داستان آن',
  history: 'تاریخ',
  scripted: 'متن',
  alternative: 'راه دیگر',
  weight: (percent) => `وزن ${n(percent)}٪`,
  free: 'حرکت‌های آزاد',
  freeHint: 'هر حرکتی که ماشین اکنون بپذیرد؛ با آن از متن جدا می‌شوید.',
  aimedAt: (country) => `– ${country}`,
  blocked: 'اکنون ناممکن',
  blockedHint: 'این حرکت‌ها در این وضعیت هستند، اما شرطی برقرار نیست.',
  blockedBecause: (reason) => `ناممکن: ${reason}`,
  wait: 'گذر زمان',
  hours: 'ساعت',
  waitFor: 'صبر',
  nextDeadline: (name, hours) => `مهلت بعدی، ${name}، تا ${hours} دیگر است.`,
  noDeadline: 'هیچ مهلتی در جریان نیست.',
  none: 'اینجا کاری نمی‌توان کرد: بحران پایان یافته است.',
  leadsTo: (state) => `می‌انجامد به ${state}`,
  andMeasure: (name, value) => `؛ ${name} ${value}`,
  sameState: 'در همین وضعیت می‌ماند',
};
