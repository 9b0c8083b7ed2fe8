import { policiesOf } from '../../../explore/policy/builtin.js';
import type { Policy } from '../../../explore/policy/schema.js';
import type { Model } from '../../../model/index.js';
import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { n } from './number.js';
import { POLICIES } from './policies.js';
import { share } from './share.js';

const COUNT = new Intl.NumberFormat('fa');
const FIGURE = new Intl.NumberFormat('fa', { maximumFractionDigits: 6, useGrouping: false });
const TWO = new Intl.NumberFormat('fa', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** The second of them, of a model that knows no pressure of the public. */
const WITHOUT_PRESSURE =
  'در هر نقطهٔ تصمیم متن، هر بدیل همان وزنی را دارد که نویسنده به آن داده و تاریخ باقی را. آنجا که متن پیش از سرانجام پایان می‌یابد یا از آن جدا شده‌اند، هر گونه حرکتِ آن که نوبت دارد به یک اندازه محتمل است.';

/** An author's own policy may have the id of one of them. */
const inPersian = (policy: Policy, model: Model) =>
  policiesOf(model).includes(policy) ? POLICIES[policy.id] : undefined;
const titleOf = (policy: Policy, model: Model) => inPersian(policy, model)?.[0] ?? isolate(policy.title);
const or = (names: readonly string[]) => names.join(' یا ');

export const explore: Words['explore'] = {
  ...share,
  count: (value) => COUNT.format(value),
  figure: (value) => FIGURE.format(value),
  residual: (value) => `\u2066${value.toExponential(0)}\u2069`,

  skip: 'رفتن به پاسخ‌ها',
  question: 'پرسش',
  from: 'از',
  atStart: 'آغاز',
  here: (place) => `اینجا: ${place}`,
  step: (step, title) => `${n(step)}. ${title}`,
  policy: 'دولت‌ها چگونه برمی‌گزینند',
  policyTitle: titleOf,
  policyText: (policy, model) =>
    (policy.script && !model.pressure && inPersian(policy, model) ? WITHOUT_PRESSURE : inPersian(policy, model)?.[1]) ??
    policy.text ??
    '',
  changed: (title) => `${title} (با وزن‌های تغییریافته)`,
  more: 'تنظیم‌های بیشتر',
  free: 'هر حرکت ممکن بدیل به شمار آید، نه تنها آن‌هایی که در متن است',
  runs: 'شمار اجراهای شبیه‌سازی',
  seed: 'بذر',
  newSeed: 'عددهای تصادفی دیگر',
  anyNumber: (most) => `عددی از ${n(0)} تا ${most}.`,
  wholeNumber: (most) => `عدد درستی از ${n(0)} تا ${most}.`,
  stage: {
    graph: 'کاویدن همهٔ وضعیت‌ها …',
    odds: 'حل احتمال‌ها …',
    traffic: 'دنبال کردن اجراها …',
    runs: 'شبیه‌سازی …',
    ways: 'جستن راه‌های خروج …',
    policies: 'سنجیدن سیاست‌ها …',
    claim: 'نگاه به همهٔ مسیرها …',
    map: 'کشیدن نقشه …',
  },
  fromStart: 'اجرا در سرانجامی ایستاده است که از آن چیزی برنمی‌آید؛ پس از آغاز پرسیده می‌شود.',
  stale: 'این پاسخ پرسش پیشین است.',
  drawnFor: (policy, place) => `کشیده‌شده برای سیاست «${policy}»، از: ${place}.`,
  already: 'هم‌اکنون آنجا ایستاده است.',
  ended: (outcome) => `به «${outcome}» رسیده است، پس چیزی به بخت نمانده.`,
  notStarted: 'آنچه حساب می‌کند آغاز نشد. آیا Offramp هنوز در حال اجراست؟',
  stoppedBefore: 'پیش از آنکه پاسخی باشد متوقف شد. آنچه می‌بینید پاسخ پرسش پیشین است.',
  notSaved: 'پرونده ساخته نشد. آیا Offramp هنوز در حال اجراست؟',
  madeOf: (runs, seed) => `${runs} اجرای شبیه‌سازی، بذر ${seed}`,
  working: 'در حال محاسبه …',
  cancel: 'توقف',
  stopped: 'متوقف شد. آنچه تا آن زمان یافته شد نشان داده می‌شود.',
  again: 'ادامه',
  found: 'انجام شد.',
  failed: (why) => `محاسبه نشد: ${isolate(why)}`,

  luckTitle: 'چقدر بخت یار بود؟',
  luck: (outcome, chance, step) =>
    `این مسیر به «${outcome}» می‌انجامد. ${step === '' ? 'در آغاز' : `پس از «${step}»`} احتمال آن ${chance} بود.`,
  least: (chance, step) => `کمترین احتمال آن، ${chance}، درست پیش از «${step}» بود.`,
  leastNever: (step) => `درست پیش از «${step}» احتمالی برای آن نمانده بود: این سیاست هرگز به آن نمی‌رسید.`,
  noLuck: 'این مسیر به سرانجامی نرسیده است، پس چیزی نیست که بخت خوانده شود.',
  mostDecisive: (step, alternative, outcome, was, then) =>
    `آنچه بیش از همه تغییر می‌داد: در «${step}»، به جای آن «${alternative}». احتمال «${outcome}» پس از آن ${was} بود؛ با این ${then} می‌شد.`,
  under: (policy) => `زیر سیاست «${policy}»؛ زیر سیاستی دیگر عددها دیگرند.`,

  odds: 'چگونه پایان می‌یافت',
  exact: 'دقیق',
  simulated: 'شبیه‌سازی، بازهٔ ۹۵٪',
  simulatedOnly: 'شبیه‌سازی',
  tooLarge: 'شبیه‌سازی: ماشین بزرگ‌تر از آن است که کاویده شود.',
  needsExact: 'این به احتمال‌های دقیق نیاز دارد و ماشین بزرگ‌تر از آن است که کاویده شود.',
  graphPart: (configurations) =>
    `بیش از ${configurations} وضعیت ماشین دست‌یافتنی است: بیش از آنکه کاویده شوند. هر اجرا گام‌هایش را در راه می‌یابد.`,
  interval: (low, high) => `${low} تا ${high}`,
  expectedHours: 'به طور میانگین تا آن زمان',
  noHours: 'زمان میانگینی ندارد: شاید هرگز پایان نیابد',
  expectedPeak: (measure) => `بیشترین ${measure}، به طور میانگین`,
  mean: (value) => TWO.format(value),
  hoursRange: (low, high) => `شبیه‌سازی ${low} تا ${high}`,
  ifNobody: (less, more) => `اگر کمتر (${less}) یا بیشتر (${more}) پیش آید که هیچ کس کاری نکند؛ این عدد حدس است`,
  sameOdds: 'همان احتمال‌ها',
  fromTo: (outcome, less, more) => `${outcome}: ${less} تا ${more}`,

  decisive: 'لحظه‌های سرنوشت‌ساز',
  decisiveHint: (outcome) => `هر بدیل احتمال «${outcome}» را چند واحد درصد تغییر می‌داد.`,
  measureBy: 'احتمال',
  instead: (step, title) => `به جای گام ${n(step)}، «${isolate(title)}»`,
  take: 'رفتن این راه',
  takeLabel: (alternative) => `رفتن این راه: ${isolate(alternative)}`,
  changes: (entries) => entries.join('، '),
  change: (outcome, points) => `${outcome} ${points}`,
  unmoved: (count, outcome) =>
    `${n(count)} بدیل دیگر احتمال «${outcome}» را کمتر از ${TWO.format(0.05)} واحد درصد تغییر می‌دهد.`,
  showAll: (count) => `نمایش هر ${n(count)} مورد`,
  showFewer: 'نمایش کمتر',
  noDecisive: 'پس از این نقطه گامی نیست که بدیلی داشته باشد.',

  heat: 'از اینجا به کجا می‌رود',
  heatHint: 'تا پایان هر اجرا: هر چه رنگ وضعیتی پررنگ‌تر، گذر از آن محتمل‌تر؛ هر چه پیکانی پهن‌تر، پیمودن آن بیشتر.',
  heatPicture: 'ماشین، با اینکه هر وضعیت و پیکان چه اندازه دیده می‌شود',
  heatState: (state, share) => `${state}: ${share}`,
  heatArrow: (arrow, times, moves) => `${arrow}: ${times} بار در هر اجرا (${moves})`,
  times: (value) => (value < 0.005 ? `کمتر از ${TWO.format(0.01)}` : TWO.format(value)),
  inWords: 'به صورت متن',
  statesHeading: 'گذر از هر وضعیت چقدر محتمل است',
  arrowsHeading: 'هر پیکان به طور میانگین چند بار پیموده می‌شود',

  policies: 'زیر همهٔ سیاست‌ها',
  policiesHint: 'عددی که تنها زیر یک سیاست برقرار است چیز زیادی نمی‌گوید. این‌ها بر همان ماشین و همان جا استوارند.',
  policiesRange: (low, high) => `زیر سیاست‌های پایین این احتمال میان ${low} و ${high} است.`,
  ways: 'کوتاه‌ترین راه‌های خروج از اینجا',
  by: 'کوتاه‌ترین بر پایهٔ',
  measure: { moves: 'حرکت‌ها', hours: 'ساعت‌ها', hostility: 'خصومت' },
  measureText: {
    moves: 'حرکت‌ها و مهلت‌های سپری‌شده شمرده می‌شوند.',
    hours: 'ساعت‌های معمول حرکت‌ها جمع می‌شود، و آنجا که مهلتی سپری شود همهٔ آن.',
    hostility: 'مقدارهای منفی گلدستین در راه جمع می‌شود.',
  },
  to: (outcome) => `به «${outcome}»`,
  noWay: 'راهی به آنجا نیست.',
  leg: (actor, move) => `${isolate(actor)}: ${move}`,
  legLeads: (state, measured) => `← ${state}${measured === undefined ? '' : `، ${measured}`}`,
  deadline: (name) => `هیچ‌کس کاری نمی‌کند: ${name}`,
  totals: (moves, hours, goldstein) => `${n(moves)} حرکت، ${hours}، گلدستین ${goldstein}`,
  countWays: (count, most) => `${count} راه با حداکثر ${n(most)} حرکت به آنجا می‌رسد.`,
  notOnTime: 'بر ساعت شبیه‌سازی، پیش از آنکه این راه پیموده شود مهلتی سپری می‌شود.',
  open: 'بازکردن به شکل شاخه',
  openLabel: (name) => `بازکردن به شکل شاخه: ${name}`,
  shortestName: (outcome, measure) => `کوتاه‌ترین راه به «${outcome}» بر پایهٔ ${measure}`,
  opened: (name) => `«${isolate(name)}» به شکل شاخه‌ای از این اجرا باز است.`,

  claim: 'آیا در همهٔ مسیرها برقرار است؟',
  claimLabel: 'ادعایی دربارهٔ همهٔ مسیرها از اینجا',
  claimHint:
    'با never، always، eventually یا possibly آغاز کنید یا بنویسید «… until …». وضعیت‌ها و عددها با شناسه‌شان نوشته می‌شوند؛ «within 5» تنها پنج حرکت را می‌بیند.',
  claimNames: 'نام وضعیت‌ها',
  check: 'بررسی',
  claimTexts: {
    never: 'ادعا این است: در هیچ مسیری هرگز برقرار نمی‌شود.',
    always: 'ادعا این است: در هر مسیری در همهٔ نقطه‌ها، از همان نخستین، برقرار است.',
    eventually: 'ادعا این است: در هر مسیری دیر یا زود برقرار می‌شود، هر کس هر چه کند.',
    possibly: 'ادعا این است: در مسیری، در نقطه‌ای، برقرار می‌شود.',
    until: 'ادعا این است: در هر مسیری دومی دیر یا زود می‌آید و اولی پیش از آن همه‌جا برقرار است.',
  },
  holds: 'برقرار است.',
  fails: 'برقرار نیست.',
  trivial: {
    never: 'هیچ وضعیتی، هر چه پیش آید، نمی‌تواند چنین باشد: ببینید آیا ادعا همان را می‌گوید که در نظر دارید.',
    always: 'هر وضعیتی، هر چه پیش آید، چنین است: ببینید آیا ادعا همان را می‌گوید که در نظر دارید.',
  },
  examined: (count) => `${COUNT.format(count)} وضعیت بررسی شد.`,
  shownAtOnce: 'از همان آغاز، پیش از هر حرکتی، برقرار است.',
  brokenAtOnce: 'از همان آغاز، پیش از هر حرکتی، نقض می‌شود.',
  shownBy: 'این مسیر نشانش می‌دهد:',
  brokenBy: 'این مسیر نقضش می‌کند:',
  forEver: 'از آنجا می‌تواند تا ابد دور بزند.',
  staysPossible: 'آنچه باید بیاید همواره ممکن می‌ماند؛ هیچ چیز ناگزیرش نمی‌کند.',
  claimName: (text) => `مسیری که ${isolate(text)} را نقض می‌کند`,
  claimShows: (text) => `مسیری که ${isolate(text)} را نشان می‌دهد`,

  map: 'اگر وزن‌ها دیگر بودند؟',
  mapHint: 'یک یا دو عدد سیاست چند مقدار می‌گیرند؛ هر خانه به دقت حل می‌شود.',
  vary: 'تغییر بده',
  andVary: 'و',
  nothingElse: 'هیچ چیز دیگر',
  parameter: (group, name) =>
    group === 'deadlines'
      ? `ساعت‌های مهلت: ${name}`
      : group === 'turns'
        ? `نوبت: ${isolate(name)}`
        : `وزن: ${isolate(name)}`,
  className: {
    force: 'زور',
    coercion: 'فشار و تهدید',
    protest: 'اعتراض',
    words: 'سخن',
    accommodation: 'کوتاه آمدن',
  },
  nobodyActs: 'هیچ‌کس کاری نمی‌کند',
  draw: 'کشیدن نقشه',
  mapCaption: (down, across) => `${down} (از بالا به پایین) و ${across} (در عرض)`,
  mapFlat:
    'چیزی تغییر نمی‌کند: اینجا وزن‌های خود سناریو تصمیم می‌گیرند، وزن‌های سیاست هر چه باشند. از گامی بپرسید که از متن جدا شده، یا زیر سیاستی دیگر.',
  mapSame: 'چیزی تغییر نمی‌کند: این عددها اینجا اثری ندارند.',
  mapKey: 'هر خانه محتمل‌ترین سرانجام و احتمال آن را می‌گوید.',

  restsOn: 'این عددها بر چه استوارند',
  sources: 'منابع',
  ownNumbers: 'اندیشه از این منابع است؛ عددها از خود Offramp.',
  weightOf: 'وزن هر گونه حرکت',
  turnsOf: 'هر کدام چند وقت یک بار نوبت می‌گیرد',
  noTurns:
    'از میان حرکت‌های ممکن همگان نخست گونه‌ای برگزیده می‌شود، و این که سه روز بگذرد نیز یکی از آن‌هاست؛ سپس حرکتی از همان گونه.',
  rules: (count) => `${n(count)} قاعده وزن‌ها را چند برابر می‌کند:`,
  rule: (when, times) => `× ${times} آنجا که ${when.join(' و ')}`.trimEnd(),
  ruleBy: (actors) => `${or(actors.map(isolate))} حرکت کند`,
  ruleClass: (classes) => `حرکت از گونهٔ ${or(classes)} باشد`,
  ruleMove: (moves) => `حرکت ${or(moves)} باشد`,
  ruleState: (region, states) => `${region}: ${or(states)}`,
  ruleRange: (what, low, high) =>
    low === undefined
      ? `${what} حداکثر ${high} باشد`
      : high === undefined
        ? `${what} دست‌کم ${low} باشد`
        : `${what} میان ${low} و ${high} باشد`,
  ruleRival: { hostile: 'حرکت پیشین رقیب خصمانه بوده باشد', friendly: 'حرکت پیشین رقیب دوستانه بوده باشد' },
  ruleKind: 'گونهٔ کنشگر',
  ruleValue: (what, values) => `${what} ${or(values)} باشد`,
  scripted: 'آنجا که متن ادامه دارد، وزن‌های خود سناریو تصمیم می‌گیرند، وزن‌های زیر هر چه باشند.',
  resetWeights: 'چنان که بود',
  openPolicy: 'بازکردن سیاست …',
  saveFigures: 'ذخیرهٔ این عددها (JSON)',
  savePolicy: 'ذخیرهٔ این سیاست',
  policyRefused: (file, problem) => `${isolate(file)} سیاست نیست: ${isolate(problem)}`,
  graph: (configurations, transitions) =>
    `ماشین ${configurations} وضعیت دست‌یافتنی دارد و ${transitions} گذار میان آن‌ها. همه کاویده شدند؛ XState می‌گوید از هر کدام چه برمی‌آید.`,
  solved: (nodes, residual) => `دقیق: یک زنجیر مارکوف جاذب با ${nodes} گره، حل‌شده تا باقی‌ماندهٔ ${residual}.`,
  simulatedBy: (runs, seed) =>
    `شبیه‌سازی: ${runs} اجرا، بذر ${seed}؛ همین بذر همه‌جا همین اجراها را می‌دهد. بازه‌ها از ویلسون‌اند، ۹۵٪.`,
  endsRule:
    'هر اجرا همان دم که به سرانجامی رسد پایان می‌یابد، مگر آنکه متن از آنجا ادامه یابد. ساعت‌های آن تا رسیدن به همان سرانجام شمرده می‌شوند.',
  note: ({ id, text }) =>
    ({
      simulated: isolate(text),
      noScript:
        'این سیاست به متن نگاه نمی‌کند: تنها این مهم است که بحران کجا ایستاده، و در هر سناریویی که آنجا ایستاده باشد احتمال‌ها همین‌اند.',
      passes: 'مسیر از سرانجامی می‌گذرد و ادامه می‌یابد، اما اجرا همان‌جا پایان می‌یابد.',
      offScript: 'اینجا از متن جدا شده‌اند، پس سناریو وزنی ندارد و وزن‌های خود سیاست تصمیم می‌گیرند.',
      cutScript: 'سناریو چنان پرشاخه است که گام‌های دورتر آن به وزن‌های خود سیاست سپرده شد.',
      residual: 'زیر این سیاست اجراها چنان دراز می‌شوند که عددهای دقیق تنها تا باقی‌ماندهٔ یادشده حل شدند.',
      never:
        'زیر این سیاست شاید اجرا هرگز پایان نیابد: همه تا ابد دور بزنند یا هیچ‌کس کاری نکند. پس زمان میانگینی نیست.',
    })[id],
};
