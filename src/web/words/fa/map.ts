import { isolate } from '../direction.js';
import type { Words } from '../en/index.js';

export const map: Words['map'] = {
  text: (countries, places) =>
    `نقشه: ${countries.map(isolate).join('، ')}${places.length === 0 ? '' : `؛ با ${places.map(isolate).join('، ')}`}.`,
  caption:
    'مرزها چنان‌اند که در Natural Earth آمده و همه یکسان کشیده شده‌اند؛ نقشه در اختلاف بر سر آنها جانب کسی را نمی‌گیرد.',
  undrawn: 'کشیده نشده است: نقشه تنها برای بحران‌هایی کشیده می‌شود که با Offramp می‌آیند.',
};
