/** Where the customers stand: the groups of a segmentation with customers and value. */
import { Flex, Select, Table, type TableProps, theme, Typography } from 'antd';
import { Link } from 'react-router';

import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { useBreakdown } from './Figures.tsx';
import { Dense, Part } from './Part.tsx';
import type { useChosen } from './useChosen.ts';

type Breakdown = NonNullable<ReturnType<typeof useBreakdown>['data']>;

interface Given {
  chosen: ReturnType<typeof useChosen>;
  name: string;
}

export function GroupSizes({ chosen, name }: Given) {
  const { text, language } = useLanguage();
  const breakdown = useBreakdown(name);
  const options = chosen.items.map((item) => ({
    value: item.name,
    label: titleOf(item, language),
  }));
  const choice = (
    <Flex wrap gap={12} align="center">
      <Select
        value={name}
        options={options}
        onChange={chosen.choose}
        aria-label={text('overview-by')}
        style={{ minWidth: 150 }}
      />
      <Link to={paths.segmentation(name)}>{text('overview-model')}</Link>
      {breakdown.data && <Save of={breakdown.data} />}
    </Flex>
  );
  return (
    <Part title={text('overview-standing')} extra={choice}>
      <Loaded query={breakdown} rows={7}>
        {(data) => <Groups of={data} />}
      </Loaded>
    </Part>
  );
}

/** What stands in the cells, on the page and in Excel. */
function useCells(of: Breakdown) {
  const { text, language } = useLanguage();
  const { number, money } = useFormat();
  return {
    title: ({ label, title }: Label) => titleOf({ name: label, title }, language),
    amount: ({ value }: Label) => {
      if (value === null) return '';
      return of.value?.money ? money(value) : number(Number(value));
    },
    worth: titleOf({ name: text('overview-value'), title: of.value?.title }, language),
  };
}

function Save({ of }: { of: Breakdown }) {
  const { text, language } = useLanguage();
  const { title, worth } = useCells(of);
  const head = [text('overview-group'), text('ui-count'), text('ui-share'), worth];
  const row = (label: Label) => [
    title(label),
    label.customers,
    label.share,
    label.value === null ? null : Number(label.value),
  ];
  return (
    <SaveSheet
      name={titleOf({ name: of.segmentation, title: of.title }, language)}
      sheet={() => ({ head, rows: of.labels.map(row) })}
    />
  );
}

function Groups({ of }: { of: Breakdown }) {
  const { text } = useLanguage();
  const { number, share } = useFormat();
  const { title, amount, worth } = useCells(of);
  const most = Math.max(1, ...of.labels.map(({ customers }) => customers));
  const columns: TableProps<Label>['columns'] = [
    {
      title: text('overview-group'),
      render: (_, row) => <Link to={paths.group(of.segmentation, row.label)}>{title(row)}</Link>,
    },
    {
      title: text('ui-count'),
      colSpan: 2,
      render: (_, row) => <Bar part={row.customers / most} muted={row.reserved} />,
    },
    { colSpan: 0, align: 'right', render: (_, { customers }) => number(customers) },
    { title: text('ui-share'), align: 'right', render: (_, row) => share(row.share) },
  ];
  if (of.value) {
    columns.push(
      { title: worth, align: 'right', render: (_, row) => amount(row) },
      {
        title: text('overview-value-share'),
        align: 'right',
        render: (_, { value_share }) => (value_share === null ? '' : share(value_share)),
      },
    );
  }
  return (
    <Dense>
      <Table
        size="small"
        rowKey="label"
        aria-label={text('overview-standing')}
        dataSource={of.labels.filter(({ reserved, customers }) => !reserved || customers > 0)}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={columns}
      />
    </Dense>
  );
}

type Label = Breakdown['labels'][number];

/** The length says how many; the number stands beside it. */
function Bar({ part, muted }: { part: number; muted: boolean }) {
  const { token } = theme.useToken();
  return (
    <Typography.Text aria-hidden style={{ display: 'block', minWidth: 84 }}>
      <span
        style={{
          display: 'block',
          width: `${Math.max(part * 100, 1)}%`,
          height: 14,
          borderRadius: 3,
          background: muted ? token.colorFillSecondary : token.colorPrimary,
        }}
      />
    </Typography.Text>
  );
}
