/** Sources: how the files of one origin are read, and when they last brought something. */
import { Empty, Table, type TableProps } from 'antd';
import { Link } from 'react-router';

import { api, type Schema } from '~/api/client.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { lastBySource } from './files.ts';
import { useFiles } from './useFiles.ts';

type Item = Schema['DefinitionItem'];

export function SourceList({ brings }: { brings: boolean }) {
  const { text } = useLanguage();
  const sources = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Source' } },
  });
  return (
    <Loaded
      query={sources}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('data-sources-empty')} />
      }
    >
      {({ items }) => <Sources items={items} brings={brings} />}
    </Loaded>
  );
}

function Sources({ items, brings }: { items: Item[]; brings: boolean }) {
  const { text, language } = useLanguage();
  const { instant, number } = useFormat();
  const last = lastBySource(useFiles().data ?? []);
  const when = (name: string) => {
    const run = last.get(name);
    return run ? instant(run.at) : text('data-source-never');
  };
  const rows = (name: string) => last.get(name)?.rows ?? null;
  const count = (rows: number | null) => (rows === null ? '' : number(rows));
  const columns: TableProps<Item>['columns'] = [
    { title: text('ui-name'), render: (_, item) => titleOf(item, language) },
    { title: text('data-source-last'), render: (_, { name }) => when(name) },
    { title: text('data-rows'), align: 'right', render: (_, { name }) => count(rows(name)) },
    {
      title: text('data-source-saved'),
      render: (_, { saved_at }) => (saved_at === null ? '' : instant(saved_at)),
    },
  ];
  if (brings) {
    columns.push({
      title: text('data-source-use'),
      render: (_, { name }) => (
        <Link to={`${paths.newImport()}?${new URLSearchParams({ source: name })}`}>
          {text('data-source-file')}
        </Link>
      ),
    });
  }
  return (
    <>
      <Table
        size="small"
        rowKey="name"
        aria-label={text('data-sources')}
        dataSource={items}
        pagination={items.length > 20 ? { pageSize: 20 } : false}
        scroll={{ x: 'max-content' }}
        columns={columns}
      />
      <SaveSheet
        name={text('data-sources')}
        sheet={() => ({
          head: [text('ui-name'), text('data-source-last'), text('data-rows')],
          rows: items.map((item) => [titleOf(item, language), when(item.name), rows(item.name)]),
        })}
      />
    </>
  );
}
