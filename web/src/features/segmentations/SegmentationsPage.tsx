import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Table, Tooltip, Typography } from 'antd';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useVocabulary } from '~/api/labels.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { type Group, GroupsBar } from '~/ui/GroupsBar.tsx';
import { restOf } from '~/ui/groups.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { LastFit } from './fits/LastFit.tsx';
import { MethodPicture } from './MethodPicture.tsx';
import { isMany, METHODS, type Method } from './specs.ts';

type Item = Schema['DefinitionItem'];

export function SegmentationsPage() {
  const text = useText();
  const may = useRight('define');
  const list = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Segmentation', sizes: true, limit: 200 } },
  });
  const create = (
    <Link to={paths.newSegmentation()}>
      <Button type="primary" icon={<PlusOutlined />}>
        {text('segmentations-new')}
      </Button>
    </Link>
  );
  return (
    <Page
      title={text('nav-segmentations')}
      what={text('segmentations-what')}
      actions={may && create}
    >
      <Card styles={{ body: { padding: 0 } }}>
        <Loaded
          query={list}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <Empty style={{ padding: 48 }} description={text('segmentations-none')}>
              {may && create}
            </Empty>
          }
        >
          {({ items }) => <Listed items={items} />}
        </Loaded>
      </Card>
    </Page>
  );
}

/** The method as a known one. */
export function methodOf(item: Pick<Item, 'method'>): Method {
  return METHODS.find((method) => method === item.method) ?? 'rules';
}

function useGroups(): (item: Item) => Group[] {
  const { language } = useLanguage();
  const { data } = useVocabulary();
  return ({ name, sizes }) => {
    const labels = data?.segmentations.find((known) => known.name === name)?.labels;
    return (sizes ?? []).map(({ label, customers }) => {
      const word = labels?.find((known) => known.name === label);
      return { label, customers, title: word ? titleOf(word, language) : label };
    });
  };
}

function Listed({ items }: { items: Item[] }) {
  const { language, text } = useLanguage();
  const groups = useGroups();
  const title = (item: Item) => titleOf(item, language);
  const what = (item: Item) => text(`segmentations-method-${methodOf(item)}` as MessageId);
  const sorted = items.toSorted(
    (a, b) =>
      METHODS.indexOf(methodOf(a)) - METHODS.indexOf(methodOf(b)) ||
      title(a).localeCompare(title(b), language),
  );
  return (
    <>
      <Table
        rowKey="name"
        aria-label={text('nav-segmentations')}
        dataSource={sorted}
        pagination={false}
        scroll={{ x: 820 }}
        columns={[
          {
            title: text('segmentations-model'),
            render: (_, item) => <Named item={item} title={title(item)} what={what(item)} />,
          },
          {
            title: text('segmentations-groups'),
            width: '34%',
            render: (_, item) => <Sizes item={item} groups={groups(item)} />,
          },
          {
            title: text('segmentations-last-fit'),
            width: 190,
            render: (_, item) => <LastFit name={item.name} />,
          },
        ]}
      />
      <div style={{ padding: 8 }}>
        <SaveSheet
          name={text('nav-segmentations')}
          sheet={() => ({
            head: [text('segmentations-model'), text('segmentations-group'), text('ui-count')],
            rows: sorted.flatMap((item) =>
              groups(item).map((group) => [title(item), group.title, group.customers]),
            ),
          })}
        />
      </div>
    </>
  );
}

function Named({ item, title, what }: { item: Item; title: string; what: string }) {
  return (
    <div style={{ display: 'flex', gap: 14, alignItems: 'center' }}>
      <MethodPicture method={methodOf(item)} width={56} />
      <div>
        <Link to={paths.segmentation(item.name)} style={{ fontWeight: 600 }}>
          {title}
        </Link>
        <br />
        <Typography.Text type="secondary">{what}</Typography.Text>
        {item.problems.map(({ title: problem }) => (
          <div key={problem}>
            <Typography.Text type="danger">{problem}</Typography.Text>
          </div>
        ))}
      </div>
    </div>
  );
}

function Sizes({ item, groups }: { item: Item; groups: Group[] }) {
  const text = useText();
  const labels = groups.map(({ label }) => label);
  const rest = restOf(item.method, labels);
  const count = labels.length - (rest !== undefined && item.method !== 'rules' ? 1 : 0);
  const many = isMany(methodOf(item), count);
  return (
    <>
      <GroupsBar groups={groups} reserved={rest} />
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {many ? (
          <Tooltip title={text('segmentations-many')}>
            <span tabIndex={0}>{text('segmentations-count-many', { count })}</span>
          </Tooltip>
        ) : (
          text('segmentations-group-count', { count })
        )}
      </Typography.Text>
    </>
  );
}
