/** Pairs of groups between which customers move. */

export interface Move {
  from: string;
  to: string;
  customers: number;
}

interface Matrix {
  from_labels: string[];
  to_labels: string[];
  matrix: number[][];
}

/** Every pair with somebody in it whose labels differ, the largest first. */
export function movesOf({ from_labels, to_labels, matrix }: Matrix): Move[] {
  const moves = matrix.flatMap((row, at) =>
    row.map((customers, on) => ({
      from: from_labels[at] ?? '',
      to: to_labels[on] ?? '',
      customers,
    })),
  );
  return moves
    .filter(({ from, to, customers }) => from !== to && customers > 0)
    .sort((a, b) => b.customers - a.customers);
}
