/** What happened to a customer, newest first. */
import { Card, Empty, Flex, Select, Tag, Timeline as Line, Typography } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { told } from './properties.ts';
import { useNames } from './words.ts';

const PAGE = 30;

export function Timeline({ customer, names }: { customer: string; names: string[] }) {
  const text = useText();
  const words = useNames();
  const [only, setOnly] = useUrlState('only');
  const entries = usePages(['timeline', customer, only], (cursor, signal) =>
    server.GET('/api/v1/customers/{customer}/timeline', {
      params: {
        path: { customer },
        query: { limit: PAGE, ...(only && { names: only }), ...(cursor && { cursor }) },
      },
      signal,
    }),
  );
  const choices = [
    { value: '', label: text('customer-timeline-all') },
    ...names.map((value) => ({ value, label: words.event(value), title: value })),
  ];
  return (
    <Card size="small">
      <Flex vertical gap={20}>
        <Select
          aria-label={text('customer-timeline-filter')}
          value={only}
          options={choices}
          onChange={(value: string) => setOnly(value)}
          style={{ width: 200 }}
        />
        <Loaded
          query={entries}
          isEmpty={(items) => items.length === 0}
          empty={<Empty description={text('customer-timeline-empty')} />}
        >
          {(items) => <Entries entries={items} />}
        </Loaded>
        <More list={entries} />
      </Flex>
    </Card>
  );
}

function Entries({ entries }: { entries: Schema['Entry'][] }) {
  return (
    <Line
      items={entries.map((entry) => ({
        key: `${entry.kind}.${entry.id}.${entry.at}`,
        color: entry.kind === 'event' ? 'green' : 'gray',
        content: <OneEntry entry={entry} />,
      }))}
    />
  );
}

function OneEntry({ entry }: { entry: Schema['Entry'] }) {
  const text = useText();
  const { instant } = useFormat();
  const words = useNames();
  const { kind, name, at, ahead } = entry;
  const properties = entry.properties as Record<string, unknown>;
  return (
    <>
      <Flex wrap gap={8} align="center">
        {kind === 'event' ? (
          <strong title={name}>{words.event(name)}</strong>
        ) : (
          <Attribute name={name} of={properties} />
        )}
        <Typography.Text type="secondary">{at && instant(at)}</Typography.Text>
        {ahead && <Tag>{text('customer-timeline-ahead')}</Tag>}
      </Flex>
      {kind === 'event' && <Properties event={name} of={properties} />}
    </>
  );
}

/** Titles in grey, values in black; the names of the data show when pointed at. */
function Properties({ event, of }: { event: string; of: Record<string, unknown> }) {
  const words = useNames();
  const parts = told(of, words.properties(event));
  return (
    <Typography.Text>
      {parts.map(({ name, title, value }, index) => (
        <span key={name} title={name}>
          {index > 0 && ' · '}
          {title !== '' && <Typography.Text type="secondary">{title} </Typography.Text>}
          {value}
        </span>
      ))}
    </Typography.Text>
  );
}

function Attribute({ name, of }: { name: string; of: Record<string, unknown> }) {
  const text = useText();
  const words = useNames();
  const title = words.attribute(name);
  if (of.value === null) return text('customer-timeline-cleared', { name: title });
  const value = words.value(name, of.value);
  return <span title={name}>{text('customer-timeline-attribute', { name: title, value })}</span>;
}
