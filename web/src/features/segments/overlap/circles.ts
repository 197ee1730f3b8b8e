/**
 * Two or three groups as circles whose areas, and the areas in which two of them overlap, are in
 * proportion to their customers. Where all three meet, the area follows from that and can be off.
 */

export interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** How many are in just these groups, by index. */
export interface Part {
  sets: number[];
  customers: number;
}

/** Where a part is written. */
export interface Spot extends Part {
  x: number;
  y: number;
}

export interface Picture {
  circles: Circle[];
  /** Parts that can be seen; what is too small has none. */
  spots: Spot[];
}

/** The circles of two or three groups with somebody in each. */
export function circlesOf(sizes: number[], parts: Part[]): Picture {
  const radii = sizes.map((size) => Math.sqrt(size / Math.PI));
  const both = (a: number, b: number) =>
    parts
      .filter(({ sets }) => sets.includes(a) && sets.includes(b))
      .reduce((sum, { customers }) => sum + customers, 0);
  const apart = (a: number, b: number) => distanceFor(radii[a] ?? 0, radii[b] ?? 0, both(a, b));
  const [first = 0, second = 0, third] = radii;
  const width = apart(0, 1);
  const circles = [
    { x: 0, y: 0, radius: first },
    { x: width, y: 0, radius: second },
  ];
  if (third !== undefined) {
    circles.push({ ...corner(width, apart(0, 2), apart(1, 2)), radius: third });
  }
  return { circles, spots: spotsOf(circles, parts) };
}

/** How far two circles are apart when they overlap in an area. */
export function distanceFor(r: number, s: number, area: number): number {
  let [near, far] = [Math.abs(r - s), r + s];
  if (area <= 0) return far * 1.05;
  for (let step = 0; step < 50; step += 1) {
    const middle = (near + far) / 2;
    if (lens(r, s, middle) > area) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/** The area in which two circles overlap. */
function lens(r: number, s: number, d: number): number {
  if (d >= r + s) return 0;
  if (d <= Math.abs(r - s)) return Math.PI * Math.min(r, s) ** 2;
  const a = Math.acos(within((d * d + r * r - s * s) / (2 * d * r)));
  const b = Math.acos(within((d * d + s * s - r * r) / (2 * d * s)));
  return r * r * (a - Math.sin(2 * a) / 2) + s * s * (b - Math.sin(2 * b) / 2);
}

const within = (cosine: number) => Math.min(1, Math.max(-1, cosine));

/** The third corner of a triangle, or the point nearest to one where there is none. */
function corner(width: number, left: number, right: number): { x: number; y: number } {
  if (width === 0) return { x: 0, y: left };
  const x = (width * width + left * left - right * right) / (2 * width);
  return { x, y: Math.sqrt(Math.max(0, left * left - x * x)) };
}

/** How fine the places are looked at, along one side. */
const GRID = 80;

/** The middle of each part: of the places within it the one farthest from every line. */
function spotsOf(circles: Circle[], parts: Part[]): Spot[] {
  const { left, top, width, height } = boundsOf(circles);
  const best = new Map<string, { x: number; y: number; room: number }>();
  for (let row = 0; row <= GRID; row += 1) {
    for (let column = 0; column <= GRID; column += 1) {
      const [x, y] = [left + (width * column) / GRID, top + (height * row) / GRID];
      const depths = circles.map((one) => one.radius - Math.hypot(x - one.x, y - one.y));
      const key = depths.flatMap((depth, set) => (depth > 0 ? [set] : [])).join();
      const room = Math.min(...depths.map(Math.abs));
      if (room > (best.get(key)?.room ?? 0)) best.set(key, { x, y, room });
    }
  }
  return parts.flatMap((part) => {
    const spot = best.get(part.sets.join());
    const seen = spot && part.sets.length > 0 && spot.room > width / 100;
    return seen ? [{ ...part, x: spot.x, y: spot.y }] : [];
  });
}

export function boundsOf(circles: Circle[]) {
  const left = Math.min(...circles.map(({ x, radius }) => x - radius));
  const right = Math.max(...circles.map(({ x, radius }) => x + radius));
  const top = Math.min(...circles.map(({ y, radius }) => y - radius));
  const bottom = Math.max(...circles.map(({ y, radius }) => y + radius));
  return { left, top, width: right - left, height: bottom - top };
}
