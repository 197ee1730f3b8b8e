/** The customers of one group, to be found right or wrong there. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Flex, Table, theme } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { type KeyboardEvent, useState } from 'react';

import type { Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { useFormat } from '~/ui/format.ts';

import { useFactName } from './useFactName.ts';
import type { Marks } from './marks.ts';

type Row = Schema['SampleRow'];

interface Given {
  title: string;
  segmentation: string;
  facts: string[];
  rows: Row[];
  marks: Marks;
  onMark: (id: string, right: boolean) => void;
  /** All of them were looked at. */
  onLast: () => void;
}

export function JudgeTable({ title, segmentation, facts, rows, marks, onMark, onLast }: Given) {
  const { text } = useLanguage();
  const { number, day } = useFormat();
  const factName = useFactName(segmentation);
  const { token } = theme.useToken();
  const [at, setAt] = useState(0);
  const mark = (right: boolean) => {
    const row = rows[at];
    if (!row) return;
    onMark(row.id, right);
    if (at + 1 < rows.length) setAt(at + 1);
    else onLast();
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowRight: () => mark(true),
      ArrowLeft: () => mark(false),
      ArrowDown: () => setAt(Math.min(at + 1, rows.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const columns: ColumnsType<Row> = [
    { title: text('ui-customer'), render: (_, row) => <CustomerLink customer={row} /> },
    ...facts.map((fact, place) => ({
      title: factName(fact),
      render: (_: unknown, row: Row) => factText(row.facts[place], number, day),
    })),
    {
      title: text('segmentations-verdict'),
      fixed: 'right',
      width: 120,
      render: (_, row) => <Verdict row={row} verdict={marks.get(row.id)} onMark={onMark} />,
    },
  ];
  return (
    <div
      role="group"
      aria-label={text('segmentations-judge-keys', { title })}
      tabIndex={0}
      onKeyDown={press}
    >
      <Table
        size="small"
        rowKey="id"
        aria-label={title}
        dataSource={rows}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content', y: 460 }}
        onRow={(_, place) => ({
          onClick: () => setAt(place ?? 0),
          ...(place === at && {
            'aria-current': 'true',
            style: {
              background: `color-mix(in srgb, ${token.colorPrimary} 14%, ${token.colorBgContainer})`,
            },
          }),
        })}
      />
    </div>
  );
}

/** A fact as people read it: days as days, numbers with their separators. */
export function factText(
  fact: unknown,
  number: (value: number) => string,
  day: (value: string) => string,
): string {
  if (fact === null || fact === undefined) return '–';
  if (typeof fact === 'number') return number(fact);
  if (typeof fact === 'boolean') return fact ? '✓' : '✗';
  const written = String(fact);
  if (/^\d{4}-\d{2}-\d{2}(T.*Z)?$/.test(written)) return day(written);
  return /^-?\d+\.\d+$/.test(written) ? number(Number(written)) : written;
}

function Verdict({
  row,
  verdict,
  onMark,
}: {
  row: Row;
  verdict: boolean | undefined;
  onMark: Given['onMark'];
}) {
  const { text } = useLanguage();
  const customer = row.customer;
  return (
    <Flex gap={4}>
      <Button
        size="small"
        type={verdict === true ? 'primary' : 'default'}
        icon={<CheckOutlined />}
        aria-pressed={verdict === true}
        aria-label={text('segmentations-right', { customer })}
        onClick={() => onMark(row.id, true)}
      />
      <Button
        size="small"
        danger
        type={verdict === false ? 'primary' : 'default'}
        icon={<CloseOutlined />}
        aria-pressed={verdict === false}
        aria-label={text('segmentations-wrong', { customer })}
        onClick={() => onMark(row.id, false)}
      />
    </Flex>
  );
}
