import { Card, Descriptions, Flex, Tabs, Tag } from 'antd';
import { useParams } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Attributes } from './Attributes.tsx';
import { Changes } from './Changes.tsx';
import { Groups } from './Groups.tsx';
import { Identity } from './Identity.tsx';
import { Timeline } from './Timeline.tsx';
import { useNames } from './words.ts';

export function CustomerPage() {
  const customer = useParams().customer ?? '';
  const profile = api.useQuery('get', '/api/v1/customers/{customer}', {
    params: { path: { customer } },
  });
  return <Loaded query={profile}>{(data) => <Story profile={data} />}</Loaded>;
}

function Story({ profile }: { profile: Schema['Profile'] }) {
  const text = useText();
  const [tab, setTab] = useUrlState('tab', 'groups');
  const { id } = profile;
  const tabs = [
    { key: 'groups', label: text('customer-tab-groups'), children: <Groups customer={id} /> },
    {
      key: 'timeline',
      label: text('customer-tab-timeline'),
      children: <Timeline customer={id} names={Object.keys(profile.by_name).sort()} />,
    },
    {
      key: 'attributes',
      label: text('customer-tab-attributes'),
      children: <Attributes customer={id} />,
    },
    { key: 'changes', label: text('customer-tab-changes'), children: <Changes customer={id} /> },
    { key: 'identity', label: text('customer-tab-identity'), children: <Identity of={profile} /> },
  ];
  return (
    <Page title={profile.name ?? profile.customer} what={profile.name ? profile.customer : ''}>
      <Card size="small">
        <Facts profile={profile} />
      </Card>
      <Tabs
        aria-label={text('customer-tab')}
        activeKey={tab}
        onChange={(key) => setTab(key, true)}
        items={tabs}
        destroyOnHidden
      />
    </Page>
  );
}

function Facts({ profile }: { profile: Schema['Profile'] }) {
  const text = useText();
  const { day, number } = useFormat();
  const words = useNames();
  const when = (value: string | null) => (value === null ? text('customer-never') : day(value));
  const counts = Object.entries(profile.by_name).sort(([, a], [, b]) => b - a);
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2, lg: 3 }}
      items={[
        { key: 'first', label: text('customer-since'), children: when(profile.first_seen) },
        { key: 'last', label: text('customer-last'), children: when(profile.last_seen) },
        {
          key: 'events',
          label: `${text('customer-events')} (${number(profile.events)})`,
          children: (
            <Flex wrap gap={4}>
              {counts.map(([name, count]) => (
                <Tag key={name} title={name}>
                  {words.event(name)} {number(count)}
                </Tag>
              ))}
            </Flex>
          ),
        },
      ]}
    />
  );
}
