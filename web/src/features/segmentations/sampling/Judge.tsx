/** Judges the customers of a sample one after the other, by mouse or with the arrow keys. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Progress, Segmented, theme, Typography } from 'antd';
import { useState } from 'react';

import { api, type Schema } from '~/api/client.ts';
import { useLabelTitle } from '~/api/labels.ts';
import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';

import { JudgeTable } from './JudgeTable.tsx';
import { judge, type Marks, marksOf } from './marks.ts';

interface Given {
  table: Schema['SampleTable'];
  onEnd: () => void;
}

export function Judge({ table, onEnd }: Given) {
  const text = useText();
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const { token } = theme.useToken();
  const named = useLabelTitle(table.segmentation);
  const labels = [...new Set(table.rows.map(({ label }) => label))];
  const [label, setLabel] = useState(labels[0] ?? '');
  const [marks, setMarks] = useState<Marks>(new Map());
  const send = api.useMutation('post', '/api/v1/reviews', {
    onSuccess: async () => {
      await queries.invalidateQueries();
      notification.success({ title: text('segmentations-review-sent') });
      onEnd();
    },
    onError: (error) =>
      notification.error({ title: text('ui-error'), description: problemOf(error).message }),
  });
  const tab = (value: string) => {
    const own = table.rows.filter((row) => row.label === value);
    const done = own.filter(({ id }) => marks.has(id)).length;
    return { value, label: `${named(value)} ${done}/${own.length}` };
  };
  return (
    <Card>
      <Flex wrap justify="space-between" gap={12} align="center">
        <Typography.Text>{text('segmentations-judge-what')}</Typography.Text>
        <Flex gap={8}>
          <Button onClick={onEnd}>{text('ui-cancel')}</Button>
          <Button
            type="primary"
            disabled={marks.size === 0}
            loading={send.isPending}
            onClick={() =>
              send.mutate({
                body: { segmentation: table.segmentation, marks: marksOf(table.rows, marks) },
              })
            }
          >
            {text('segmentations-review-send')}
          </Button>
        </Flex>
      </Flex>
      <Progress
        aria-label={text('segmentations-judged')}
        strokeColor={token.colorPrimary}
        percent={Math.round((100 * marks.size) / Math.max(1, table.rows.length))}
        format={() => `${marks.size} / ${table.rows.length}`}
      />
      <div style={{ overflowX: 'auto', margin: '12px 0' }}>
        <Segmented
          aria-label={text('segmentations-groups')}
          value={label}
          onChange={setLabel}
          options={labels.map(tab)}
        />
      </div>
      <JudgeTable
        key={label}
        title={named(label)}
        segmentation={table.segmentation}
        facts={table.facts}
        rows={table.rows.filter((row) => row.label === label)}
        marks={marks}
        onMark={(id, right) => setMarks(judge(marks, id, right))}
        onLast={() => setLabel(labels[labels.indexOf(label) + 1] ?? label)}
      />
    </Card>
  );
}
