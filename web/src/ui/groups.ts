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
