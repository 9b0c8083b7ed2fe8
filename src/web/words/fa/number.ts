const NUMBER = new Intl.NumberFormat('fa', { maximumFractionDigits: 1, useGrouping: false });

/** A number in Persian digits. */
export const n = (value: number): string => NUMBER.format(value);
