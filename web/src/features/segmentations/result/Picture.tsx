/** A segmentation as a picture, each method its own. */
import type { Breakdown } from './grid.ts';
import { GroupBars } from './GroupBars.tsx';
import { LifecycleFlow } from './LifecycleFlow.tsx';
import type { OnPick } from './pick.ts';
import { ScoreGrid } from './ScoreGrid.tsx';

interface Given {
  breakdown: Breakdown;
  onPick?: OnPick;
}

export function Picture({ breakdown, onPick }: Given) {
  switch (breakdown.method) {
    case 'rfm':
    case 'matrix':
      return breakdown.cells.length > 0 ? (
        <ScoreGrid breakdown={breakdown} onPick={onPick} />
      ) : (
        <GroupBars breakdown={breakdown} onPick={onPick} />
      );
    case 'lifecycle':
      return <LifecycleFlow breakdown={breakdown} onPick={onPick} />;
    default:
      return <GroupBars breakdown={breakdown} onPick={onPick} />;
  }
}
