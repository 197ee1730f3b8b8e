/** Every combination of groups as a row: dots for the groups, a bar for how many. */
import { Card, Flex, Table, theme, Typography } from 'antd';
import { Link } from 'react-router';

import { useRight } from '~/api/session.tsx';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { type Overlap, type Region, sheetOf, titlesOf, usePartName } from './parts.ts';

export function Regions({ overlap }: { overlap: Overlap }) {
  const { language, text } = useLanguage();
  const { instant, number } = useFormat();
  const titles = titlesOf(overlap, language);
  const named = usePartName(overlap);
  // Those in none come last, and do not set the scale.
  const inside = overlap.regions.filter(({ sets }) => sets.length > 0);
  const outside = overlap.regions.filter(({ sets }) => sets.length === 0);
  const most = Math.max(1, ...inside.map(({ customers }) => customers));
  const columns = [
    ...overlap.sets.map((set, index) => ({
      title: (
        <div style={{ whiteSpace: 'normal' }}>
          {titles[index]}
          <br />
          <Typography.Text type="secondary">{number(set.customers)}</Typography.Text>
        </div>
      ),
      key: `set-${index}`,
      align: 'center' as const,
      render: (_: unknown, region: Region) => <Dot inside={region.sets.includes(index)} />,
    })),
    {
      title: text('ui-count'),
      key: 'count',
      render: (_: unknown, region: Region) => (
        <Bar region={region} most={most} all={overlap.customers} name={named(region)} />
      ),
    },
  ];
  return (
    <Card size="small">
      <Flex vertical gap={8} align="flex-start">
        <Table<Region>
          size="small"
          rowKey={({ sets }) => sets.join('-')}
          aria-label={text('segments-overlap-title')}
          pagination={false}
          dataSource={[...inside, ...outside]}
          columns={columns}
          scroll={{ x: 'max-content' }}
          style={{ width: '100%' }}
        />
        <Flex justify="space-between" align="center" gap={12} wrap style={{ width: '100%' }}>
          <Typography.Text type="secondary">
            {text('segments-overlap-click')} {text('ui-as-of', { at: instant(overlap.as_of) })}
          </Typography.Text>
          <SaveSheet
            name={text('segments-overlap-title')}
            sheet={() => sheetOf(overlap, named, text)}
          />
        </Flex>
      </Flex>
    </Card>
  );
}

function Dot({ inside }: { inside: boolean }) {
  const text = useText();
  const { token } = theme.useToken();
  return (
    <span
      role="img"
      aria-label={text(inside ? 'segments-inside' : 'segments-outside')}
      style={{
        display: 'inline-block',
        width: 14,
        height: 14,
        borderRadius: '50%',
        border: `2px solid ${inside ? token.colorPrimary : token.colorBorder}`,
        background: inside ? token.colorPrimary : 'transparent',
      }}
    />
  );
}

interface BarGiven {
  region: Region;
  most: number;
  all: number;
  name: string;
}

function Bar({ region, most, all, name }: BarGiven) {
  const { number, share } = useFormat();
  const text = useText();
  const { token } = theme.useToken();
  const mayDefine = useRight('define');
  const count = number(region.customers);
  return (
    <Flex align="center" gap={8} style={{ minWidth: 260 }}>
      <div style={{ width: 160 }}>
        <div
          style={{
            width: `${Math.min(100, (100 * region.customers) / most)}%`,
            minWidth: 2,
            height: 16,
            borderRadius: 3,
            background: region.sets.length ? token.colorPrimary : token.colorTextQuaternary,
          }}
        />
      </div>
      {mayDefine ? (
        <Link
          to={paths.newSegment({ rule: region.rule })}
          aria-label={text('segments-overlap-open', { name, count })}
        >
          {count}
        </Link>
      ) : (
        <span>{count}</span>
      )}
      <Typography.Text type="secondary">{share(all ? region.customers / all : 0)}</Typography.Text>
    </Flex>
  );
}
