/** RFM with one click: first shows the groups that it would make, then saves it. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Table, Typography } from 'antd';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import { api } from '~/api/client.ts';
import { useVocabulary } from '~/api/labels.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

import { presetFor, purchases } from './preset.ts';

export function Preset() {
  const { text } = useLanguage();
  const [open, setOpen] = useState(false);
  const event = purchases(useVocabulary().data?.events ?? []);
  if (event === undefined) return null;
  return (
    <>
      <Button type="primary" size="large" onClick={() => setOpen(true)}>
        {text('overview-preset')}
      </Button>
      {open && <Proposed event={event} close={() => setOpen(false)} />}
    </>
  );
}

function Proposed({ event, close }: { event: string; close: () => void }) {
  const { text } = useLanguage();
  const queries = useQueryClient();
  const tellUndo = useUndo();
  const remove = useRemove();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const definition = presetFor(event, text('overview-preset-outside'));
  const { name } = definition.metadata;
  const save = async () => {
    setSaving(true);
    try {
      const applied = await applyDefinitions([definition], 0);
      const version = applied.definitions[0]?.version ?? 1;
      close();
      await queries.invalidateQueries();
      tellUndo(text('overview-preset-done'), () => remove({ kind: 'Segmentation', name, version }));
    } catch (error) {
      setError(error);
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={text('overview-preset-title')}
      okText={text('overview-preset-save')}
      cancelText={text('ui-cancel')}
      confirmLoading={saving}
      onOk={() => void save()}
      onCancel={close}
    >
      <Typography.Paragraph>{text('overview-preset-what')}</Typography.Paragraph>
      <Groups definition={definition} />
      {error !== undefined && (
        <Alert type="error" showIcon role="alert" title={problemOf(error).message} />
      )}
    </Modal>
  );
}

function Groups({ definition }: { definition: ReturnType<typeof presetFor> }) {
  const { text, language } = useLanguage();
  const { number, share } = useFormat();
  const trial = api.useQuery('post', '/api/v1/segmentation-preview', {
    body: { definition: definition as unknown as Record<string, never> },
  });
  return (
    <Loaded query={trial} rows={6}>
      {({ labels }) => (
        <Table
          size="small"
          rowKey="label"
          aria-label={text('overview-preset-title')}
          dataSource={labels.filter(({ customers }) => customers > 0)}
          pagination={false}
          columns={[
            {
              title: text('overview-group'),
              render: (_, { label, title }) => titleOf({ name: label, title }, language),
            },
            {
              title: text('ui-count'),
              align: 'right',
              render: (_, { customers }) => number(customers),
            },
            { title: text('ui-share'), align: 'right', render: (_, row) => share(row.share) },
          ]}
        />
      )}
    </Loaded>
  );
}
