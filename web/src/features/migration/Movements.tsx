/** Who moved: in short, as a flow diagram, as a matrix, and the customers of each cell. */
import { Card, Flex } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useLabelTitle } from '~/api/labels.ts';
import { useText } from '~/messages/Messages.tsx';
import { Chart } from '~/ui/Chart.tsx';
import { useFormat } from '~/ui/format.ts';
import { groupColour, restOf } from '~/ui/groups.ts';
import { useUrlState } from '~/ui/useUrlState.ts';

import { CellDrawer } from './CellDrawer.tsx';
import { cellsOf, labelOf, sankeyOption } from './flows.ts';
import { Matrix } from './Matrix.tsx';
import { InShort } from './InShort.tsx';
import { useRanks } from './useRanks.ts';

interface Given {
  flows: Schema['Flows'];
  method: string;
  from: string;
  /** Empty is now. */
  to: string;
}

/** Narrower than this the flows between the names cannot be told apart, px. */
const NARROW = 560;

export function Movements({ flows, method, from, to }: Given) {
  const text = useText();
  const { number, day } = useFormat();
  const title = useLabelTitle(flows.definition);
  const rest = restOf(method, flows.labels);
  const ranks = useRanks(flows.definition, method, flows.labels, rest);
  const [cell, setCell] = useCell();
  const colour = (label: string) => groupColour(flows.labels, label, rest);
  const cells = cellsOf(flows);
  return (
    <Flex vertical gap={16}>
      <InShort flows={flows} ranks={ranks} />
      <Card>
        <div style={{ overflowX: 'auto' }}>
          <div style={{ minWidth: NARROW }}>
            <Chart
              title={text('migration-flows', { from: day(flows.from), to: day(flows.to) })}
              height={Math.max(320, flows.labels.length * 48)}
              option={sankeyOption(flows, { title, colour, number })}
              sheet={{
                head: [text('migration-before'), text('migration-after'), text('ui-count')],
                rows: cells.map((one) => [title(one.from), title(one.to), one.customers]),
              }}
              onPick={({ data }) => {
                const { source, target } = data as { source?: string; target?: string };
                if (source !== undefined && target !== undefined) {
                  setCell({ from: labelOf(source), to: labelOf(target) });
                }
              }}
            />
          </div>
        </div>
      </Card>
      <Card>
        <Matrix flows={flows} title={title} colour={colour} onPick={setCell} />
      </Card>
      {cell && flows.labels.includes(cell.from) && flows.labels.includes(cell.to) && (
        <CellDrawer
          flows={flows}
          cell={cell}
          from={from}
          to={to}
          title={title}
          onClose={() => setCell(undefined)}
        />
      )}
    </Flex>
  );
}

interface Pair {
  from: string;
  to: string;
}

/** The cell whose customers are shown lies in the address: both labels, each encoded. */
function useCell(): [Pair | undefined, (cell: Pair | undefined) => void] {
  const [shown, setShown] = useUrlState('cell');
  const [from, to] = shown.split('~').map(decodeURIComponent);
  const cell = from !== undefined && to !== undefined ? { from, to } : undefined;
  const set = (next: Pair | undefined) => {
    const encoded = next && [next.from, next.to].map(encodeURIComponent).join('~');
    setShown(encoded ?? '', next !== undefined);
  };
  return [cell, set];
}
