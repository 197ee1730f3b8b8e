/** What somebody should look at, the most urgent first. */
import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  InfoCircleOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button, Flex, Tag, theme, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { pathOf, paths } from '~/ui/paths.ts';

import { Part } from './Part.tsx';

type Item = Schema['AttentionItem'];

/** Told at first; the others are one click away. */
const TOLD = 3;

export function Attention() {
  const text = useText();
  const attention = api.useQuery(
    'get',
    '/api/v1/attention',
    {},
    // What groups did within a week is found out behind the first answer.
    { refetchInterval: ({ state }) => (state.data?.complete === false ? 2_000 : 60_000) },
  );
  return (
    <Part title={text('overview-attention')}>
      <Loaded
        query={attention}
        rows={2}
        isEmpty={({ items }) => items.length === 0}
        empty={<AllWell />}
      >
        {({ items }) => <Items items={items} />}
      </Loaded>
    </Part>
  );
}

function AllWell() {
  const text = useText();
  const { token } = theme.useToken();
  return (
    <Flex gap={8} align="center">
      <CheckCircleOutlined aria-hidden style={{ color: token.colorSuccess, fontSize: 18 }} />
      {text('overview-all-well')}
    </Flex>
  );
}

function Items({ items }: { items: Item[] }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, TOLD);
  const rest = items.length - shown.length;
  return (
    <>
      <Flex vertical gap={6} component="ul" style={{ margin: 0, padding: 0 }}>
        {shown.map((item) => (
          <Told key={`${item.code} ${item.title}`} item={item} />
        ))}
      </Flex>
      {rest > 0 && (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => setAll(true)}>
          {text('overview-more', { count: rest })}
        </Button>
      )}
    </>
  );
}

const LOOKS = {
  urgent: { icon: <CloseCircleOutlined />, color: 'red' },
  soon: { icon: <WarningOutlined />, color: 'orange' },
  note: { icon: <InfoCircleOutlined />, color: 'blue' },
};

function Told({ item }: { item: Item }) {
  const text = useText();
  const { icon, color } = LOOKS[item.severity];
  const way = wayTo(item.target);
  return (
    <Flex component="li" gap={8} align="baseline">
      <Tag color={color} icon={icon} style={{ flex: 'none' }}>
        {text(`overview-severity-${item.severity}` as MessageId)}
      </Tag>
      {way === undefined ? (
        <Typography.Text>{item.title}</Typography.Text>
      ) : (
        <Link to={way}>{item.title}</Link>
      )}
    </Flex>
  );
}

/** Where it can be mended. */
export function wayTo({ kind, definition_kind, name }: Schema['Target']): string | undefined {
  switch (kind) {
    case 'definition':
      return definition_kind && name ? pathOf(definition_kind, name) : undefined;
    case 'import':
      return name === null ? paths.data() : paths.import(Number(name));
    case 'dead-letters':
      return paths.data();
    case 'job-run':
      return paths.settings('jobs');
    case 'fit-review':
      return paths.segmentations();
    case 'people':
      return paths.settings('people');
  }
}
