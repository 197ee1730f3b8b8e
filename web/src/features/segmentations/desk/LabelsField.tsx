/** Which groups the scores make: a table that comes with the product, or one's own. */
import { EditOutlined } from '@ant-design/icons';
import { Button, Modal, Radio, Space } from 'antd';
import { useState } from 'react';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import type { Labels } from '../specs.ts';
import { Field } from './Field.tsx';
import { LabelEditor } from './LabelEditor.tsx';

interface Given {
  labels: Labels;
  /** Names of the tables to choose from. */
  presets: string[];
  onChange: (labels: Labels) => void;
}

/** What a preset is called in messages: `preset/rfm-6` is `rfm-6`. */
const short = (preset: string) => preset.replace('preset/', '');

export function LabelsField({ labels, presets, onChange }: Given) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const own = typeof labels !== 'string';
  const options = presets.map((value) => ({
    value,
    label: text(`segmentations-preset-${short(value)}` as MessageId),
  }));
  const choose = (value: string) => (value === 'own' ? setEditing(true) : onChange(value));
  return (
    <Field label={text('segmentations-which-groups')}>
      {(id) => (
        <Space orientation="vertical">
          <Radio.Group
            id={id}
            vertical
            value={own ? 'own' : labels}
            onChange={({ target }) => choose(target.value as string)}
            options={[...options, { value: 'own', label: text('segmentations-own-table') }]}
          />
          <Button size="small" icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {text('segmentations-edit-labels')}
          </Button>
          <Modal
            open={editing}
            width={1180}
            title={text('segmentations-labels-title')}
            onCancel={() => setEditing(false)}
            footer={
              <Button type="primary" onClick={() => setEditing(false)}>
                {text('ui-close')}
              </Button>
            }
            destroyOnHidden
          >
            <LabelEditor labels={labels} onChange={onChange} />
          </Modal>
        </Space>
      )}
    </Field>
  );
}
