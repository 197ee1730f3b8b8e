/** In what two versions of a segment differ. */
import type { Definition } from '~/api/definition.ts';

import type { Metadata, SegmentSpec } from './spec.ts';

export interface Difference {
  what: 'rule' | 'zh' | 'en' | 'description' | 'owner' | 'tags';
  mine: string;
  theirs: string;
}

interface Mine {
  metadata: Metadata;
  rule: string;
}

/** The rule first; nothing of what both say alike. */
export function differences(mine: Mine, theirs: Definition<SegmentSpec>): Difference[] {
  const own = parts(mine.metadata, mine.rule);
  const other = parts(theirs.metadata, theirs.spec.rule);
  const all = Object.keys(own) as Difference['what'][];
  const differing = all.filter((what) => own[what] !== other[what]);
  return differing.map((what) => ({ what, mine: own[what], theirs: other[what] }));
}

function parts(metadata: Metadata, rule: string): Record<Difference['what'], string> {
  const { title, description, owner, tags } = metadata;
  return {
    rule,
    zh: title?.zh ?? '',
    en: title?.en ?? '',
    description: description ?? '',
    owner: owner ?? '',
    tags: (tags ?? []).join(', '),
  };
}
