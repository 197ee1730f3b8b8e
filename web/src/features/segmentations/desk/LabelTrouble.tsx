/** Which cells of a label table have no label, or two. */
import { Alert } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';

import { cellName } from './LabelGrid.tsx';
import { useLabelName } from './Palette.tsx';

/** So many cells are named; the others are counted. */
const NAMED = 8;

export function LabelTrouble({ cover }: { cover: Schema['LabelCheck'] | undefined }) {
  const text = useText();
  const named = useLabelName();
  if (!cover) return null;
  const names = cover.dimensions.map(({ name }) => name);
  const uncovered = cover.cells.filter(({ labels }) => labels.length === 0);
  const doubled = cover.cells.filter(({ labels }) => labels.length > 1);
  const listed = (cells: string[]) =>
    cells.slice(0, NAMED).join(', ') +
    (cells.length > NAMED
      ? ` ${text('segmentations-cells-more', { count: cells.length - NAMED })}`
      : '');
  if (uncovered.length + doubled.length === 0) {
    return <Alert type="success" showIcon title={text('segmentations-labels-good')} />;
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text('segmentations-labels-wrong')}
      description={
        <>
          {uncovered.length > 0 && (
            <div>
              {text('segmentations-cells-uncovered', {
                count: uncovered.length,
                cells: listed(uncovered.map(({ scores }) => cellName(names, scores))),
              })}
            </div>
          )}
          {doubled.length > 0 && (
            <div>
              {text('segmentations-cells-doubled', {
                count: doubled.length,
                cells: listed(
                  doubled.map(
                    ({ scores, labels }) =>
                      `${cellName(names, scores)} (${labels.map(named).join(' + ')})`,
                  ),
                ),
              })}
            </div>
          )}
        </>
      }
    />
  );
}
