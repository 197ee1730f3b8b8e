/** A small drawing of what each way of dividing customers does. */
import { GROUPS } from '~/ui/palette.ts';

import type { Method } from './specs.ts';

const [TEAL, AMBER, BLUE, PINK, GREEN] = GROUPS as [string, string, string, string, string];

const DRAWINGS: Record<Method, React.ReactNode> = {
  rfm: [0, 1, 2, 3, 4].flatMap((row) =>
    [0, 1, 2, 3, 4].map((column) => (
      <rect
        key={`${row}${column}`}
        x={8 + column * 13}
        y={2 + row * 9}
        width={11}
        height={7}
        rx={1.5}
        fill={column - row > 1 ? TEAL : column > 2 ? GREEN : column < 2 && row > 1 ? PINK : AMBER}
        opacity={0.85}
      />
    )),
  ),
  abc: (
    <>
      <path d="M8 46 C14 16 26 8 72 4" fill="none" stroke={TEAL} strokeWidth={3} />
      <path d="M22 4 V46 M44 4 V46" stroke={AMBER} strokeDasharray="3 3" />
    </>
  ),
  matrix: (
    <>
      <rect x={12} y={3} width={27} height={20} rx={3} fill={BLUE} />
      <rect x={41} y={3} width={27} height={20} rx={3} fill={TEAL} />
      <rect x={12} y={25} width={27} height={20} rx={3} fill={AMBER} opacity={0.6} />
      <rect x={41} y={25} width={27} height={20} rx={3} fill={GREEN} />
    </>
  ),
  lifecycle: (
    <>
      <path d="M12 24 H68" stroke="currentColor" opacity={0.35} strokeWidth={2} />
      {[BLUE, GREEN, TEAL, AMBER, PINK].map((colour, at) => (
        <circle key={colour} cx={12 + at * 14} cy={24} r={at === 2 ? 8 : 5} fill={colour} />
      ))}
    </>
  ),
  bands: [14, 26, 40].map((height, at) => (
    <rect
      key={height}
      x={14 + at * 19}
      y={46 - height}
      width={14}
      height={height}
      rx={2}
      fill={[AMBER, GREEN, TEAL][at]}
    />
  )),
  scorecard: [30, 52, 20].map((width, at) => (
    <g key={width}>
      <rect
        x={8}
        y={5 + at * 15}
        width={64}
        height={9}
        rx={4.5}
        fill="currentColor"
        opacity={0.12}
      />
      <rect
        x={8}
        y={5 + at * 15}
        width={width}
        height={9}
        rx={4.5}
        fill={[TEAL, BLUE, AMBER][at]}
      />
    </g>
  )),
  rules: [TEAL, BLUE, AMBER].map((colour, at) => (
    <g key={colour}>
      <circle cx={14} cy={9 + at * 15} r={5} fill={colour} />
      <rect
        x={25}
        y={5 + at * 15}
        width={46 - at * 9}
        height={8}
        rx={4}
        fill="currentColor"
        opacity={0.18}
      />
    </g>
  )),
};

export function MethodPicture({ method, width = 96 }: { method: Method; width?: number }) {
  return (
    <svg
      viewBox="0 0 80 48"
      width={width}
      height={width * 0.6}
      aria-hidden
      focusable="false"
      style={{ flex: 'none' }}
    >
      {DRAWINGS[method]}
    </svg>
  );
}
