/** The button under every table that saves it for Excel. */
import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { saveSheet, type Sheet } from './sheet.ts';

/** Saves what is shown. What has more rows than a page shows is exported by the server instead. */
export function SaveSheet({ name, sheet }: { name: string; sheet: () => Sheet }) {
  const text = useText();
  const [saving, setSaving] = useState(false);
  const save = () => {
    setSaving(true);
    void saveSheet(name, sheet()).finally(() => setSaving(false));
  };
  return (
    <Tooltip title={text('ui-export-table')}>
      <Button
        type="text"
        size="small"
        icon={<FileExcelOutlined />}
        loading={saving}
        onClick={save}
        aria-label={text('ui-export-table')}
        style={{ alignSelf: 'flex-start' }}
      >
        {text('ui-export-xlsx')}
      </Button>
    </Tooltip>
  );
}
