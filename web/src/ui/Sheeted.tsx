/** A small table of plain cells. */
import { Table } from 'antd';

import { SaveSheet } from './SaveSheet.tsx';
import type { Sheet } from './sheet.ts';
import { useFormat } from './format.ts';

/** A sheet as a table on the page, which can be saved. */
export function Sheeted({ title, sheet }: { title: string; sheet: Sheet }) {
  const { number } = useFormat();
  const columns = sheet.head.map((head, index) => ({
    title: head,
    dataIndex: ['cells', index],
    align: typeof sheet.rows[0]?.[index] === 'number' ? ('right' as const) : ('left' as const),
    render: (cell: string | number | null) => (typeof cell === 'number' ? number(cell) : cell),
  }));
  const rows = sheet.rows.map((cells, key) => ({ key, cells }));
  return (
    <>
      <Table
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={rows.length > 20 ? { pageSize: 20 } : false}
        scroll={{ x: 'max-content' }}
      />
      <SaveSheet name={title} sheet={() => sheet} />
    </>
  );
}
