/** Numbers, money and instants as the reader writes them, in the workspace's zone and currency. */
import { useMemo } from 'react';

import { useWorkspace } from '~/api/workspace.ts';
import { useLanguage } from '~/messages/Messages.tsx';

export interface Format {
  /** A count or a plain number. */
  number: (value: number) => string;
  /** A part of a whole, 0 to 1. */
  share: (value: number) => string;
  /** An amount in the workspace's currency; whole units from a hundred on. */
  money: (value: number | string) => string;
  /** Day and minute of an instant. */
  instant: (value: string) => string;
  /** Day of an instant, in words. */
  day: (value: string) => string;
  /** How long ago, or in how long: "3 days ago". */
  distance: (value: string, from: string) => string;
}

/** The formats of the page. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const { time_zone, currency } = useWorkspace();
  return useMemo(() => formats(language, time_zone, currency), [language, time_zone, currency]);
}

/** The formats of a language, a time zone (IANA) and a currency (ISO 4217). */
export function formats(language: string, timeZone: string, currency: string): Format {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const coins = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const exact = new Intl.NumberFormat(language, { ...coins, maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(language, { ...coins, maximumFractionDigits: 0 });
  const instant = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    number: (value) => number.format(value),
    share: (value) => share.format(value),
    money: (value) => {
      const amount = Number(value);
      return (Math.abs(amount) >= 100 ? whole : exact).format(amount);
    },
    instant: (value) => instant.format(new Date(value)),
    day: (value) => day.format(new Date(value)),
    distance: (value, from) => distance(relative, new Date(value), new Date(from)),
  };
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function distance(format: Intl.RelativeTimeFormat, to: Date, from: Date): string {
  const milliseconds = to.getTime() - from.getTime();
  for (const [unit, length] of UNITS) {
    if (Math.abs(milliseconds) >= length) {
      return format.format(Math.trunc(milliseconds / length), unit);
    }
  }
  return format.format(Math.trunc(milliseconds / 1000), 'second');
}
