/** By which segmentation the overview shows where customers stand: in the address, and remembered. */
import { useState } from 'react';

import { api, type Schema } from '~/api/client.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

type Item = Schema['DefinitionItem'];

const REMEMBERED = 'fenqun.overview.by';

export function useChosen() {
  const list = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Segmentation', sizes: true } },
  });
  const [inAddress, setInAddress] = useUrlState('by');
  const [remembered] = useState(() => localStorage.getItem(REMEMBERED) ?? '');
  const items = list.data?.items ?? [];
  const known = [inAddress, remembered].find((name) => items.some((item) => item.name === name));
  const choose = (name: string) => {
    localStorage.setItem(REMEMBERED, name);
    setInAddress(name);
  };
  return { list, items, name: known ?? mostTelling(items)?.name, choose };
}

const METHODS = ['rfm', 'lifecycle', 'abc', 'scorecard', 'matrix', 'bands', 'rules'];

/** What is shown to whoever has not chosen: RFM before others, few groups before many. */
export function mostTelling(items: Item[]): Item | undefined {
  const rank = (item: Item) => {
    const place = METHODS.indexOf(item.method ?? '');
    return place < 0 ? METHODS.length : place;
  };
  const groups = (item: Item) => item.sizes?.length ?? Infinity;
  return [...items].sort(
    (a, b) =>
      Number(a.state !== 'ok') - Number(b.state !== 'ok') ||
      rank(a) - rank(b) ||
      groups(a) - groups(b) ||
      a.name.localeCompare(b.name),
  )[0];
}
