/** Asks for a point on earth: a city by its name, or coordinates as they are copied from a map. */
import { Select } from 'antd';
import { useState } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';

import type { Centre } from '../tree/node.ts';
import { PLACES, pointOf, pointText } from '../tree/places.ts';

interface Given {
  value: Centre;
  onChange: (value: Centre) => void;
}

export function PlaceInput({ value, onChange }: Given) {
  const { language, text } = useLanguage();
  const [typed, setTyped] = useState('');
  const known = PLACES.map((place) => ({
    value: pointText(place) ?? '',
    label: language === 'zh-CN' ? place.zh : place.en,
    searched: `${place.zh} ${place.en}`.toLowerCase(),
  }));
  const chosen = pointText(value);
  const given = pointOf(typed);
  const points = [chosen, given ? pointText(given) : null];
  const others = [...new Set(points)].flatMap((point) =>
    point === null || known.some((one) => one.value === point)
      ? []
      : [{ value: point, label: point, searched: point === chosen ? point : typed.toLowerCase() }],
  );
  return (
    <Select
      aria-label={text('segments-place')}
      placeholder={text('segments-place')}
      status={chosen === null ? 'warning' : ''}
      value={chosen}
      popupMatchSelectWidth={false}
      options={[...others, ...known]}
      notFoundContent={text('segments-place-unknown')}
      showSearch={{
        onSearch: setTyped,
        filterOption: (input, option) => option?.searched.includes(input.toLowerCase()) ?? false,
      }}
      onChange={(point: string) => onChange(pointOf(point) ?? value)}
      style={{ minWidth: 130 }}
    />
  );
}
