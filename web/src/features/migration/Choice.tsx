/** Which segmentation, and between which two days. */
import { Button, DatePicker, Flex, Select, Space } from 'antd';
import dayjs from 'dayjs';

import type { Schema } from '~/api/client.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

import { before, STEPS } from './days.ts';

interface Given {
  items: Schema['DefinitionItem'][];
  of: string;
  from: string;
  /** Empty is now. */
  to: string;
  today: string;
  onOf: (name: string) => void;
  onFrom: (day: string) => void;
  onTo: (day: string) => void;
}

export function Choice({ items, of, from, to, today, onOf, onFrom, onTo }: Given) {
  const { language, text } = useLanguage();
  const end = to || today;
  return (
    <Flex wrap gap={12} align="center">
      <Select
        aria-label={text('migration-of')}
        value={of}
        onChange={onOf}
        style={{ minWidth: 200 }}
        options={items.map((item) => ({ value: item.name, label: titleOf(item, language) }))}
      />
      <Space wrap>
        <DatePicker
          aria-label={text('migration-from')}
          allowClear={false}
          value={dayjs(from)}
          disabledDate={(day) => !day.isBefore(dayjs(end), 'day')}
          onChange={(day) => day && onFrom(day.format('YYYY-MM-DD'))}
        />
        <span aria-hidden>→</span>
        <DatePicker
          aria-label={text('migration-to')}
          value={to ? dayjs(to) : null}
          placeholder={text('migration-now')}
          disabledDate={(day) =>
            day.isAfter(dayjs(today), 'day') || !day.isAfter(dayjs(from), 'day')
          }
          onChange={(day) => onTo(day ? day.format('YYYY-MM-DD') : '')}
        />
      </Space>
      <Space.Compact>
        {STEPS.map((step) => {
          const start = before(end, step);
          const chosen = from === start;
          return (
            <Button
              key={step}
              type={chosen ? 'primary' : 'default'}
              ghost={chosen}
              aria-pressed={chosen}
              onClick={() => onFrom(start)}
            >
              {text(`migration-step-${step}` as MessageId)}
            </Button>
          );
        })}
      </Space.Compact>
    </Flex>
  );
}
