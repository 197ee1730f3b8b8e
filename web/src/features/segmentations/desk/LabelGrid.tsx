/** The cells of a label table: one board, or one for each score of the last dimension. */
import { Flex, theme } from 'antd';
import { useState } from 'react';

import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { groupColour } from '~/ui/groups.ts';
import { Unseen } from '~/ui/Unseen.tsx';

import type { Painted } from './labelTable.ts';
import { useLabelName } from './Palette.tsx';

interface Given {
  painted: Painted;
  labels: string[];
  onPaint: (cells: number[]) => void;
}

type At = { cell: Painted['cells'][number]; at: number };

export function LabelGrid({ painted, labels, onPaint }: Given) {
  const text = useText();
  const [held, setHeld] = useState(false);
  const third = painted.dimensions[2];
  const boards = third ? Array.from({ length: third.bins }, (_, at) => at + 1) : [undefined];
  return (
    <Flex
      wrap
      gap={16}
      onPointerUp={() => setHeld(false)}
      onPointerLeave={() => setHeld(false)}
      onPointerDown={() => setHeld(true)}
    >
      {boards.map((score) => (
        <Board
          key={score ?? 0}
          title={
            third && score !== undefined
              ? `${text(`segmentations-axis-${third.name}` as MessageId)} ${score}`
              : undefined
          }
          painted={painted}
          score={score}
          labels={labels}
          held={held}
          onPaint={onPaint}
        />
      ))}
    </Flex>
  );
}

interface BoardGiven extends Given {
  title: string | undefined;
  score: number | undefined;
  held: boolean;
}

function Board({ title, painted, score, labels, held, onPaint }: BoardGiven) {
  const text = useText();
  const [rows, columns] = painted.dimensions;
  const cells: At[] = painted.cells
    .map((cell, at) => ({ cell, at }))
    .filter(({ cell }) => score === undefined || cell.scores[2] === score);
  const rowScores = Array.from({ length: rows?.bins ?? 0 }, (_, at) => (rows?.bins ?? 0) - at);
  const columnScores = Array.from({ length: columns?.bins ?? 0 }, (_, at) => at + 1);
  const axis = (name: string | undefined) => text(`segmentations-axis-${name}` as MessageId);
  return (
    <table style={{ borderSpacing: 2 }}>
      <caption style={{ textAlign: 'start', fontSize: 13, paddingBottom: 2 }}>
        {title ?? `${axis(rows?.name)} × ${axis(columns?.name)}`}
      </caption>
      <tbody>
        {rowScores.map((row) => (
          <tr key={row}>
            <th scope="row" style={{ fontSize: 11, fontWeight: 400 }}>{`${rows?.name}${row}`}</th>
            {columnScores.map((column) => (
              <td key={column} style={{ padding: 0 }}>
                <PaintCell
                  found={cells.find(
                    ({ cell }) => cell.scores[0] === row && cell.scores[1] === column,
                  )}
                  names={painted.dimensions.map(({ name }) => name)}
                  labels={labels}
                  held={held}
                  onPaint={onPaint}
                />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <td />
          {columnScores.map((column) => (
            <th key={column} scope="col" style={{ fontSize: 11, fontWeight: 400 }}>
              {`${columns?.name}${column}`}
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

interface CellGiven {
  found: At | undefined;
  names: string[];
  labels: string[];
  held: boolean;
  onPaint: (cells: number[]) => void;
}

/** `r5 f4 m4` */
export function cellName(names: readonly string[], scores: readonly number[]): string {
  return names.map((name, at) => `${name}${scores[at]}`).join(' ');
}

function PaintCell({ found, names, labels, held, onPaint }: CellGiven) {
  const text = useText();
  const { token } = theme.useToken();
  const named = useLabelName();
  if (!found) return null;
  const { cell, at } = found;
  const [label] = cell.labels;
  const fine = cell.labels.length === 1;
  const said = cell.labels.map(named).join(' + ') || text('segmentations-cell-none');
  const colour = label === undefined ? 'transparent' : groupColour(labels, label);
  return (
    <button
      type="button"
      title={`${cellName(names, cell.scores)}: ${said}`}
      onClick={() => onPaint([at])}
      onPointerEnter={() => held && onPaint([at])}
      style={{
        width: 34,
        height: 30,
        padding: 0,
        cursor: 'pointer',
        borderRadius: 4,
        fontWeight: fine ? 400 : 700,
        fontSize: 11,
        color: fine ? token.colorText : token.colorError,
        border: `2px ${fine ? 'solid' : 'dashed'} ${fine ? 'transparent' : token.colorError}`,
        background: `color-mix(in srgb, ${colour} 45%, ${token.colorBgContainer})`,
      }}
    >
      <Unseen>{`${cellName(names, cell.scores)}: ${said} `}</Unseen>
      {fine ? named(label ?? '').slice(0, 2) : cell.labels.length ? '!!' : '!'}
    </button>
  );
}
