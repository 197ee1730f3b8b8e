/** What moved within a week, in words. */
import { ArrowDownOutlined, ArrowRightOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';

import { api } from '~/api/client.ts';
import { useDefinition } from '~/api/definition.ts';
import { useLabelTitle } from '~/api/labels.ts';
import { useWorkspace } from '~/api/workspace.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { paths } from '~/ui/paths.ts';

import { useBreakdown } from './Figures.tsx';
import { largestMovements, movedCustomers, type Movement, ranks, weekBefore } from './movements.ts';
import { Part } from './Part.tsx';

/** Movements that are told. */
const TOLD = 5;

export function Movements({ name, now }: { name: string; now: string }) {
  const text = useText();
  const since = weekBefore(now, useWorkspace().time_zone);
  const flows = api.useQuery(
    'get',
    '/api/v1/flows/{segmentation}',
    { params: { path: { segmentation: name }, query: { from: since } } },
    { staleTime: 60_000 },
  );
  const rank = useRanks(name);
  const all = <Link to={paths.migration(name, since)}>{text('overview-all-moves')}</Link>;
  return (
    <Part title={text('overview-moved')} extra={all}>
      <Loaded query={flows} isEmpty={(data) => movedCustomers(data) === 0} empty={<Still />}>
        {(data) => (
          <>
            <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
              {text('overview-moved-all', { count: movedCustomers(data) })}
            </Typography.Paragraph>
            <Flex vertical gap={6} component="ul" style={{ margin: 0, padding: 0 }}>
              {largestMovements(data, rank, TOLD).map((movement) => (
                <Told
                  key={`${movement.from} ${movement.to}`}
                  of={name}
                  since={since}
                  movement={movement}
                />
              ))}
            </Flex>
          </>
        )}
      </Loaded>
    </Part>
  );
}

function Still() {
  const text = useText();
  return <Typography.Text type="secondary">{text('overview-nobody-moved')}</Typography.Text>;
}

function useRanks(name: string) {
  const definition = useDefinition<Record<string, unknown>>('Segmentation', name).data?.definition;
  const breakdown = useBreakdown(name).data;
  const labels = breakdown?.labels ?? [];
  const reserved = labels.filter((label) => label.reserved).map(({ label }) => label);
  return ranks(
    breakdown?.method ?? '',
    definition?.spec ?? {},
    labels.map(({ label }) => label),
    reserved,
  );
}

const LOOKS = {
  better: { icon: <ArrowUpOutlined />, color: 'green' },
  worse: { icon: <ArrowDownOutlined />, color: 'red' },
};

function Told({ of, since, movement }: { of: string; since: string; movement: Movement }) {
  const text = useText();
  const title = useLabelTitle(of);
  const { from, to, customers, news } = movement;
  const look = news ? LOOKS[news] : { icon: <ArrowRightOutlined />, color: 'default' };
  return (
    <Flex component="li" gap={8} align="baseline">
      <Tag color={look.color} icon={look.icon} style={{ flex: 'none' }}>
        {text(`overview-news-${news ?? 'other'}` as MessageId)}
      </Tag>
      <Link to={paths.movement(of, since, from, to)}>
        {text('overview-movement', {
          count: customers,
          from: title(from),
          to: title(to),
        })}
      </Link>
    </Flex>
  );
}
