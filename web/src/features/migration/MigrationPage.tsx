import { keepPreviousData } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Skeleton } from 'antd';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { useNow, useWorkspace } from '~/api/workspace.ts';
import { useText } from '~/messages/Messages.tsx';
import { dayOf } from '~/ui/days.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Choice } from './Choice.tsx';
import { before } from './days.ts';
import { Movements } from './Movements.tsx';

type Item = Schema['DefinitionItem'];

export function MigrationPage() {
  const text = useText();
  const may = useRight('define');
  const list = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Segmentation', limit: 200 } },
  });
  return (
    <Page title={text('nav-migration')} what={text('migration-what')}>
      <Loaded
        query={list}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Card>
            <Empty description={text('migration-none')}>
              {may && (
                <Link to={paths.newSegmentation()}>
                  <Button type="primary">{text('migration-make')}</Button>
                </Link>
              )}
            </Empty>
          </Card>
        }
      >
        {({ items }) => <Chosen items={items} />}
      </Loaded>
    </Page>
  );
}

/** RFM is what most look at first; else whatever there is. */
function first(items: Item[]): Item | undefined {
  return items.findLast(({ method }) => method === 'rfm') ?? items[0];
}

function Chosen({ items }: { items: Item[] }) {
  const { time_zone } = useWorkspace();
  const now = useNow();
  const [of, setOf] = useUrlState('of', first(items)?.name ?? '');
  const [from, setFrom] = useUrlState('from');
  const [to, setTo] = useUrlState('to');
  const item = items.find(({ name }) => name === of) ?? first(items);
  if (!item || now === undefined) return <Skeleton active />;
  const today = dayOf(now, time_zone);
  const start = from || before(to || today, 'month');
  return (
    <Flex vertical gap={16}>
      <Card>
        <Choice
          items={items}
          of={item.name}
          from={start}
          to={to}
          today={today}
          onOf={(name) => setOf(name)}
          onFrom={(day) => setFrom(day)}
          onTo={(day) => setTo(day)}
        />
      </Card>
      <Between item={item} from={start} to={to} />
    </Flex>
  );
}

function Between({ item, from, to }: { item: Item; from: string; to: string }) {
  const flows = api.useQuery(
    'get',
    '/api/v1/flows/{segmentation}',
    {
      params: {
        path: { segmentation: `segmentation/${item.name}` },
        query: { from, ...(to && { to }) },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <Loaded query={flows} rows={10}>
      {(found) => <Movements flows={found} method={item.method ?? ''} from={from} to={to} />}
    </Loaded>
  );
}
