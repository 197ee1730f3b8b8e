/** The segments with their size now and a week ago. */
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Empty, Flex, Typography } from 'antd';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { paths } from '~/ui/paths.ts';

import { Part } from './Part.tsx';

type Item = Schema['DefinitionItem'];

/** Those that are shown; the list of segments has them all. */
const SHOWN = 6;

export function SegmentSizes() {
  const { text } = useLanguage();
  const segments = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Segment', sizes: true } },
  });
  const all = <Link to={paths.segments()}>{text('overview-all-segments')}</Link>;
  return (
    <Part title={text('overview-segments')} extra={all}>
      <Loaded query={segments} isEmpty={({ items }) => items.length === 0} empty={<NoSegments />}>
        {({ items }) => <Sizes items={items} />}
      </Loaded>
    </Part>
  );
}

function NoSegments() {
  const { text } = useLanguage();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('overview-no-segments')}>
      <Link to={paths.newSegment()}>{text('overview-new-segment')}</Link>
    </Empty>
  );
}

const size = (item: Item) => item.sizes?.[0]?.customers ?? 0;

/** What became of the size within a week; nothing while that is not known. */
function change(item: Item): number | undefined {
  const before = item.sizes?.[0]?.week_ago;
  return before === null || before === undefined ? undefined : size(item) - before;
}

const GRID = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
  gap: '10px 16px',
  margin: 0,
  padding: 0,
};

function Sizes({ items }: { items: Item[] }) {
  const { language } = useLanguage();
  const { number } = useFormat();
  const moved = (item: Item) => Math.abs(change(item) ?? 0);
  const shown = [...items].sort((a, b) => moved(b) - moved(a) || size(b) - size(a)).slice(0, SHOWN);
  return (
    <ul style={GRID}>
      {shown.map((item) => (
        <li key={item.name} style={{ listStyle: 'none' }}>
          <Link to={paths.segment(item.name)}>{titleOf(item, language)}</Link>
          <Flex gap={8} align="baseline">
            <Typography.Text strong style={{ fontSize: 16, whiteSpace: 'nowrap' }}>
              {number(size(item))}
            </Typography.Text>
            <Typography.Text type="secondary">
              <Change by={change(item)} />
            </Typography.Text>
          </Flex>
        </li>
      ))}
    </ul>
  );
}

function Change({ by }: { by: number | undefined }) {
  const { text } = useLanguage();
  const { number } = useFormat();
  if (by === undefined) return '…';
  if (by === 0) return text('overview-same');
  return (
    <span>
      {text('overview-week')}{' '}
      {by > 0 ? <ArrowUpOutlined aria-hidden /> : <ArrowDownOutlined aria-hidden />}{' '}
      {`${by > 0 ? '+' : '−'}${number(Math.abs(by))}`}
    </span>
  );
}
