/** The cells of a grid as a table. */
import { useText } from '~/messages/Messages.tsx';
import type { Sheet } from '~/ui/sheet.ts';

import type { Breakdown, Folded } from './grid.ts';
import { useTitles } from './useTitles.ts';

/** Gives the sheet of folded cells, one a row, the best first. */
export function useGridSheet(breakdown: Breakdown) {
  const text = useText();
  const { title } = useTitles(breakdown);
  return (cells: ReadonlyMap<string, Folded>, row: string, column: string): Sheet => ({
    head: [
      row.toUpperCase(),
      column.toUpperCase(),
      text('segmentations-group'),
      text('ui-count'),
      text('segmentations-worth'),
    ],
    rows: [...cells.values()]
      .sort((a, b) => b.row - a.row || b.column - a.column)
      .map((cell) => [
        cell.row,
        cell.column,
        cell.labels.map(title).join(', '),
        cell.customers,
        breakdown.value ? cell.value : null,
      ]),
  });
}
