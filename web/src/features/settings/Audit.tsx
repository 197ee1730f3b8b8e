/** Who saw, exported or changed what. */
import { Empty, Flex, Input, Select, Table } from 'antd';
import { Link } from 'react-router';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { useDebounced } from '~/ui/useDebounced.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { ACTS } from './acts.ts';
import { Part } from './Part.tsx';

/** Column of what was done, which leads to all that was done so. */
const ACT = 2;

export function Audit() {
  const text = useText();
  const [act, setAct] = useUrlState('act');
  const [what, setWhat] = useUrlState('what');
  const settled = useDebounced(what.trim(), 200);
  const entries = usePages(['audit', act, settled], (cursor, signal) =>
    server.GET('/api/v1/audit', {
      params: {
        query: {
          limit: 50,
          ...(act && { act }),
          ...(settled && { what: settled }),
          ...(cursor && { cursor }),
        },
      },
      signal,
    }),
  );
  const acts = ACTS.map((value) => ({ value, label: text(`act-${value}` as MessageId) }));
  return (
    <Part what={text('audit-what')}>
      <Flex wrap gap={8}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={text('audit-filter-act')}
          placeholder={text('audit-filter-act')}
          value={act || null}
          options={acts}
          onChange={(value: string | null) => setAct(value ?? '')}
          style={{ width: 220 }}
        />
        <Input
          allowClear
          aria-label={text('audit-filter-what')}
          placeholder={text('audit-filter-what')}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
          style={{ width: 220 }}
        />
      </Flex>
      <Loaded
        query={entries}
        isEmpty={(items) => items.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('audit-none')} />}
      >
        {(items) => <Entries entries={items} />}
      </Loaded>
      <More list={entries} />
    </Part>
  );
}

function Entries({ entries }: { entries: Schema['AuditView'][] }) {
  const text = useText();
  const { instant } = useFormat();
  const columns: { title: string; of: (entry: Schema['AuditView']) => string }[] = [
    { title: text('audit-at'), of: ({ at }) => instant(at) },
    { title: text('audit-who'), of: ({ name }) => name || text('audit-nobody') },
    { title: text('audit-act'), of: ({ act }) => text(`act-${act}` as MessageId) },
    { title: text('audit-to'), of: ({ what }) => what },
    { title: text('audit-address'), of: ({ address }) => address ?? text('ui-unknown-value') },
  ];
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        aria-label={text('audit-list')}
        dataSource={entries}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={columns.map(({ title, of }, index) => ({
          title,
          render: (_: unknown, entry: Schema['AuditView']) =>
            index === ACT ? <Link to={`?act=${entry.act}`}>{of(entry)}</Link> : of(entry),
        }))}
      />
      <SaveSheet
        name={text('settings-part-audit')}
        sheet={() => ({
          head: columns.map(({ title }) => title),
          rows: entries.map((entry) => columns.map(({ of }) => of(entry))),
        })}
      />
    </>
  );
}
