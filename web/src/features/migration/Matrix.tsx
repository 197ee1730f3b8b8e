/** The matrix behind the flow diagram: rows are the groups before, columns those after. */
import { Flex, Segmented, theme, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { GroupTag } from '~/ui/GroupTag.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { Unseen } from '~/ui/Unseen.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { type Flows, matrixSheet, totalsOf } from './flows.ts';

interface Given {
  flows: Flows;
  title: (label: string) => string;
  colour: (label: string) => string;
  onPick: (cell: { from: string; to: string }) => void;
}

export function Matrix({ flows, title, colour, onPick }: Given) {
  const text = useText();
  const [shown, setShown] = useUrlState('cells', 'count');
  const words = { corner: text('migration-corner'), all: text('migration-all') };
  return (
    <section aria-label={text('migration-matrix')}>
      <Flex wrap justify="space-between" gap={8} align="center" style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {text('migration-matrix')}
        </Typography.Title>
        <Segmented
          aria-label={text('migration-cells')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'count', label: text('migration-cells-count') },
            { value: 'share', label: text('migration-cells-share') },
          ]}
        />
      </Flex>
      <Typography.Paragraph type="secondary">{text('migration-matrix-what')}</Typography.Paragraph>
      <div style={{ overflowX: 'auto' }}>
        <Cells
          flows={flows}
          title={title}
          colour={colour}
          onPick={onPick}
          asShare={shown === 'share'}
          words={words}
        />
      </div>
      <SaveSheet name={text('migration-matrix')} sheet={() => matrixSheet(flows, title, words)} />
    </section>
  );
}

interface CellsGiven extends Given {
  asShare: boolean;
  words: { corner: string; all: string };
}

function Cells({ flows, title, colour, onPick, asShare, words }: CellsGiven) {
  const { number, share } = useFormat();
  const { labels, matrix } = flows;
  const { before, after, all } = totalsOf(flows);
  const largest = Math.max(1, ...matrix.flatMap((row, at) => row.filter((_, on) => on !== at)));
  const head = { fontWeight: 400, fontSize: 13, textAlign: 'start', padding: 4 } as const;
  return (
    <table style={{ borderSpacing: 3, fontVariantNumeric: 'tabular-nums', width: '100%' }}>
      <thead>
        <tr>
          <th scope="col" style={head}>
            {words.corner}
          </th>
          {labels.map((label) => (
            <th
              key={label}
              scope="col"
              style={{ ...head, textAlign: 'end', verticalAlign: 'bottom', minWidth: 76 }}
            >
              {title(label)}
            </th>
          ))}
          <th scope="col" style={{ ...head, textAlign: 'end' }}>
            {words.all}
          </th>
        </tr>
      </thead>
      <tbody>
        {labels.map((from, at) => (
          <tr key={from}>
            <th scope="row" style={{ ...head, whiteSpace: 'nowrap' }}>
              <GroupTag title={title(from)} colour={colour(from)} />
            </th>
            {labels.map((to, on) => (
              <MatrixCell
                key={to}
                said={`${title(from)} → ${title(to)}`}
                count={matrix[at]?.[on] ?? 0}
                of={asShare ? (before[at] ?? 0) : undefined}
                tint={(matrix[at]?.[on] ?? 0) / largest}
                stays={at === on}
                onPick={() => onPick({ from, to })}
              />
            ))}
            <td style={{ textAlign: 'end', padding: 4 }}>{number(before[at] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" style={head}>
            {words.all}
          </th>
          {labels.map((to, on) => (
            <td key={to} style={{ textAlign: 'end', padding: '4px 10px' }}>
              {asShare ? share(all ? (after[on] ?? 0) / all : 0) : number(after[on] ?? 0)}
            </td>
          ))}
          <td style={{ textAlign: 'end', padding: 4 }}>
            <strong>{number(all)}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface CellGiven {
  said: string;
  count: number;
  /** The row that the cell is shown as a share of; as a count without. */
  of: number | undefined;
  /** As a share of the fullest cell of those who moved. */
  tint: number;
  stays: boolean;
  onPick: () => void;
}

function MatrixCell({ said, count, of, tint, stays, onPick }: CellGiven) {
  const text = useText();
  const { number, share } = useFormat();
  const { token } = theme.useToken();
  const shown = of === undefined ? number(count) : share(of ? count / of : 0);
  const strength = Math.round(6 + Math.min(1, tint) * 40);
  if (count === 0) {
    return (
      <td style={{ textAlign: 'end', padding: '6px 10px', color: token.colorTextTertiary }}>
        {stays ? text('migration-stayed-none') : '·'}
      </td>
    );
  }
  return (
    <td style={{ padding: 0 }}>
      <button
        type="button"
        onClick={onPick}
        style={{
          width: '100%',
          padding: '6px 10px',
          textAlign: 'end',
          font: 'inherit',
          fontWeight: stays ? 600 : 400,
          cursor: 'pointer',
          color: token.colorText,
          borderRadius: 5,
          border: `1px ${stays ? 'dashed' : 'solid'} ${stays ? token.colorBorder : 'transparent'}`,
          background: stays
            ? token.colorFillQuaternary
            : `color-mix(in srgb, ${token.colorPrimary} ${strength}%, ${token.colorBgContainer})`,
        }}
      >
        <Unseen>{`${said}: `}</Unseen>
        {shown}
        {stays && (
          <span style={{ display: 'block', fontSize: 11, fontWeight: 400 }}>
            {text('migration-stayed')}
          </span>
        )}
      </button>
    </td>
  );
}
