/** The grid of scores: how many customers, or how much value, each cell holds. */
import { Flex, Segmented, Select, Typography } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import type { Breakdown, Measure } from './grid.ts';
import { fold } from './grid.ts';
import { useGridSheet } from './useGridSheet.ts';
import { GridTable } from './GridTable.tsx';
import type { OnPick } from './pick.ts';

const MEASURES: Measure[] = ['customers', 'value', 'average'];

interface Given {
  breakdown: Breakdown;
  onPick?: OnPick | undefined;
}

export function ScoreGrid({ breakdown, onPick }: Given) {
  const text = useText();
  const pairs = pairsOf(breakdown.dimensions.map(({ name }) => name));
  const [axes, setAxes] = useUrlState('axes', pairs[0]?.join('-') ?? '');
  const [shown, setShown] = useUrlState('measure', 'customers');
  const [row, column] = pairs.find((pair) => pair.join('-') === axes) ?? pairs[0] ?? ['', ''];
  const measure = MEASURES.find((known) => known === shown) ?? 'customers';
  const sheetOf = useGridSheet(breakdown);
  const cells = fold(breakdown, row, column);
  const axis = (name: string) => text(`segmentations-axis-${name}` as MessageId);
  return (
    <section aria-label={text('segmentations-grid')}>
      <Flex wrap gap={12} align="center" style={{ marginBottom: 8 }}>
        {pairs.length > 1 && (
          <Select
            aria-label={text('segmentations-axes')}
            value={`${row}-${column}`}
            onChange={(next: string) => setAxes(next)}
            options={pairs.map(([of, on]) => ({
              value: `${of}-${on}`,
              label: `${axis(of)} × ${axis(on)}`,
            }))}
          />
        )}
        {breakdown.value && (
          <Segmented
            aria-label={text('segmentations-measure')}
            value={measure}
            onChange={(next) => setShown(next)}
            options={MEASURES.map((value) => ({
              value,
              label: text(`segmentations-measure-${value}` as MessageId),
            }))}
          />
        )}
      </Flex>
      <GridTable
        breakdown={breakdown}
        cells={cells}
        row={row}
        column={column}
        measure={breakdown.value ? measure : 'customers'}
        onPick={onPick}
      />
      {breakdown.dimensions.length > 2 && (
        <Typography.Text type="secondary" style={{ display: 'block' }}>
          {text('segmentations-folded')}
        </Typography.Text>
      )}
      <SaveSheet
        name={`${axis(row)} × ${axis(column)}`}
        sheet={() => sheetOf(cells, row, column)}
      />
    </section>
  );
}

/** Every pair of dimensions, the first ones first. */
function pairsOf(names: string[]): [string, string][] {
  return names.flatMap((row, at) =>
    names.slice(at + 1).map((column): [string, string] => [row, column]),
  );
}
