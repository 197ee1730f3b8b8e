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

/** Why in few words, for each group; missing while they are on their way. */
type Headlines = ReadonlyMap<string, string>;

export function Groups({ customer }: { customer: string }) {
  const at = { params: { path: { customer } } };
  const memberships = api.useQuery('get', '/api/v1/customers/{customer}/memberships', at);
  const why = api.useQuery('get', '/api/v1/customers/{customer}/headlines', at);
  const few: Headlines = new Map(why.data?.items.map((each) => [keyOf(each), each.headline]));
  return (
    <Loaded query={memberships}>
      {({ items, failed }) => (
        <Standings customer={customer} few={few} items={items} failed={failed} />
      )}
    </Loaded>
  );
}

interface RowsGiven {
  customer: string;
  few: Headlines;
  items: Membership[];
}

interface Given extends RowsGiven {
  failed: Schema['BrokenListing'][];
}

function Standings({ failed, ...given }: Given) {
  const { text } = useLanguage();
  const { items } = given;
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
        {inside.length > 0 && <Rows {...given} items={inside} />}
      </Section>
      <Section title={text('customer-groups-models')}>
        <Rows {...given} items={models} />
      </Section>
      {outside.length > 0 && (
        <Section title={text('customer-groups-out')}>
          <Rows {...given} items={outside} />
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
function Rows({ customer, few, items }: RowsGiven) {
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
      // The link in the row is for itself, so that one control is not inside another.
      collapsible="icon"
      activeKey={keys}
      onChange={(chosen) => change([chosen].flat().map(String))}
      items={items.map((item) => ({
        key: keyOf(item),
        label: <Row item={item} headline={few.get(keyOf(item))} />,
        children: <Why customer={customer} of={item} />,
      }))}
    />
  );
}

const keyOf = ({ kind, definition }: { kind: string; definition: string }) =>
  `${kind}.${definition}`;

function Row({ item, headline }: { item: Membership; headline: string | undefined }) {
  const { text, language } = useLanguage();
  const { day } = useFormat();
  const { kind, definition, label, label_title, since, next_change } = item;
  const title = titleOf({ name: definition, title: item.title }, language);
  const shown = kind === 'Segmentation' && label !== null;
  return (
    <Flex vertical gap={2}>
      <Flex wrap gap={8} align="center">
        <Link to={pathOf(kind, definition)}>{title}</Link>
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
      {headline && <span>{headline}</span>}
    </Flex>
  );
}
