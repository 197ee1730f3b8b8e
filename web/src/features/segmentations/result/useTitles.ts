/** What the groups of a breakdown are called, and their colours. */
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { groupColour } from '~/ui/groups.ts';

import type { Breakdown } from './grid.ts';

export function useTitles({ labels }: Pick<Breakdown, 'labels'>) {
  const { language } = useLanguage();
  const names = labels.map(({ label }) => label);
  const reserved = labels.find((part) => part.reserved)?.label;
  return {
    title: (label: string) => {
      const part = labels.find((known) => known.label === label);
      return titleOf({ name: label, title: part?.title }, language);
    },
    colour: (label: string) => groupColour(names, label, reserved),
  };
}

/** Writes a value as money or as a number, as the breakdown says. */
export function valueFormat(
  value: Breakdown['value'],
  { money, number }: { money: (value: number) => string; number: (value: number) => string },
): (value: number) => string {
  return value?.money ? money : (amount) => number(Math.round(amount * 100) / 100);
}
