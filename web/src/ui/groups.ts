/** Groups of a segmentation as charts show them: the same colour for a label everywhere. */
import { GROUPS } from './palette.ts';

/** Colour of those who cannot be judged. */
export const NOBODY = '#9ca3af';

/** The colour of a label by its place in the definition; grey for the reserved one. */
export function groupColour(
  labels: readonly string[],
  label: string,
  reserved?: string | undefined,
): string {
  if (label === reserved) return NOBODY;
  const place = Math.max(0, labels.indexOf(label));
  return GROUPS[place % GROUPS.length] as string;
}

/** Methods whose last label is for those who cannot be judged, or whom no rule catches. */
const WITH_REST = ['rfm', 'abc', 'matrix', 'bands', 'rules'];

/** The label of the rest, as a method lists its labels; nothing for methods without. */
export function restOf(method: string | null, labels: readonly string[]): string | undefined {
  return method !== null && WITH_REST.includes(method) ? labels.at(-1) : undefined;
}
