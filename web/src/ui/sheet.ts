/** Tables as Excel files, made in the browser; the writer is loaded when it is asked for. */

export type Cell = string | number | null;

/** A table as rows of cells, the first row its head. */
export interface Sheet {
  head: string[];
  rows: Cell[][];
}

/** Saves a table as `<name>.xlsx`. Texts stay texts, so that none is taken for a formula. */
export async function saveSheet(name: string, { head, rows }: Sheet): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const cell = (value: Cell) => {
    if (value === null) return null;
    return typeof value === 'number' ? { value, type: Number } : { value, type: String };
  };
  const top = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const file = write([top, ...rows.map((row) => row.map(cell))]);
  await file.toFile(`${name}.xlsx`);
}
