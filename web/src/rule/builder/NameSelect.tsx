/** Chooses a name: one of those that are known, or any that is typed. */
import { Select, Typography } from 'antd';
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

export interface NameOption {
  value: string;
  title: string;
}

export interface NameGroup {
  label: string;
  options: NameOption[];
}

interface Given {
  label: string;
  value: string | null;
  options?: NameOption[];
  groups?: NameGroup[];
  onChange: (value: string) => void;
  /** Names that are not in the list may be typed. */
  free?: boolean;
  /** Somebody looks at the names. */
  onOpen?: () => void;
}

export function NameSelect(given: Given) {
  const { label, value, options = [], groups, onChange, free = true, onOpen } = given;
  const text = useText();
  const [typed, setTyped] = useState('');
  const all = groups ? groups.flatMap((group) => group.options) : options;
  const extra: NameOption[] = [];
  const add = (name: string | null, title: string) => {
    const known = [...all, ...extra].some((one) => one.value === name || one.title === name);
    if (name && !known) extra.push({ value: name, title });
  };
  add(value, value ?? '');
  if (free) add(typed.trim(), text('segments-use-typed', { typed: typed.trim() }));
  const shown = (one: NameOption) => ({
    value: one.value,
    label: one.title,
    searched: `${one.title} ${one.value}`.toLowerCase(),
    name: one.value,
  });
  const groupsShown = groups
    ?.filter((group) => group.options.length > 0)
    .map((group) => ({ label: group.label, options: group.options.map(shown) }));
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      popupMatchSelectWidth={false}
      status={value === null ? 'warning' : ''}
      showSearch={{
        filterOption: (input, option) =>
          String((option as { searched?: string } | undefined)?.searched ?? '').includes(
            input.toLowerCase(),
          ),
        onSearch: setTyped,
      }}
      options={[...(groupsShown ?? options.map(shown)), ...extra.map(shown)]}
      optionRender={({ data }) => (
        <Option title={data.label} name={'name' in data ? data.name : undefined} />
      )}
      onOpenChange={(open) => {
        if (open) onOpen?.();
      }}
      onChange={(chosen) => {
        setTyped('');
        if (chosen) onChange(chosen);
      }}
      style={{ minWidth: value === null ? 110 : 70 }}
    />
  );
}

function Option({ title, name }: { title: React.ReactNode; name: string | undefined }) {
  if (!name || name === title) return title;
  return (
    <>
      {title}{' '}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {name}
      </Typography.Text>
    </>
  );
}
