import type { Way } from '../../../render/diagram/graph.js';
import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';
import type { ModelNames } from '../model.js';
import { anyOf } from './conditions.js';
import { crisis } from './crisis.js';
import { n } from './number.js';

const after = (hours: string) => `پس از ${hours}`;

function way({ kind, event, needs }: Way, names: ModelNames): string {
  switch (kind) {
    case 'move':
      return names.move(event);
    case 'deadline':
      return after(crisis.hours(names.model.deadlines.get(event)?.hours ?? 0));
    case 'internal':
      return names.signal(event);
    case 'always':
      return needs.length > 0 ? `هرگاه ${anyOf(needs, names)}` : 'بی‌درنگ';
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
  placing: 'تصویر کشیده می‌شود …',
  notPlaced: 'تصویر اینجا کشیده نشد؛ این ماشین به زبان ساده است.',
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
  condition: ({ kind, needs }, names) => (kind === 'always' || needs.length === 0 ? '' : ` اگر ${anyOf(needs, names)}`),
  more: (count) => `و ${n(count)} راه دیگر`,
  comma: '،',
  after,
  timePasses: 'زمان می‌گذرد',
  andMore: (first, more) => `${first} و ${n(more)} دیگر`,
  along: (edge, ways) => `${edge}: ${ways.join('؛ ')}.`,
  takenBy: (numbers) => `پیموده در گام ${numbers}.`,
  possibleBy: (moves) => `اکنون ممکن: ${list(moves)}.`,
  standsHeading: 'بحران کجا ایستاده است',
  stands: (region, state, meaning) => `${region}: ${state}. ${meaning}`.trimEnd(),
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
