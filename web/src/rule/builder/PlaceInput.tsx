/** Asks for a point on earth: a city by its name, or coordinates as they are copied from a map. */
import { Select, theme } from 'antd';
import { type ReactNode, useState } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';

import type { Centre } from '../tree/node.ts';
import { PLACES, pointOf, pointText } from '../tree/places.ts';

interface PlaceOption {
  value: string;
  label: ReactNode;
  /** What is looked through. */
  searched: string;
  disabled?: boolean;
}

interface Given {
  value: Centre;
  onChange: (value: Centre) => void;
}

export function PlaceInput({ value, onChange }: Given) {
  const { language, text } = useLanguage();
  const { token } = theme.useToken();
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
  const all = [...others, ...known];
  const sought = typed.toLowerCase();
  const isFound = all.some(({ searched }) => searched.includes(sought));
  // An option that cannot be chosen: a list of none is no list to those who hear it.
  const label = <span style={{ color: token.colorText }}>{text('segments-place-unknown')}</span>;
  const unknown: PlaceOption = { value: '', label, searched: sought, disabled: true };
  return (
    <Select<string, PlaceOption>
      aria-label={text('segments-place')}
      placeholder={text('segments-place')}
      status={chosen === null ? 'warning' : ''}
      value={chosen}
      popupMatchSelectWidth={false}
      options={isFound ? all : [unknown]}
      showSearch={{
        onSearch: setTyped,
        filterOption: (input, option) => option?.searched.includes(input.toLowerCase()) ?? false,
      }}
      onChange={(point) => onChange(pointOf(point) ?? value)}
      style={{ minWidth: 130 }}
    />
  );
}
