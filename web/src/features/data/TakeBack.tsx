/** Undoing an import: says what it takes back, then does it. The file can be brought in again. */
import { UndoOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Typography } from 'antd';

import { api } from '~/api/client.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Import } from './progress.ts';
import type { Report } from './report.ts';

export function TakeBack({ data, report }: { data: Import; report: Report }) {
  const text = useText();
  const { number } = useFormat();
  const may = useRight('import');
  const queries = useQueryClient();
  const undo = api.useMutation('post', '/api/v1/imports/{id}/undo', {
    onSuccess: () => queries.invalidateQueries(),
  });
  const underway = data.undoing !== null;
  if (!may || (!data.can_be_undone && !underway)) return null;
  const quality = report.files[0]?.quality;
  const brought = Object.entries(quality?.events ?? {}).map(([name, count]) =>
    text('data-trial-events', { count: number(count), name }),
  );
  if (quality?.attribute_rows) {
    brought.push(text('data-trial-customers', { count: quality.attribute_rows }));
  }
  const what = brought.join(text('data-and'));
  return (
    <Card size="small">
      <Flex wrap justify="space-between" align="center" gap={12}>
        <div style={{ flex: '1 1 300px' }}>
          <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
            {text('data-undo-title')}
          </Typography.Title>
          <Typography.Text type="secondary">{text('data-undo-what', { what })}</Typography.Text>
        </div>
        <Button
          icon={<UndoOutlined />}
          loading={undo.isPending || underway}
          onClick={() => undo.mutate({ params: { path: { id: data.id } } })}
        >
          {text(underway ? 'data-undoing' : 'data-undo')}
        </Button>
      </Flex>
      {undo.error && (
        <Alert type="error" showIcon role="alert" title={problemOf(undo.error).message} />
      )}
    </Card>
  );
}
