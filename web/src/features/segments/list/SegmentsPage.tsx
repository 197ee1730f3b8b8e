/** Every segment and list: how large, how it moved, whose it is. */
import { BlockOutlined, PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';

import { api } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Begin } from './Begin.tsx';
import { type Item, SegmentTable } from './SegmentTable.tsx';

export function SegmentsPage() {
  const { language, text } = useLanguage();
  const mayDefine = useRight('define');
  const [typed, setTyped] = useUrlState('q');
  const list = (kind: string) => ({ params: { query: { kind, sizes: true, limit: 500 } } });
  const segments = api.useQuery('get', '/api/v1/definitions', list('Segment'));
  const lists = api.useQuery('get', '/api/v1/definitions', list('StaticList'));
  const statistics = api.useQuery('get', '/api/v1/statistics');
  const searched = (one: Item) =>
    [titleOf(one, language), one.name, one.description ?? '', one.owner ?? '', ...one.tags]
      .join(' ')
      .toLowerCase()
      .includes(typed.trim().toLowerCase());
  return (
    <Page
      title={text('nav-segments')}
      what={text('segments-what')}
      actions={<ListActions mayDefine={mayDefine} many={(segments.data?.items.length ?? 0) > 1} />}
    >
      <Loaded query={segments}>
        {({ items }) => {
          const all = [...items, ...(lists.data?.items ?? [])];
          if (all.length === 0) return <Nothing mayDefine={mayDefine} />;
          return (
            <Flex vertical gap={12}>
              <Input.Search
                allowClear
                aria-label={text('segments-search')}
                placeholder={text('segments-search')}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                style={{ maxWidth: 320 }}
              />
              <SegmentTable items={all.filter(searched)} customers={statistics.data?.customers} />
            </Flex>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ListActions({ mayDefine, many }: { mayDefine: boolean; many: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <>
      {many && (
        <Button icon={<BlockOutlined aria-hidden />} onClick={() => void navigate(paths.overlap())}>
          {text('segments-overlap')}
        </Button>
      )}
      {mayDefine && <NewListButton />}
      {mayDefine && (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => void navigate(paths.newSegment())}
        >
          {text('segments-new')}
        </Button>
      )}
    </>
  );
}

/** Lists name people one by one, so only who may see them makes one. */
function NewListButton() {
  const text = useText();
  const navigate = useNavigate();
  const seesPeople = useRight('see-personal');
  if (!seesPeople) return null;
  return (
    <Button
      icon={<UnorderedListOutlined aria-hidden />}
      onClick={() => void navigate(paths.newList())}
    >
      {text('lists-new')}
    </Button>
  );
}

/** What could be here, and ready rules to begin with. */
function Nothing({ mayDefine }: { mayDefine: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Flex vertical gap={12}>
      <Typography.Paragraph style={{ maxWidth: 640 }}>
        {text('segments-nothing')}
      </Typography.Paragraph>
      {mayDefine && (
        <>
          <Begin
            onChoose={(rule, { id }) =>
              void navigate(paths.newSegment({ rule, title: text(`segments-begin-${id}`) }))
            }
          />
          <Link to={paths.newSegment()}>{text('segments-new')}</Link>
        </>
      )}
    </Flex>
  );
}
