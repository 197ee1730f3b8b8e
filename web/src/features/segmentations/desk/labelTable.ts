/** The label table of a grid of scores: painting cells, and writing them as few rows. */
import type { Title } from '~/api/definition.ts';

import type { GridLabel } from '../specs.ts';

export interface TableDimension {
  name: string;
  bins: number;
}

/** Labels of each cell, first dimension slowest; a good table has one a cell. */
export interface Painted {
  dimensions: TableDimension[];
  cells: { scores: number[]; labels: string[] }[];
}

/** Gives cells a label, or none. */
export function paint(painted: Painted, cells: readonly number[], label: string | null): Painted {
  const chosen = new Set(cells);
  const labels = label === null ? [] : [label];
  return {
    ...painted,
    cells: painted.cells.map((cell, at) => (chosen.has(at) ? { ...cell, labels } : cell)),
  };
}

/**
 * Rows that say what is painted: boxes of cells, as large as they come. Labels stay in the order of
 * their titles; new ones come behind.
 */
export function rowsOf(
  { dimensions, cells }: Painted,
  titles: ReadonlyMap<string, Title>,
): GridLabel[] {
  const rows: GridLabel[] = [];
  for (const label of labelsOf({ cells }, titles)) {
    const left = new Set(cells.flatMap((cell, at) => (cell.labels.includes(label) ? [at] : [])));
    let first = true;
    while (left.size > 0) {
      const box = growBox(left, dimensions);
      for (const cell of cellsOf(box, dimensions)) left.delete(cell);
      const title = first ? titles.get(label) : undefined;
      rows.push({ label, ...(title && { title }), ...rangesOf(box, dimensions) });
      first = false;
    }
  }
  return rows;
}

/** The labels in use, in the order of their titles, new ones behind. */
export function labelsOf(
  { cells }: Pick<Painted, 'cells'>,
  titles: ReadonlyMap<string, Title>,
): string[] {
  const used = new Set(cells.flatMap((cell) => cell.labels));
  const known = [...titles.keys()].filter((label) => used.has(label));
  return [...new Set([...known, ...used])];
}

type Box = { from: number[]; to: number[] };

/** The box from the first cell, grown along each score while all of it is there. */
function growBox(left: ReadonlySet<number>, dimensions: readonly TableDimension[]): Box {
  const seed = scoresOf(Math.min(...left), dimensions);
  const box: Box = { from: [...seed], to: [...seed] };
  for (let dimension = dimensions.length - 1; dimension >= 0; dimension -= 1) {
    const bins = dimensions[dimension]?.bins ?? 1;
    while ((box.to[dimension] ?? bins) < bins) {
      const grown = { from: box.from, to: box.to.with(dimension, (box.to[dimension] ?? 0) + 1) };
      if (!cellsOf(grown, dimensions).every((cell) => left.has(cell))) break;
      box.to = grown.to;
    }
  }
  return box;
}

function cellsOf({ from, to }: Box, dimensions: readonly TableDimension[]): number[] {
  return dimensions.reduce<number[]>(
    (places, { bins }, dimension) => {
      const [low, high] = [from[dimension] ?? 1, to[dimension] ?? 1];
      const scores = Array.from({ length: high - low + 1 }, (_, step) => low + step);
      return places.flatMap((place) => scores.map((score) => place * bins + score - 1));
    },
    [0],
  );
}

function scoresOf(cell: number, dimensions: readonly TableDimension[]): number[] {
  let rest = cell;
  return dimensions
    .toReversed()
    .map(({ bins }) => {
      const score = (rest % bins) + 1;
      rest = Math.floor(rest / bins);
      return score;
    })
    .toReversed();
}

/** A score that is covered as a whole is left out. */
function rangesOf({ from, to }: Box, dimensions: readonly TableDimension[]) {
  const ranges: Record<string, string | number> = {};
  dimensions.forEach(({ name, bins }, at) => {
    const [low, high] = [from[at] ?? 1, to[at] ?? 1];
    if (low === 1 && high === bins) return;
    ranges[name] = low === high ? low : `${low}-${high}`;
  });
  return ranges;
}
