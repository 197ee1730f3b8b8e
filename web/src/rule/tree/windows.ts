/** Windows of time and periods as forms show them; as texts they are written as in rules. */

export const UNITS = ['m', 'h', 'd', 'w', 'mo', 'y'] as const;
export type Unit = (typeof UNITS)[number] | 's' | 'ms';

/** A period: a whole number of units. */
export interface Period {
  count: number;
  unit: Unit;
}

export const CALENDAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** Windows that have a name of their own. */
export const NAMED = [
  'today',
  'yesterday',
  'this week',
  'last week',
  'this month',
  'last month',
  'this quarter',
  'last quarter',
  'this year',
  'last year',
] as const;
export type Named = (typeof NAMED)[number];

export type Window =
  | { kind: 'all' }
  | { kind: 'sliding'; period: Period }
  | { kind: 'calendar'; count: number; unit: CalendarUnit }
  | { kind: 'named'; name: Named }
  | { kind: 'between'; from: string; to: string };

export function periodOf(text: string): Period | undefined {
  const found = /^(\d+)(ms|s|mo|m|h|d|w|y)$/.exec(text);
  return found?.[1] && found[2] ? { count: Number(found[1]), unit: found[2] as Unit } : undefined;
}

export function periodText({ count, unit }: Period): string {
  return `${count}${unit}`;
}

/** Reads a window as rules write it. */
export function windowOf(text: string | undefined): Window | undefined {
  if (!text) return { kind: 'all' };
  if ((NAMED as readonly string[]).includes(text)) return { kind: 'named', name: text as Named };
  const calendar = /^last (\d+) calendar (day|week|month|quarter|year)s?$/.exec(text);
  if (calendar) {
    return { kind: 'calendar', count: Number(calendar[1]), unit: calendar[2] as CalendarUnit };
  }
  const between = /^between (\S+) and (\S+)$/.exec(text);
  if (between?.[1] && between[2]) return { kind: 'between', from: between[1], to: between[2] };
  const period = text.startsWith('last ') ? periodOf(text.slice(5)) : undefined;
  return period && { kind: 'sliding', period };
}

/** Writes a window as rules do; nothing for all time. */
export function windowText(window: Window): string | undefined {
  switch (window.kind) {
    case 'all':
      return undefined;
    case 'named':
      return window.name;
    case 'sliding':
      return `last ${periodText(window.period)}`;
    case 'calendar':
      return `last ${window.count} calendar ${window.unit}${window.count === 1 ? '' : 's'}`;
    case 'between':
      return `between ${window.from} and ${window.to}`;
  }
}
