/** Movements between groups: what they add up to, who is better off, and the flow diagram. */
import type { EChartsCoreOption } from 'echarts/core';

import type { Schema } from '~/api/client.ts';
import type { Sheet } from '~/ui/sheet.ts';

export type Flows = Pick<Schema['Flows'], 'labels' | 'matrix'>;

/** A pair of groups, and how many went from one to the other. */
export interface Cell {
  from: string;
  to: string;
  customers: number;
}

/** Customers of each group at both instants, and of all. */
export function totalsOf({ labels, matrix }: Flows) {
  const before = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const after = labels.map((_, on) => matrix.reduce((sum, row) => sum + (row[on] ?? 0), 0));
  const all = before.reduce((sum, count) => sum + count, 0);
  const stayed = matrix.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  return { before, after, all, stayed };
}

/** Every pair with somebody in it. */
export function cellsOf({ labels, matrix }: Flows): Cell[] {
  const cells = matrix.flatMap((row, at) =>
    row.map((customers, on) => ({ from: labels[at] ?? '', to: labels[on] ?? '', customers })),
  );
  return cells.filter(({ customers }) => customers > 0);
}

/** How good a group is: larger is better. Groups without a rank are apart from the others. */
export type Ranks = ReadonlyMap<string, number>;

/** The lifecycle from worst to best; who never bought is not worse than who left. */
const LIFECYCLE = ['流失', '衰退', '潜在', '新客户', '回流', '成长', '成熟'];

type Part = Pick<Schema['LabelPart'], 'label' | 'reserved' | 'average'>;

/**
 * The ranks of a segmentation's groups: by place where labels have an order, by the average value
 * of a customer for RFM and matrix; nothing for own rules, whose order says nothing.
 */
export function ranksOf(method: string, parts: readonly Part[]): Ranks | undefined {
  const ranked = parts.filter(({ reserved }) => !reserved);
  const inOrder = (labels: string[]) => new Map(labels.map((label, at) => [label, at]));
  const labels = ranked.map(({ label }) => label);
  switch (method) {
    case 'abc':
      return inOrder(labels.toReversed());
    case 'bands':
    case 'scorecard':
      return inOrder(labels);
    case 'lifecycle':
      return inOrder(LIFECYCLE);
    case 'rfm':
    case 'matrix': {
      if (ranked.every(({ average }) => average === null)) return undefined;
      const worth = ({ average }: Part) => Number(average ?? 0);
      return inOrder(ranked.toSorted((a, b) => worth(a) - worth(b)).map(({ label }) => label));
    }
    default:
      return undefined;
  }
}

export interface Summary {
  better: number;
  worse: number;
  stayed: number;
  /** From or to a group apart from the others. */
  other: number;
}

/** How many customers are in a better group than before, in a worse one, in the same. */
export function summaryOf(flows: Flows, ranks: Ranks): Summary {
  const summary: Summary = { better: 0, worse: 0, stayed: 0, other: 0 };
  for (const { from, to, customers } of cellsOf(flows)) {
    const [was, is] = [ranks.get(from), ranks.get(to)];
    if (from === to) summary.stayed += customers;
    else if (was === undefined || is === undefined) summary.other += customers;
    else if (is > was) summary.better += customers;
    else summary.worse += customers;
  }
  return summary;
}

interface Drawn {
  title: (label: string) => string;
  colour: (label: string) => string;
  number: (value: number) => string;
}

/** A flow diagram: groups before at the left, after at the right. */
export function sankeyOption(flows: Flows, { title, colour, number }: Drawn): EChartsCoreOption {
  const { before, after } = totalsOf(flows);
  const cells = cellsOf(flows);
  const { labels } = flows;
  const node = (side: 'from' | 'to', label: string, count: number, depth: number) => ({
    name: `${side}:${label}`,
    depth,
    itemStyle: { color: colour(label) },
    label: {
      position: depth === 0 ? 'left' : 'right',
      formatter: `${title(label)} ${number(count)}`,
    },
  });
  const shown = (counts: number[]) =>
    labels.map((label, at) => ({ label, count: counts[at] ?? 0 }));
  const peopled = ({ count }: { count: number }) => count > 0;
  return {
    tooltip: { trigger: 'item', formatter: (item: Hovered) => said(item, title, number) },
    series: [
      {
        type: 'sankey',
        left: 150,
        right: 150,
        top: 8,
        bottom: 8,
        nodeGap: 10,
        nodeWidth: 14,
        draggable: false,
        // The order of the definition, not one that the drawing finds nicer.
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        data: [
          ...shown(before)
            .filter(peopled)
            .map(({ label, count }) => node('from', label, count, 0)),
          ...shown(after)
            .filter(peopled)
            .map(({ label, count }) => node('to', label, count, 1)),
        ],
        links: cells.map(({ from, to, customers }) => ({
          source: `from:${from}`,
          target: `to:${to}`,
          value: customers,
        })),
      },
    ],
  };
}

interface Hovered {
  dataType?: string;
  name: string;
  value: number;
  data: { source?: string; target?: string };
}

/** The label of a node. */
export function labelOf(node: string): string {
  return node.slice(node.indexOf(':') + 1);
}

function said(
  { dataType, name, value, data }: Hovered,
  title: Drawn['title'],
  number: Drawn['number'],
): string {
  if (dataType === 'edge' && data.source !== undefined && data.target !== undefined) {
    return `${title(labelOf(data.source))} → ${title(labelOf(data.target))}: ${number(value)}`;
  }
  return `${title(labelOf(name))}: ${number(value)}`;
}

/** The matrix as a table. */
export function matrixSheet(
  flows: Flows,
  title: (label: string) => string,
  words: { corner: string; all: string },
): Sheet {
  const { before, after, all } = totalsOf(flows);
  return {
    head: [words.corner, ...flows.labels.map(title), words.all],
    rows: [
      ...flows.matrix.map((row, at) => [title(flows.labels[at] ?? ''), ...row, before[at] ?? 0]),
      [words.all, ...after, all],
    ],
  };
}
