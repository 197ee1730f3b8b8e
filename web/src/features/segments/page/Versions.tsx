/** Every version: who saved it, when, what it said, and back to it. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Table, Tag, Typography } from 'antd';

import { applyDefinitions } from '~/api/apply.ts';
import { api, type Schema, server } from '~/api/client.ts';
import type { Definition, Saved } from '~/api/definition.ts';
import { problemOf } from '~/api/problem.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { useUndo } from '~/ui/undo.tsx';

interface Given {
  kind: 'Segment' | 'StaticList';
  saved: Saved<object>;
  mayRestore: boolean;
}

type Version = Schema['Version'];

export function Versions({ kind, saved, mayRestore }: Given) {
  const text = useText();
  const { instant } = useFormat();
  const { name } = saved.definition.metadata;
  const restore = useRestore(kind, saved);
  const versions = usePages(['versions', kind, name], (cursor, signal) =>
    server.GET('/api/v1/definitions/{kind}/{name}/versions', {
      params: { path: { kind, name }, query: { limit: 20, ...(cursor && { cursor }) } },
      signal,
    }),
  );
  const columns = [
    { title: text('segments-version'), dataIndex: 'version', key: 'version' },
    {
      title: text('segments-saved-at'),
      key: 'at',
      render: (_: unknown, one: Version) => instant(one.saved_at),
    },
    {
      title: text('segments-saved-by'),
      key: 'by',
      render: (_: unknown, one: Version) => one.saved_by ?? text('ui-unknown-value'),
    },
    {
      title: text('segments-version-do'),
      key: 'do',
      render: (_: unknown, one: Version) => {
        if (one.version === saved.version) return <Tag>{text('segments-version-now')}</Tag>;
        if (one.deleted) return text('segments-version-deleted');
        const label = text('segments-restore-version', { version: one.version });
        return (
          mayRestore && (
            <Button size="small" aria-label={label} onClick={() => void restore(one.version)}>
              {text('segments-restore')}
            </Button>
          )
        );
      },
    },
  ];
  return (
    <Loaded query={versions}>
      {(items) => (
        <Flex vertical gap={8} align="flex-start">
          <Table<Version>
            size="small"
            rowKey="version"
            aria-label={text('segments-versions')}
            pagination={false}
            dataSource={items}
            columns={columns}
            expandable={{
              rowExpandable: ({ deleted }) => !deleted,
              expandedRowRender: ({ version }) => (
                <Said kind={kind} name={name} version={version} />
              ),
            }}
            scroll={{ x: 'max-content' }}
          />
          <More list={versions} />
        </Flex>
      )}
    </Loaded>
  );
}

interface SaidGiven {
  kind: 'Segment' | 'StaticList';
  name: string;
  version: number;
}

function Said({ kind, name, version }: SaidGiven) {
  const found = api.useQuery('get', '/api/v1/definitions/{kind}/{name}/versions/{version}', {
    params: { path: { kind, name, version } },
  });
  return (
    <Loaded query={found} rows={2}>
      {({ yaml }) => (
        <Typography.Text>
          <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{yaml}</pre>
        </Typography.Text>
      )}
    </Loaded>
  );
}

/** Saves what an old version said once more, and offers to take that back. */
function useRestore(kind: 'Segment' | 'StaticList', saved: Saved<object>) {
  const text = useText();
  const undo = useUndo();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const { name } = saved.definition.metadata;
  return async (version: number) => {
    try {
      const { data } = await server.GET('/api/v1/definitions/{kind}/{name}/versions/{version}', {
        params: { path: { kind, name, version } },
      });
      const old = data?.definition as unknown as Definition<object> | null;
      if (!old) throw new Error(text('segments-version-unreadable'));
      const applied = await applyDefinitions([old], saved.version);
      await queries.invalidateQueries();
      undo(text('segments-restored', { version }), async () => {
        await applyDefinitions([saved.definition], applied.definitions[0]?.version);
        await queries.invalidateQueries();
      });
    } catch (error) {
      const description = problemOf(error).message;
      notification.error({ title: text('ui-error'), description });
      // Somebody else may have saved one meanwhile.
      await queries.invalidateQueries();
    }
  };
}
