import { isolate } from '../direction.js';
import type { modelEditor as enModel, writing as enWriting } from '../en/write.js';
import { crisis } from './crisis.js';

export const writing: typeof enWriting = {
  keys: 'Tab تورفتگی می‌دهد. برای بیرون رفتن از متن با صفحه‌کلید، Escape و سپس Tab را بزنید. Ctrl+Space کامل می‌کند، Ctrl+F می‌یابد، Ctrl+Z برمی‌گرداند و Ctrl+S ذخیره می‌کند.',
  tooLarge: (name) => `${isolate(name)} از ۱ مبی‌بایت، یعنی بیشترین اندازهٔ سناریو، بزرگ‌تر است. باز نشد.`,
  notText: (name) => `${isolate(name)} متن UTF-8 نیست. باز نشد.`,
  tooMuch: 'این بیش از ۲ مبی‌بایت متن است، دو برابر آنچه سناریو می‌تواند داشته باشد. کنار گذاشته شد.',
  conflict: (name) => `${isolate(name)} روی دیسک تغییر کرده است و شما هم آن را اینجا تغییر داده‌اید.`,
  keepMine: 'نگه داشتن نوشتهٔ من',
  takeDisk: 'برداشتن پرونده؛ نوشتهٔ من در پیش‌نویس‌ها می‌ماند',
  sideBySide: 'نشان دادن هر دو کنار هم …',
  merge: {
    title: (name) => `${isolate(name)}: اینجا و روی دیسک`,
    note: 'هرجا که این دو ناهمسان‌اند، برگزینید کدام بماند؛ جایی که تنها یکی دگرگون شده، همان برگزیده است. آنچه برداشته شود برگرداندنی است.',
    place: (number, of) => `ناهمسانی ${number} از ${of}`,
    mine: 'نوشته‌شده در اینجا',
    theirs: 'در پروندهٔ روی دیسک',
    both: 'هر دو، یکی پس از دیگری',
    nothing: '(هیچ)',
    take: 'ادامه با این‌ها',
  },
  versions: 'نسخه‌های یک ساعت گذشته',
  noVersions: 'هنگام نوشتن، نزدیک هر دقیقه یک نسخه اینجا نگه داشته می‌شود.',
  version: (when) => `بازگشت به ${when}`,
  wentBack: (when) => `در ${when} چنین بود. «برگرداندن» آنچه داشتید را بازمی‌آورد.`,
  time: (at) => new Date(at).toLocaleTimeString('fa', { timeStyle: 'short' }),
  branchTexts: (names) => ({
    title: names.move,
    move: (title, by, against) => `${by}: ${title}${against === undefined ? '' : ` – ${against}`}`,
    wait: (hours) => crisis.nobodyMoves(crisis.hours(hours)),
    summary: (instead) => `چه می‌شد اگر به جای «${instead}» چیز دیگری رخ می‌داد؟`,
    why: 'در یک یا دو جمله بگویید چرا این پذیرفتنی بود.',
    language: 'fa',
    question: 'چرا این در اینجا شدنی بود و چه بهایی می‌داشت؟',
    otherQuestion: 'اینجا چه کار دیگری می‌شد کرد؟',
    between: (named) => `بحرانی کوتاه میان ${named.join(' و ')} که می‌توانید از آن خود کنید.`,
    objective: 'بگویید کلاس پس از آن چه را باید توضیح دهد.',
    source: 'نوشته‌شده برای کلاس',
    notes: {
      head: (from) =>
        from === undefined
          ? 'بحرانی از خودتان. نام‌ها، متن‌ها و حرکت‌ها را عوض کنید؛ سپس اجرا کنید:'
          : `«چه می‌شد اگر»: به جای گام ${from} چیز دیگری رخ داد.`,
      explored: (from) => `شاخه‌ای که پیموده شد، به صورت «چه می‌شد اگر»: به جای گام ${from} این رخ داد.`,
      change: 'عنوان‌ها، متن‌ها و حرکت‌ها را به آنچه می‌خواهید بیازمایید عوض کنید؛ سپس اجرا کنید:',
      changeExplored:
        'عنوان، متن‌ها و چراییِ پذیرفتنی بودن را عوض کنید؛ پرسش (ask) و گزینه (instead) بیفزایید. سپس اجرا کنید:',
      check: 'می‌گوید چه چیزی نادرست است، با سطر و ستون',
      play: 'گام به گام از آن می‌گذرد',
      weight: 'چقدر محتمل است، میان ۰ و ۱',
      rejoin: 'از این گام به بعد همان سناریو است',
      start: 'ساعت صفر',
      beside: (base) => `بر ${base} استوار است که همراه Offramp نیست: ${base}.yaml را در همین پوشه نگه دارید.`,
      move: (move) => names.moveMeaning(move) || names.move(move),
    },
  }),
  noText: (title, other) =>
    `متن «${isolate(title)}» همراه این صفحه نیست. برای نوشتن روی آن، پرونده‌اش را با تصویرهایش باز کنید؛ این ${isolate(other)} است.`,
  otherTab: 'زبانهٔ دیگری هم روی این پیش‌نویس می‌نویسد. این یکی با پیش‌نویسی از خود ادامه می‌دهد؛ هر دو در پیش‌نویس‌ها هستند.',
};

export const modelEditor: typeof enModel = {
  title: 'ویرایشگر مدل',
  view: 'ماشین',
  noProblems: 'مدل اشکالی ندارد.',
  nothingYet: 'همین که متن خطایی نداشته باشد، ماشین آن اینجا کشیده می‌شود.',
  drawing: (title, state) => `نمودار حالت ${isolate(title)}. ${isolate(state)} برگزیده است.`,
  state: 'وضعیت',
  here: 'اینجا چه رخ می‌تواند داد',
  holds: (state) => `چون درون ${isolate(state)} است`,
  kinds: { move: 'حرکت‌ها', internal: 'نشانه از بخش‌های دیگر', deadline: 'پس از گذشت زمان', always: 'خودبه‌خود' },
  by: (roles, targets) =>
    `از سوی ${roles.map(isolate).join('، ')}${targets.length > 0 ? `، رو به ${targets.map(isolate).join('، ')}` : ''}`,
  stays: 'همین‌جا می‌ماند',
  beginsAnew: (state) => `${isolate(state)} از نو آغاز می‌شود`,
  nothingHere: 'اینجا دیگر چیزی رخ نمی‌دهد.',
  onEntering: 'هنگام ورود:',
  onLeaving: 'هنگام خروج:',
  start: 'مدلی از خودتان',
  from: 'آغاز با',
  small: 'مدلی کوچک با توضیح هر بخش',
  name: 'مدل من',
  missing: 'متن مدل به دست نیامد.',
};
