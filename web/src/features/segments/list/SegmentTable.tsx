/** The table of segments and lists. */
import { WarningOutlined } from '@ant-design/icons';
import { Flex, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';

import type { Schema } from '~/api/client.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

export type Item = Schema['DefinitionItem'];

interface Given {
  items: Item[];
  /** All customers, when that is known. */
  customers: number | undefined;
}

const sizeOf = ({ sizes }: Item) => sizes?.find(({ label }) => label === 'in');

/** How many more, or fewer, than a week ago. */
function changeOf(item: Item): number | null {
  const size = sizeOf(item);
  return size && typeof size.week_ago === 'number' ? size.customers - size.week_ago : null;
}

export function SegmentTable({ items, customers }: Given) {
  const text = useText();
  const columns = useColumns(customers);
  const sheet = useSheet(items, customers);
  const name = text('nav-segments');
  return (
    <Flex vertical gap={8} align="flex-start">
      <Table<Item>
        rowKey={({ kind, name: one }) => `${kind}/${one}`}
        aria-label={name}
        dataSource={items.toSorted(
          (a, b) => (sizeOf(b)?.customers ?? 0) - (sizeOf(a)?.customers ?? 0),
        )}
        columns={columns}
        pagination={items.length > 50 ? { pageSize: 50 } : false}
        locale={{ emptyText: text('segments-not-found') }}
        scroll={{ x: 'max-content' }}
        style={{ width: '100%' }}
      />
      <SaveSheet name={name} sheet={sheet} />
    </Flex>
  );
}

function useColumns(customers: number | undefined): TableColumnsType<Item> {
  const { language, text } = useLanguage();
  const { number, share } = useFormat();
  return [
    {
      title: text('ui-name'),
      key: 'name',
      render: (_, one) => <Name item={one} />,
      sorter: (a, b) => titleOf(a, language).localeCompare(titleOf(b, language), language),
    },
    {
      title: text('ui-count'),
      key: 'size',
      align: 'right',
      render: (_, one) => {
        const size = sizeOf(one);
        return size ? number(size.customers) : text('ui-unknown-value');
      },
      sorter: (a, b) => (sizeOf(a)?.customers ?? 0) - (sizeOf(b)?.customers ?? 0),
    },
    {
      title: text('ui-share'),
      key: 'share',
      align: 'right',
      render: (_, one) => {
        const size = sizeOf(one);
        return size && customers ? share(size.customers / customers) : text('ui-unknown-value');
      },
    },
    {
      title: text('segments-week'),
      key: 'week',
      align: 'right',
      render: (_, one) => <Change change={changeOf(one)} />,
      sorter: (a, b) => (changeOf(a) ?? 0) - (changeOf(b) ?? 0),
    },
    {
      title: text('segments-owner'),
      key: 'owner',
      render: (_, one) => one.owner ?? text('ui-unknown-value'),
    },
    {
      title: text('segments-tags'),
      key: 'tags',
      render: (_, one) => one.tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
    },
  ];
}

function Name({ item }: { item: Item }) {
  const { language, text } = useLanguage();
  return (
    <div style={{ maxWidth: 520 }}>
      <Flex gap={8} align="center">
        <Link to={paths.segment(item.name)}>
          <strong>{titleOf(item, language)}</strong>
        </Link>
        {item.kind === 'StaticList' && <Tag>{text('segments-list')}</Tag>}
        {item.state === 'failing' && <Failing item={item} />}
      </Flex>
      {(item.description ?? item.plain) && (
        <Typography.Text type="secondary" style={{ whiteSpace: 'normal' }}>
          {item.description ?? item.plain}
        </Typography.Text>
      )}
    </div>
  );
}

function Failing({ item }: { item: Item }) {
  const text = useText();
  const { day } = useFormat();
  const why = item.problems.map(({ title }) => title).join(' ');
  const since = item.frozen_at ? text('segments-failing-since', { day: day(item.frozen_at) }) : '';
  return (
    <Tooltip title={`${why} ${since}`}>
      <Tag color="error" icon={<WarningOutlined aria-hidden />} tabIndex={0}>
        {text('segments-failing')}
      </Tag>
    </Tooltip>
  );
}

function Change({ change }: { change: number | null }) {
  const text = useText();
  const { number } = useFormat();
  if (change === null) return text('ui-unknown-value');
  if (change === 0) return text('segments-unchanged');
  return (
    <span>
      {change > 0 ? '▲ +' : '▼ −'}
      {number(Math.abs(change))}
    </span>
  );
}

function useSheet(items: Item[], customers: number | undefined) {
  const { language, text } = useLanguage();
  return () => ({
    head: [
      'ui-name',
      'ui-count',
      'ui-share',
      'segments-week',
      'segments-owner',
      'segments-tags',
    ].map((id) => text(id as 'ui-name')),
    rows: items.map((one) => {
      const size = sizeOf(one)?.customers ?? null;
      const part = size !== null && customers ? size / customers : null;
      return [
        titleOf(one, language),
        size,
        part,
        changeOf(one),
        one.owner ?? null,
        one.tags.join(', '),
      ];
    }),
  });
}
