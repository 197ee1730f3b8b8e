/** What ECharts draws of groups laid over each other: circles for two or three, bars for more. */
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { EChartsCoreOption } from 'echarts/core';

import { GROUPS } from '~/ui/palette.ts';

import { boundsOf, type Circle, circlesOf, type Part } from './circles.ts';

export interface Shown {
  titles: string[];
  sizes: number[];
  parts: Part[];
  /** What a part is called. */
  named: (part: Part) => string;
  number: (count: number) => string;
  /** Of text on the page. */
  colour: string;
}

/** Whether circles can show them. */
export function hasCircles({ sizes }: Pick<Shown, 'sizes'>): boolean {
  return sizes.length >= 2 && sizes.length <= 3 && sizes.every((size) => size > 0);
}

export function pictureOption(shown: Shown): EChartsCoreOption {
  return hasCircles(shown) ? circles(shown) : bars(shown);
}

/** Room around the circles for their names, in pixels. */
const ROOM = { x: 60, y: 48 };

function circles(shown: Shown): EChartsCoreOption {
  const { titles, sizes, parts, named, number } = shown;
  const picture = circlesOf(sizes, parts);
  const { left, top, width, height } = boundsOf(picture.circles);
  const middle = { x: left + width / 2, y: top + height / 2 };
  const draw = ({ dataIndex }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const [w, h] = [api.getWidth(), api.getHeight()];
    const scale = Math.min((w - ROOM.x) / width, (h - 2 * ROOM.y) / height);
    const at = ({ x, y }: { x: number; y: number }) => ({
      x: w / 2 + (x - middle.x) * scale,
      y: h / 2 + (y - middle.y) * scale,
    });
    const circle = picture.circles[dataIndex];
    if (circle) {
      const apart = Math.abs((picture.circles[1]?.x ?? 0) - (picture.circles[0]?.x ?? 0)) * scale;
      return group(shown, dataIndex, { ...at(circle), radius: circle.radius * scale }, apart);
    }
    const spot = picture.spots[dataIndex - picture.circles.length];
    if (!spot) return null;
    const style = { text: number(spot.customers), fontSize: 14, fontWeight: 'bold' as const };
    return { ...text(at(spot), { ...style, fill: shown.colour }), silent: true };
  };
  const groups = titles.map((title, index) => ({ title, count: sizes[index] ?? 0 }));
  const spots = picture.spots.map((part) => ({ title: named(part), count: part.customers }));
  return {
    tooltip: { formatter: ({ name }: { name: string }) => name },
    series: {
      type: 'custom',
      coordinateSystem: 'none',
      renderItem: draw,
      data: [...groups, ...spots].map(({ title, count }) => ({
        name: `${title}: ${number(count)}`,
        value: count,
      })),
    },
  };
}

/** How far apart names that stand beside each other are at least, in pixels. */
const BESIDE = 90;

/** A circle with the name of its group and how many are in it. */
function group(shown: Shown, index: number, { x, y, radius }: Circle, apart: number) {
  const fill = GROUPS[index];
  // The third one stands below the others; one within another has no room for a name above it.
  const isBelow = index === 2 || (index === 1 && apart < BESIDE);
  const title = `${shown.titles[index] ?? ''}\n${shown.number(shown.sizes[index] ?? 0)}`;
  const width = apart < BESIDE || index === 2 ? 3 * BESIDE : apart - 8;
  const style = { text: title, fill: shown.colour, fontSize: 13, lineHeight: 17 };
  const wrapped = { ...style, width, overflow: 'break' as const };
  return {
    type: 'group' as const,
    children: [
      {
        type: 'circle' as const,
        shape: { cx: x, cy: y, r: radius },
        style: { fill, fillOpacity: 0.3, stroke: fill, lineWidth: 2 },
      },
      isBelow
        ? text({ x, y: y + radius + 6 }, wrapped, 'top')
        : text({ x, y: y - radius - 6 }, wrapped, 'bottom'),
    ],
  };
}

type Vertical = 'top' | 'middle' | 'bottom';

function text<S>(at: { x: number; y: number }, style: S, verticalAlign: Vertical = 'middle') {
  return {
    type: 'text' as const,
    ...at,
    style: { ...style, align: 'center' as const, verticalAlign },
  };
}

/** Most bars of one picture; the table has all. */
const MOST = 15;

function bars({ parts, named, number }: Shown): EChartsCoreOption {
  const shown = parts.filter(({ sets }) => sets.length > 0).slice(0, MOST);
  return {
    grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      formatter: ({ name, value }: { name: string; value: number }) => `${name}: ${number(value)}`,
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(named),
      axisLabel: { width: 280, overflow: 'truncate' },
    },
    series: {
      type: 'bar',
      barMaxWidth: 20,
      data: shown.map(({ customers }) => customers),
      label: {
        show: true,
        position: 'right',
        formatter: ({ value }: { value: number }) => number(value),
      },
    },
  };
}

/** How high the picture is, in pixels. */
export function heightOf(shown: Shown): number {
  if (hasCircles(shown)) return 400;
  const rows = shown.parts.filter(({ sets }) => sets.length > 0).length;
  return 40 + 28 * Math.min(MOST, Math.max(rows, 1));
}
