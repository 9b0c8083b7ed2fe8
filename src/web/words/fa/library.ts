import { isolate } from '../direction.js';
import type { LibraryWords } from '../en/library.js';
import { n } from './number.js';

export const library: LibraryWords = {
  search: 'جست‌وجو',
  searchHint: 'عنوان، کشور، جا یا سال',
  filters: 'جست‌وجو و گزینش',
  region: 'منطقه',
  level: 'سطح',
  outcome: 'پایان',
  model: 'مدل',
  any: 'همه',
  levels: { introductory: 'مقدماتی', intermediate: 'میانه', advanced: 'پیشرفته' },
  shown: (shown, of) => (shown === of ? `${n(of)} سناریو` : `${n(shown)} از ${n(of)} سناریو`),
  none: 'چیزی یافت نشد.',
  clear: 'نمایش همه',
  groups: { crises: 'بحران‌های واقعی', whatIfs: 'چه می‌شد اگرها', madeUp: 'ساختگی، برای آموختن' },
  continue: 'ادامه',
  begun: 'آغازشده',
  own: 'از پرونده',
  openFile: 'باز کردن پرونده یا سناریویی دیگر …',
  length: (steps, decisions) => `${n(steps)} گام، ${n(decisions)} نقطهٔ تصمیم`,
  ended: (outcome) => `پایان: ${isolate(outcome)}`,
  ends: (outcome) => `پایان این راه: ${isolate(outcome)}`,
  years: (from, to) => (from === to ? n(from) : `${n(from)} تا ${n(to)}`),
  curve: (measure, from, most, end) =>
    `${isolate(measure)} در طول راه: در آغاز ${n(from)}، دست بالا ${n(most)}، در پایان ${n(end)}`,
  missing: 'کتابخانه بارگذاری نشد. آیا Offramp هنوز اجراست؟',
};
