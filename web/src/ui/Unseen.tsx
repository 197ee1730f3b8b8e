/** Words for those who hear the page; the others see where something stands. */
import type { CSSProperties, ReactNode } from 'react';

const HIDDEN: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

export function Unseen({ children }: { children: ReactNode }) {
  return <span style={HIDDEN}>{children}</span>;
}
