/** What segments and lists hold. */
import type { Definition, Saved } from '~/api/definition.ts';

export interface SegmentSpec {
  rule: string;
}

export interface ListSpec {
  rule?: string;
  add?: string[];
  remove?: string[];
}

export type SavedSegment = Saved<SegmentSpec>;
export type Metadata = Definition['metadata'];
