/** The cells of a grid of two scores, tinted by what they hold. */
import { theme, Typography } from 'antd';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Unseen } from '~/ui/Unseen.tsx';

import { type Breakdown, cellKey, type Folded, type Measure, measured } from './grid.ts';
import type { OnPick } from './pick.ts';
import { RangeText } from './RangeText.tsx';
import { useTitles, valueFormat } from './useTitles.ts';

interface Given {
  breakdown: Breakdown;
  cells: Map<string, Folded>;
  row: string;
  column: string;
  measure: Measure;
  onPick: OnPick | undefined;
}

export function GridTable({ breakdown, cells, row, column, measure, onPick }: Given) {
  const text = useText();
  const dimension = (name: string) => breakdown.dimensions.find((known) => known.name === name);
  const [down, across] = [dimension(row), dimension(column)];
  const scores = (bins: number) => Array.from({ length: bins }, (_, at) => at + 1);
  const values = [...cells.values()].map((cell) => measured(cell, measure) ?? 0);
  const most = Math.max(1, ...values);
  const axis = (name: string) => text(`segmentations-axis-${name}` as MessageId);
  if (!down || !across) return null;
  return (
    <div style={{ overflowX: 'auto' }}>
      <table style={{ borderSpacing: 4, width: '100%', minWidth: 480, tableLayout: 'fixed' }}>
        <caption style={{ captionSide: 'bottom', paddingTop: 4 }}>
          <Typography.Text type="secondary">
            {text('segmentations-grid-axes', { rows: axis(row), columns: axis(column) })}
          </Typography.Text>
        </caption>
        <tbody>
          {scores(down.bins)
            .toReversed()
            .map((score) => (
              <tr key={score}>
                <th scope="row" style={{ width: 92, fontWeight: 400, textAlign: 'end' }}>
                  <RangeText dimension={down} score={score} money={breakdown.value?.money} />
                </th>
                {scores(across.bins).map((on) => {
                  const cell = cells.get(cellKey(score, on));
                  return (
                    <td key={on} style={{ padding: 0 }}>
                      {cell && (
                        <GridCell
                          breakdown={breakdown}
                          cell={cell}
                          measure={measure}
                          share={(measured(cell, measure) ?? 0) / most}
                          onPick={
                            onPick && (() => onPick({ scores: `${row}:${score},${column}:${on}` }))
                          }
                          place={`${row}${score} ${column}${on}`}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          <tr>
            <td />
            {scores(across.bins).map((on) => (
              <th key={on} scope="col" style={{ fontWeight: 400, verticalAlign: 'top' }}>
                <RangeText dimension={across} score={on} money={breakdown.value?.money} />
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface CellGiven {
  breakdown: Breakdown;
  cell: Folded;
  measure: Measure;
  /** As a share of the fullest cell. */
  share: number;
  place: string;
  onPick: (() => void) | undefined;
}

function GridCell({ breakdown, cell, measure, share, place, onPick }: CellGiven) {
  const text = useText();
  const format = useFormat();
  const { token } = theme.useToken();
  const { title, colour } = useTitles(breakdown);
  const amount = measured(cell, measure);
  const write = measure === 'customers' ? format.number : valueFormat(breakdown.value, format);
  const shown = amount === null ? '–' : write(amount);
  const [main, ...others] = cell.labels;
  const names = cell.labels.map(title).join(', ');
  const style: React.CSSProperties = {
    display: 'block',
    width: '100%',
    minHeight: breakdown.dimensions.length > 2 ? 62 : 92,
    padding: '6px 8px',
    textAlign: 'start',
    color: token.colorText,
    font: 'inherit',
    border: 0,
    borderInlineStart: `4px solid ${colour(main ?? '')}`,
    borderRadius: 6,
    overflow: 'hidden',
    background: `color-mix(in srgb, ${token.colorPrimary} ${Math.round(4 + share * 40)}%, ${token.colorBgContainer})`,
  };
  const content = (
    <>
      <span style={{ display: 'block', fontSize: 17, fontWeight: 600 }}>{shown}</span>
      <span style={{ display: 'block', fontSize: 12, lineHeight: 1.25 }}>
        {main === undefined ? '' : title(main)}
        {others.length > 0 && ` ${text('segmentations-and-others', { count: others.length })}`}
      </span>
    </>
  );
  if (!onPick) {
    return (
      <div style={style} title={names}>
        {content}
      </div>
    );
  }
  return (
    <button type="button" style={{ ...style, cursor: 'pointer' }} title={names} onClick={onPick}>
      <Unseen>{`${place}: `}</Unseen>
      {content}
    </button>
  );
}
