/** Customers chosen on a picture of a segmentation. */

export interface Pick {
  /** Only with this label. */
  label?: string;
  /** Only with these scores, `r:5,f:4`. */
  scores?: string;
}

/** Shows the customers who were chosen. */
export type OnPick = (pick: Pick) => void;
