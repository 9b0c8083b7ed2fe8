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
  across: {
    title: 'بحران‌های واقعی در چه همانندند',
    moves: 'چه شد، و تنش پس از آن چه کرد',
    heads: { move: 'حرکت', made: 'بار', fell: 'کاست', faded: 'فرو نشست', rose: 'بالا رفت', still: 'دیگر نه' },
    any: 'هر حرکت',
    counted: (times, crises) => `${n(times)} (${n(crises)})`,
    countedFull: (times, crises) => `${n(times)} بار در ${n(crises)} بحران`,
    more: (moves) => `نمایش ${n(moves)} حرکت دیگر`,
    note: 'پس از هر حرکت، تنش چند بار با حرکتی دیگر کاست، با گذر زمان فرو نشست، بالا رفت یا دیگر تغییری نکرد؛ در کمانک، در چند بحران. اثر خود حرکت بر تنش سخن مدل است و شمرده نمی‌شود. حرکت‌هایی که تنها در یک بحران بوده‌اند نیامده‌اند.',
    phases: 'بحران‌ها کجا بودند و چگونه پایان یافتند',
    phase: 'مرحله',
    ended: 'پایان',
    end: (end, times, of, isEnd) =>
      `${isolate(end)}${isEnd ? '' : ' (پایان نیست؛ روایت همان‌جا می‌ایستد)'}: ${n(times)} از ${n(of)}`,
    caution: (crises) =>
      `پیش‌تر آمدن یکی از دیگری نمی‌گوید که سبب آن بوده است. این بحران‌ها برگزیده شده‌اند چون روایت شده‌اند، و هیچ ادعایی از این ${n(crises)} مورد فراتر نمی‌رود.`,
  },
  missing: 'کتابخانه بارگذاری نشد. آیا Offramp هنوز اجراست؟',
};
