/** Where a customer stands in every group, and why. */
import { Alert, Card, Collapse, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { pathOf } from '~/ui/paths.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Why } from './Why.tsx';

type Membership = Schema['Membership'];

export function Groups({ customer }: { customer: string }) {
  const memberships = api.useQuery('get', '/api/v1/customers/{customer}/memberships', {
    params: { path: { customer } },
  });
  return (
    <Loaded query={memberships}>
      {({ items, failed }) => <Standings customer={customer} items={items} failed={failed} />}
    </Loaded>
  );
}

interface Given {
  customer: string;
  items: Membership[];
  failed: Schema['BrokenListing'][];
}

function Standings({ customer, items, failed }: Given) {
  const { text } = useLanguage();
  const models = items.filter(({ kind }) => kind === 'Segmentation');
  const segments = items.filter(({ kind }) => kind !== 'Segmentation');
  const inside = segments.filter(({ label }) => label !== null);
  const outside = segments.filter(({ label }) => label === null);
  const names = failed.map(({ name }) => name).join(', ');
  return (
    <Flex vertical gap={16}>
      {failed.length > 0 && (
        <Alert type="warning" showIcon title={text('customer-failed', { names })} />
      )}
      <Section title={text('customer-groups-in')}>
        {inside.length === 0 && text('customer-groups-none')}
        {inside.length > 0 && <Rows customer={customer} items={inside} />}
      </Section>
      <Section title={text('customer-groups-models')}>
        <Rows customer={customer} items={models} />
      </Section>
      {outside.length > 0 && (
        <Section title={text('customer-groups-out')}>
          <Rows customer={customer} items={outside} />
        </Section>
      )}
    </Flex>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card size="small">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {title}
      </Typography.Title>
      {children}
    </Card>
  );
}

/** The groups, each of which opens to its "why". Which ones are open is in the address. */
function Rows({ customer, items }: { customer: string; items: Membership[] }) {
  const [open, setOpen] = useUrlState('why');
  const keys = open.split(',').filter((key) => key !== '');
  const own = items.map(keyOf);
  const change = (chosen: string[]) => {
    const others = keys.filter((key) => !own.includes(key));
    setOpen([...others, ...chosen].join(','));
  };
  return (
    <Collapse
      ghost
      size="small"
      activeKey={keys}
      onChange={(chosen) => change([chosen].flat().map(String))}
      items={items.map((item) => ({
        key: keyOf(item),
        label: <Row item={item} />,
        children: <Why customer={customer} kind={item.kind} name={item.definition} />,
      }))}
    />
  );
}

const keyOf = ({ kind, definition }: Membership) => `${kind}.${definition}`;

function Row({ item }: { item: Membership }) {
  const { text, language } = useLanguage();
  const { day } = useFormat();
  const { kind, definition, label, label_title, since, next_change } = item;
  const title = titleOf({ name: definition, title: item.title }, language);
  const shown = kind === 'Segmentation' && label !== null;
  return (
    <Flex wrap gap={8} align="center">
      <Link to={pathOf(kind, definition)} onClick={(event) => event.stopPropagation()}>
        {title}
      </Link>
      {shown && <Tag color="cyan">{titleOf({ name: label, title: label_title }, language)}</Tag>}
      <Typography.Text type="secondary">
        {[
          label !== null && since && text('customer-group-since', { at: day(since) }),
          next_change && text('customer-group-until', { at: day(next_change) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography.Text>
    </Flex>
  );
}
