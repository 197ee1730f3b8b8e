/** Saves a whole list of customers for Excel, page after page, for those who may export. */
import { FileExcelOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';

import { useFormat } from './format.ts';
import { saveSheet, type Sheet } from './sheet.ts';

/** Longer lists are exported by the server. */
const MOST = 10_000;

interface OnePage<Item> {
  items: Item[];
  next: string | null;
}

interface Given<Item> {
  name: string;
  /** How many there are. */
  total: number;
  load: (cursor: string | undefined) => Promise<{ data?: OnePage<Item> | undefined }>;
  sheet: (items: Item[]) => Sheet;
}

/** Every item of a list, up to so many. */
export async function everything<Item>(load: Given<Item>['load'], most = MOST): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await load(cursor);
    if (!data) throw new Error('the list has no body');
    items.push(...data.items);
    cursor = data.next ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items;
}

export function SaveAll<Item>({ name, total, load, sheet }: Given<Item>) {
  const text = useText();
  const { number } = useFormat();
  const { notification } = App.useApp();
  const may = useRight('export');
  const [saving, setSaving] = useState(false);
  if (!may || total === 0) return null;
  const save = async () => {
    setSaving(true);
    try {
      await saveSheet(name, sheet(await everything(load)));
    } catch (error) {
      notification.error({ title: text('ui-error'), description: problemOf(error).message });
    } finally {
      setSaving(false);
    }
  };
  const tooMany = total > MOST;
  return (
    <Tooltip title={tooMany && text('ui-save-all-too-many', { most: number(MOST) })}>
      <Button
        icon={<FileExcelOutlined />}
        loading={saving}
        disabled={tooMany}
        onClick={() => void save()}
      >
        {text('ui-save-all', { count: total })}
      </Button>
    </Tooltip>
  );
}
