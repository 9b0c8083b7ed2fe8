import { isolate } from '../direction.js';
import type { pictures as en } from '../en/pictures.js';
import { n } from './number.js';

export const pictures: typeof en = {
  missing: (files, count) =>
    count === 1
      ? `تصویری از این سناریو اینجا نیست: ${isolate(files)}. آن را برگزینید تا دیده شود و در این مرورگر بماند.`
      : `${n(count)} تصویر این سناریو اینجا نیستند: ${isolate(files)}. آن‌ها را برگزینید تا دیده شوند و در این مرورگر بمانند.`,
  choose: 'برگزیدن تصویرها …',
  notNamed: (name) => `سناریو تصویری به نام ${isolate(name)} ندارد.`,
  added: (count) => (count === 1 ? 'تصویر اکنون اینجاست.' : `${n(count)} تصویر اکنون اینجاست.`),
  noRoom: (file) =>
    `این مرورگر برای ${isolate(file)} جا ندارد: تنها تا این صفحه باز است می‌ماند. سناریو را بارگیری کنید یا تصویرهای دیگری را بردارید.`,
  slips: {
    missing: (name) => `${isolate(name)} خوانده نمی‌شود.`,
    outside: (name) => `${isolate(name)} خوانده نمی‌شود.`,
    unreadable: (name) => `${isolate(name)} خوانده نمی‌شود.`,
    svg: (name) =>
      `${isolate(name)} یک SVG است که می‌تواند بیش از تصویر در خود داشته باشد. آن را PNG، JPEG یا WebP ذخیره کنید.`,
    type: (name) => `محتوای ${isolate(name)} نه PNG است، نه JPEG و نه WebP. آن را به یکی از این‌ها ذخیره کنید.`,
    truncated: (name) => `${isolate(name)} آسیب دیده است. دوباره رونوشت بگیرید یا ذخیره کنید.`,
    bytes: (name) => `${isolate(name)} بزرگ است. نخست کوچکش کنید؛ پهنای ۱۶۰۰ پیکسل بس است.`,
    pixels: (name) => `${isolate(name)} پیکسل‌های زیادی دارد. نخست کوچکش کنید؛ پهنای ۱۶۰۰ پیکسل بس است.`,
  },
};
