/** The files that came in: when, how much, how it ended, by whom. */
import { Empty, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { paths } from '~/ui/paths.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import type { FileRow } from './files.ts';
import { useFiles } from './useFiles.ts';

export function FileList() {
  const text = useText();
  const files = useFiles();
  return (
    <Loaded
      query={files}
      isEmpty={(rows) => rows.length === 0}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('data-files-empty')} />}
    >
      {(rows) => (
        <>
          <Files rows={rows} />
          <More list={files} />
        </>
      )}
    </Loaded>
  );
}

const COLOURS: Partial<Record<FileRow['state'], string>> = {
  done: 'green',
  failed: 'red',
  running: 'blue',
  queued: 'blue',
  unfinished: 'orange',
};

function Files({ rows }: { rows: FileRow[] }) {
  const text = useText();
  const { instant, number } = useFormat();
  const state = (row: FileRow) => text(`data-state-${row.state}` as MessageId);
  const by = (row: FileRow) => row.by ?? text('data-command-line');
  const count = (value: number | null) => (value === null ? '' : number(value));
  return (
    <>
      <Table
        size="small"
        aria-label={text('data-files')}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        expandable={{
          rowExpandable: ({ sentences }) => sentences.length > 0,
          expandedRowRender: ({ sentences }) => <Sentences sentences={sentences} />,
        }}
        columns={[
          {
            title: text('data-file'),
            render: (_, row) =>
              row.run === undefined ? row.file : <Link to={paths.import(row.run)}>{row.file}</Link>,
          },
          { title: text('data-source'), dataIndex: 'source' },
          { title: text('data-when'), render: (_, row) => instant(row.at) },
          { title: text('data-rows'), align: 'right', render: (_, row) => count(row.rows) },
          { title: text('data-rejected'), align: 'right', render: (_, row) => count(row.rejected) },
          {
            title: text('data-state'),
            render: (_, row) => <Tag color={COLOURS[row.state] ?? 'default'}>{state(row)}</Tag>,
          },
          { title: text('data-by'), render: (_, row) => by(row) },
        ]}
      />
      <SaveSheet
        name={text('data-files')}
        sheet={() => ({
          head: [
            text('data-file'),
            text('data-source'),
            text('data-when'),
            text('data-rows'),
            text('data-rejected'),
            text('data-state'),
            text('data-by'),
          ],
          rows: rows.map((row) => [
            row.file,
            row.source,
            instant(row.at),
            row.rows,
            row.rejected,
            state(row),
            by(row),
          ]),
        })}
      />
    </>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <Typography.Text type="secondary">
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Typography.Text>
  );
}
