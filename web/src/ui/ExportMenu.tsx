/** Has the server make a file of a group, and fetches it when it is done. */
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Flex } from 'antd';
import { useEffect, useState } from 'react';

import { api } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';

interface Given {
  /** Kind and name: `segment/vip`. */
  definition: string;
}

const FORMATS = ['xlsx', 'csv'] as const;
/** How often is asked whether it is done, in milliseconds. */
const EVERY = 700;
const GOING = ['queued', 'running'];

export function ExportMenu({ definition }: Given) {
  const text = useText();
  const [id, setId] = useState<number>();
  const start = api.useMutation('post', '/api/v1/exports', { onSuccess: (made) => setId(made.id) });
  const run = api.useQuery(
    'get',
    '/api/v1/exports/{id}',
    { params: { path: { id: id ?? 0 } } },
    {
      enabled: id !== undefined,
      refetchInterval: ({ state }) =>
        state.data && !GOING.includes(state.data.state) ? false : EVERY,
    },
  );
  const file = run.data?.file;
  useEffect(() => {
    if (!file) return;
    const link = document.createElement('a');
    link.href = file;
    link.download = '';
    link.click();
  }, [file]);
  const isGoing =
    start.isPending || (id !== undefined && (!run.data || GOING.includes(run.data.state)));
  const wrong = start.error ? problemOf(start.error).message : run.data?.failure[0]?.title;
  const items = FORMATS.map((format) => ({
    key: format,
    label: text(`ui-file-${format}`),
    onClick: () => {
      start.mutate({ body: { definition, format, template: 'customer-table' } });
    },
  }));
  return (
    <Flex vertical gap={8}>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<DownloadOutlined />} loading={isGoing}>
          {text('ui-file')}
        </Button>
      </Dropdown>
      <span aria-live="polite">
        {file && <a href={file}>{text('ui-file-done', { count: run.data?.customers ?? 0 })}</a>}
      </span>
      {wrong && <Alert type="error" showIcon title={wrong} />}
    </Flex>
  );
}
