import {
  DEADLINES,
  type DeadlineId,
  type GuardSpec,
  type InternalEventId,
  isMoveId,
  type Reading,
} from '../../../model/index.js';
import type { Way } from '../../../render/diagram/graph.js';
import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import { crisis, n } from './crisis.js';

const SIGNALS: Record<InternalEventId, string> = {
  talksConvened: 'میانجی گفت‌وگو برپا می‌کند',
  offerMade: 'میانجیگری پیشنهاد می‌شود',
  talksBegin: 'گفت‌وگو آغاز می‌شود',
  envoysReturn: 'سفیران بازمی‌گردند',
  tiesRestored: 'روابط از سر گرفته می‌شود',
  warBreaksOut: 'جنگ درمی‌گیرد',
};

const READINGS: Record<Reading, string> = {
  tension: 'تنش',
  exchanges: 'نوبت‌های کاربرد زور',
  actorPressure: 'فشار افکار عمومی بر کنشگر',
  initiatorPressure: 'فشار افکار عمومی بر آغازگر',
  responderPressure: 'فشار افکار عمومی بر طرف مقابل',
};

const MEANINGS: Record<'diplomacy' | 'mediation', Record<string, string>> = {
  diplomacy: {
    inPlace: 'سفیران در محل کار خودند.',
    recalled: 'دست‌کم یک سفیر به میهن فراخوانده یا بیرون فرستاده شده است.',
    broken: 'هیچ رابطهٔ دیپلماتیکی نیست.',
    returned: 'سفیران پس از غیبت به محل کار خود بازگشته‌اند.',
  },
  mediation: {
    none: 'هیچ میانجیگری‌ای در میان نیست.',
    offered: 'طرف سومی میانجیگری را پیشنهاد کرده و چشم‌به‌راه پاسخ است.',
    accepted: 'دو طرف میانجی را پذیرفته‌اند.',
    refused: 'میانجیگری رد یا میانجی بازگردانده شده است.',
  },
};

/** What a guard asks, to stand after “if” or “whenever”. */
function asked(guard: GuardSpec): string {
  switch (guard.type) {
    case 'atLeast':
      return `${READINGS[guard.params.of]} دست‌کم ${n(guard.params.value)} باشد`;
    case 'atMost':
      return `${READINGS[guard.params.of]} حداکثر ${n(guard.params.value)} باشد`;
    case 'forceUnanswered':
      return 'کس دیگری زور به کار نبرده باشد';
    case 'usedForceFirst':
      return 'خودش نخستین بار زور به کار برده باشد';
    case 'didNotUseForceFirst':
      return 'خودش نخستین بار زور به کار نبرده باشد';
    case 'hasAssured':
      return 'حاکمیت طرف مقابل را تأیید کرده باشد';
    case 'hasNotAssured':
      return 'هنوز حاکمیت طرف مقابل را تأیید نکرده باشد';
    case 'bothAssured':
      return 'هر دو طرف حاکمیت یکدیگر را تأیید کرده باشند';
    case 'allOf':
      return guard.params.guards.map(asked).join(' و ');
  }
}

const anyOf = (needs: readonly GuardSpec[]) => needs.map(asked).join('، یا ');

const after = (hours: string) => `پس از ${hours}`;

function way({ kind, event, needs }: Way): string {
  switch (kind) {
    case 'move':
      return isMoveId(event) ? crisis.move(event) : event;
    case 'deadline':
      return after(crisis.hours(DEADLINES[event as DeadlineId].hours));
    case 'internal':
      return SIGNALS[event as InternalEventId];
    case 'always':
      return needs.length > 0 ? `هرگاه ${anyOf(needs)}` : 'بی‌درنگ';
  }
}

const list = (names: readonly string[]) => names.join('، ');

export const machine: Words['machine'] = {
  title: 'ماشین',
  picture: 'بحران به شکل نمودار حالت',
  pictureNow: (states) => `نمودار حالت بحران. اکنون در این وضعیت است: ${states.join('؛ ')}.`,
  view: 'نمای ماشین',
  viewHint:
    'کلیدهای + و − بزرگ و کوچک می‌کنند، ۰ همه را نشان می‌دهد؛ هنگامی که بزرگ است کلیدهای جهت‌دار آن را جابه‌جا می‌کنند.',
  zoomIn: 'بزرگ‌تر',
  zoomOut: 'کوچک‌تر',
  fit: 'به اندازهٔ قاب',
  inWords: 'به زبان ساده',
  save: 'ذخیرهٔ تصویر',
  svg: 'SVG، برای بزرگ کردن و ویرایش',
  png: 'PNG، برای اسلاید',
  notSaved: 'تصویر ساخته نشد.',
  legend: {
    active: 'وضعیت کنونی',
    taken: 'راه پیموده، با شمارهٔ گام',
    possible: 'اکنون ممکن',
    pointed: 'جایی که حرکت به آن می‌انجامد',
  },
  leadsHere: 'به اینجا می‌انجامد',
  staysHere: 'همین‌جا می‌ماند',
  edge: (from, to) => `${from} ← ${to}`,
  way,
  condition: ({ kind, needs }) => (kind === 'always' || needs.length === 0 ? '' : ` اگر ${anyOf(needs)}`),
  more: (count) => `و ${n(count)} راه دیگر`,
  comma: '،',
  after,
  timePasses: 'زمان می‌گذرد',
  andMore: (first, more) => `${first} و ${n(more)} دیگر`,
  stateMeaning: (region, state, description) =>
    region === 'phase'
      ? (crisis.phaseMeaning(state as keyof Words['crisis']['phase']) ?? description)
      : (MEANINGS[region as keyof typeof MEANINGS]?.[state] ?? description),
  along: (edge, ways) => `${edge}: ${ways.join('؛ ')}.`,
  takenBy: (numbers) => `پیموده در گام ${numbers}.`,
  possibleBy: (moves) => `اکنون ممکن: ${list(moves)}.`,
  standsHeading: 'بحران کجا ایستاده است',
  stands: (region, state, meaning) => `${region}: ${state}. ${meaning}`,
  cameHeading: 'چگونه به اینجا رسید',
  cameNowhere: 'هنوز هیچ وضعیتی تغییر نکرده است.',
  cameEarlier: (count) => (count === 1 ? 'یک تغییر پیش از این' : `${n(count)} تغییر پیش از این`),
  came: (region, from, to) => `${region}: از «${from}» به «${to}»`,
  atStep: (step) => `گام ${n(step)}،`,
  leadsHeading: 'هر حرکت ممکن به کجا می‌انجامد',
  leadsNowhere: 'اینجا کاری نمی‌توان کرد.',
  leadsTo: (states) => `می‌انجامد به ${list(states)}`,
  moveBy: (move, actors) => `${move} (${list(actors.map(isolate))})`,
  staysIn: (states) => `می‌ماند در ${list(states)}`,
  leadsNoState: 'این‌ها هیچ وضعیتی را تغییر نمی‌دهند',
};
