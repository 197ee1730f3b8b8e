/** What the groups of a breakdown are called, their colours, and how values are written. */
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { groupColour } from '~/ui/groups.ts';

import type { Breakdown } from './grid.ts';

export function useTitles(breakdown: Pick<Breakdown, 'labels' | 'method'>) {
  const { language } = useLanguage();
  const { labels } = breakdown;
  const names = labels.map(({ label }) => label);
  const reserved = labels.find((part) => isRest(breakdown, part))?.label;
  return {
    title: (label: string) => {
      const part = labels.find((known) => known.label === label);
      return titleOf({ name: label, title: part?.title }, language);
    },
    colour: (label: string) => groupColour(names, label, reserved),
  };
}

/** Whether a label is for those who are in no real group: the last stage of life is one. */
export function isRest(
  { method }: Pick<Breakdown, 'method'>,
  { reserved }: { reserved: boolean },
): boolean {
  return reserved && method !== 'lifecycle';
}

/** How many real groups there are; with own rules, those whom none catches are one. */
export function groupCount(breakdown: Pick<Breakdown, 'labels' | 'method'>): number {
  const { labels, method } = breakdown;
  return labels.filter((part) => method === 'rules' || !isRest(breakdown, part)).length;
}

/** Writes a value as money or as a number, as the breakdown says. */
export function valueFormat(
  value: Breakdown['value'],
  { money, number }: { money: (value: number) => string; number: (value: number) => string },
): (value: number) => string {
  return value?.money ? money : (amount) => number(Math.round(amount * 100) / 100);
}
