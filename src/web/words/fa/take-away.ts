import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './number.js';

const LARGE = new Intl.NumberFormat('fa');
const large = (value: number) => LARGE.format(value);

export const takeAway: Words['takeAway'] = {
  title: 'با خود بردن',
  copyLink: 'رونوشت پیوند',
  copyLinkHint: 'در همین گام باز می‌شود، با شاخه‌های شما',
  saveRun: 'ذخیرهٔ اجرا',
  saveRunHint: 'پرونده‌ای برای ادامه، اینجا یا در پایانه',
  openRun: 'باز کردن اجرا …',
  openRunHint: 'پروندهٔ اجرا، یا پیوندی که کسی فرستاده است',
  handout: 'جزوه …',
  handoutHint: 'برگه‌هایی برای چاپ و پخش در کلاس',
  html: 'یک پروندهٔ HTML …',
  htmlHint: 'برنامه و سناریو؛ بی‌شبکه باز می‌شود',
  aside: (count) => (count === 1 ? 'بازگشت به اجرای خودتان …' : `بازگشت به اجراهای خودتان (${n(count)}) …`),
  asideHint: 'هنگام باز شدن اجرای دیگر، یا چون باز نشد، کنار گذاشته شد',

  linkCopied: (characters) => `پیوند رونوشت شد (${large(characters)} نویسه). در همین گام و با شاخه‌های شما باز می‌شود.`,
  linkHere:
    'روی همین رایانه کار می‌کند تا Offramp متوقف شود؛ پس از آن و جای دیگر آن را در «باز کردن اجرا» بچسبانید، نشانی هر چه باشد.',
  linkFromFile: 'برای کسانی کار می‌کند که این پرونده را دارند؛ دیگران می‌توانند آن را در «باز کردن اجرا» بچسبانند.',
  linkOwn: (title) =>
    `«${isolate(title)}» همراه Offramp نیست: پیوند تنها برای کسانی کار می‌کند که آن سناریو را هم دارند، و تصویری نمی‌آورد.`,
  linkLong: (characters) =>
    `پیوند ${large(characters)} نویسه می‌شد که برای بیشتر برنامه‌ها زیاد است. اجرا را در پرونده‌ای ذخیره کنید و آن را بفرستید.`,
  linkNotCopied: 'مرورگر نگذاشت که پیوند رونوشت شود. این است:',
  linkOpened: 'اجرای پیوند باز است.',
  runOpened: 'اجرا باز است.',
  ownKept: 'اجرای خودتان کنار گذاشته شد.',
  backToOwn: 'بازگشت به اجرای خودتان',
  noRoom:
    'این مرورگر دیگر جایی برای کنار گذاشتن اجرای شما ندارد، پس چیزی باز نشد. نخست اجرای خود را در پرونده‌ای ذخیره کنید.',
  runSaved: (file) => `اجرا در ${isolate(file)} ذخیره شد.`,

  notKept:
    'اجرای شما نگه داشته نمی‌شود: انبار این مرورگر پر یا بسته است. پیش از ترک صفحه اجرا را در پرونده‌ای ذخیره کنید.',
  keptAgain: 'اجرای شما دوباره در این مرورگر نگه داشته می‌شود.',
  notReopened:
    'اجرایی که اینجا نگه داشته شده بود باز نشد، یا باز شدنش به پایان نرسید. آن اجرا کنار گذاشته شد؛ این اجرایی تازه است.',

  linkBroken: 'این پیوند خراب یا بریده است: هیچ اجرایی از آن خوانده نمی‌شود. آنچه اینجا بود تغییری نکرد.',
  linkVersion: 'این پیوند را نسخهٔ دیگری از Offramp ساخته است؛ این نسخه نمی‌تواند آن را بخواند.',
  linkLarge: 'این پیوند بیش از آن دارد که اجرا می‌تواند داشته باشد (۸ مبی‌بایت)، پس باز نشد.',
  linkNoRun: (reason) => `آنچه در این پیوند است اجرایی نیست که بتوان باز کرد. ${isolate(reason)}`,
  tooLongToReplay:
    'این اجرا درازتر از آن است که صفحه بازپخش کند (۲۰٬۰۰۰ کار و شاخه). در پایانه با «offramp play --resume» باز می‌شود.',
  otherScenario: (title, id) =>
    `این اجرا از سناریوی «${isolate(title)}» (${isolate(id)}) است که همراه Offramp نیست. پروندهٔ آن سناریو را باز کنید؛ آنگاه اجرا هم باز می‌شود.`,
  fileLarge: (file, most) => `${isolate(file)} از ${most} بزرگ‌تر است، پس باز نشد.`,
  fileUnread: (file) => `${isolate(file)} خوانده نشد.`,
  notOpened: (file, reason) => `${isolate(file)} باز نشد. ${isolate(reason)}`,

  openRunTitle: 'باز کردن اجرا',
  openRunText: 'پروندهٔ اجرایی که اینجا یا با «offramp play» ذخیره شده، یا پیوندی که برایتان فرستاده‌اند.',
  chooseRun: 'گزینش پروندهٔ اجرا …',
  pasteLink: 'پیوند',
  openLink: 'باز کردن پیوند',
  asideTitle: 'اجراهای کنارگذاشته',
  asideText: 'این اجراهای همین سناریو هنگامی که اجرای دیگری باز شد، یا چون باز نشدند، در این مرورگر کنار گذاشته شدند.',
  asideEntry: (date, acts) => `${date}، ${n(acts)} کار`,
  open: 'باز کردن',
  saveAside: 'ذخیره در پرونده',
  remove: 'حذف',
  asideRemoved: 'اجرا حذف شد.',

  scenarios: 'سناریوها',
  change: 'گزینش سناریو',
  comesWith: 'همراه Offramp',
  fromFile: 'از خودتان',
  forget: (title) => `برداشتن «${isolate(title)}» از این فهرست`,
  forgotten: (title) => `«${isolate(title)}» از فهرست برداشته شد. پرونده‌ای که از آن آمده بود همان است که بود.`,
  shown: 'اکنون نشان داده می‌شود',
  openFile: 'باز کردن پروندهٔ سناریو …',
  openFileHint:
    'پرونده‌ای YAML. تصویرهایی را که نام می‌برد، و پروندهٔ دیگری از شما را که بر آن استوار است، با آن برگزینید؛ همه را می‌توان روی صفحه رها کرد.',
  scenarioOpened: (title) => `«${isolate(title)}» باز است. اجرای سناریوی پیشین در این مرورگر می‌ماند.`,
  problems: (file, count) => `${isolate(file)} ${count === 1 ? 'یک' : n(count)} خطا دارد، پس باز نشد.`,
  problemAt: (line, column) => `سطر ${n(line)}، ستون ${n(column)}`,
  moreProblems: (count) => `و ${n(count)} مورد دیگر`,

  htmlTitle: 'یک پروندهٔ HTML',
  htmlText:
    'برنامه و این سناریو در یک پرونده. با دو بار کلیک در هر مرورگر امروزی باز می‌شود، بی‌نیاز از شبکه، و چیزی به جایی نمی‌فرستد.',
  htmlWithRun: 'همراه این اجرا: در همین گام و با شاخه‌ها باز می‌شود',
  htmlSave: 'ذخیرهٔ پرونده',
  htmlSaved: (file, size, large) =>
    `${isolate(file)} ذخیره شد، ${size}.${large ? ' برای بسیاری از برنامه‌های ایمیل بزرگ است: تصویرهای کوچک‌تر آن را کوچک‌تر می‌کنند.' : ''}`,
  htmlFailed: 'پرونده ساخته نشد: صفحه‌ای که از آن ساخته می‌شود خوانده نشد. آیا Offramp هنوز در حال اجراست؟',
  kilobytes: (bytes) => `${large(Math.ceil(bytes / 1000))} کیلوبایت`,
  megabytes: (bytes) => `${n(Math.round(bytes / 1024 / 1024))} مبی‌بایت`,

  print: 'چاپ',
  preview: 'پیش‌نمایش جزوه',
  options: 'چه در آن باشد',
  wholePath: 'همهٔ مسیر، نه تنها تا این گام',
  withAnswers: 'با پاسخ‌ها، برای آموزگار',
  withAlternatives: 'راه‌های دیگر در نقطه‌های تصمیم',
  withSources: 'منبع‌ها',
  withPictures: 'نقشه، ماشین، منحنی و تصویرها',
  handoutFor: { class: 'جزوه', teacher: 'جزوهٔ آموزگار' },
  name: 'نام',
  date: 'تاریخ',
  timeline: 'خط زمان',
  timelineOf: (path) => `مسیر: ${isolate(path)}`,
  alternatives: 'به جای آن چه می‌شد کرد',
  why: 'چرا پذیرفتنی بود',
  answer: 'پاسخ',
  measured: ({ title, high }, now, before) =>
    `${title} ${now === before ? n(now) : `${n(before)} ← ${n(now)}`} از ${n(high)}`,
  state: (from, to) => (from === to ? to : `${from} ← ${to}`),
  noSteps: 'هنوز گامی برداشته نشده است: نخست سناریو را بپیمایید تا جزوه مسیر شما را نشان دهد.',
  machine: 'ماشین، با راهی که پیموده شد',
  machineText: (state, steps) =>
    `بحران به شکل نمودار حالت؛ ${n(steps)} گام مسیر شماره دارند و اکنون در این وضعیت است: ${state}.`,
  machineRest: (regions) => `ماشین: ${regions.join(' و ')}`,
  machineRestText: (regions, steps) =>
    `${regions.join(' و ')} به شکل نمودار حالت؛ از ${n(steps)} گام، آنهایی که تغییرشان داده‌اند شماره دارند.`,
  curve: (measure) => `${measure}، گام به گام`,
  curveText: (measure, values) => `${measure} پیش از گام نخست و پس از هر گام: ${values.map(n).join('، ')}.`,
  outcome: (state, ended, hours) => (ended ? `سرانجام: ${state} پس از ${hours}.` : `مسیر در این وضعیت است: ${state}.`),
  peak: ({ title, high }, ended, peak) => `بیشترین ${title}${ended ? '' : ' تا اینجا'}: ${n(peak)} از ${n(high)}.`,
  rests:
    'مدلی برای اندیشیدن، نه پیش‌بینی. تاریخ‌ها و رویدادها چنان‌اند که گزارش‌های یادشده آورده‌اند؛ عددهای مدل از خود Offramp است.',
};
