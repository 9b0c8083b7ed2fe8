import type { share as en } from '../en/share.js';

const PERCENT = new Intl.NumberFormat('fa', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const POINTS = new Intl.NumberFormat('fa', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'always',
});

export const share: typeof en = {
  percent: (share) => {
    if (share > 0 && share < 0.0005) return `کمتر از ${PERCENT.format(0.001)}`;
    if (share < 1 && share > 0.9995) return `بیش از ${PERCENT.format(0.999)}`;
    return PERCENT.format(share);
  },
  points: (delta) => POINTS.format(delta * 100),
  never: 'هرگز پایان نمی‌یابد',
  noForecast:
    'پیش‌بینی نیست: احتمال در اینجا می‌گوید از ماشین و از یک سیاست چه برمی‌آید؛ سیاست مجموعه‌ای از وزن‌هاست که می‌توانید بخوانید و تغییر دهید. پیش از آنکه به یکی باور کنید دو سیاست را با هم بسنجید.',
};
