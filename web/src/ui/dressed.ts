/** Charts in the page's colours, light and dark. */
import type { EChartsCoreOption } from 'echarts/core';

import { BRAND, GROUPS } from './palette.ts';

/** Colours and fonts of the theme. */
export interface Look {
  colorText: string;
  colorTextSecondary: string;
  colorBgElevated: string;
  colorBorder: string;
  fontFamily: string;
}

type Part = Record<string, unknown>;

/** The option in the page's colours. Tooltips are drawn, as the page's policy allows no HTML. */
export function dressed(option: EChartsCoreOption, look: Look): EChartsCoreOption {
  const tooltip = {
    renderMode: 'richText',
    confine: true,
    backgroundColor: look.colorBgElevated,
    borderColor: look.colorBorder,
    textStyle: { color: look.colorText },
    ...(option.tooltip as object | undefined),
  };
  const { xAxis, yAxis, legend, series } = option;
  return {
    color: [BRAND, ...GROUPS.slice(1)],
    animationDuration: 300,
    aria: { enabled: false },
    textStyle: { color: look.colorTextSecondary, fontFamily: look.fontFamily },
    ...option,
    ...(xAxis !== undefined && { xAxis: each(xAxis, (axis) => axisIn(axis, look)) }),
    ...(yAxis !== undefined && { yAxis: each(yAxis, (axis) => axisIn(axis, look)) }),
    ...(legend !== undefined && { legend: each(legend, (one) => legendIn(one, look)) }),
    ...(series !== undefined && { series: each(series, (one) => seriesIn(one, look)) }),
    ...(option.tooltip !== undefined && { tooltip }),
  };
}

/** One part, or each of several. */
function each(given: unknown, dress: (part: Part) => Part): unknown {
  return Array.isArray(given) ? given.map((part: Part) => dress(part)) : dress(given as Part);
}

function axisIn(axis: Part, { colorTextSecondary, colorBorder }: Look): Part {
  const line = { lineStyle: { color: colorBorder } };
  return {
    ...axis,
    axisLabel: { color: colorTextSecondary, ...(axis.axisLabel as object | undefined) },
    axisLine: { ...line, ...(axis.axisLine as object | undefined) },
    axisTick: { ...line, ...(axis.axisTick as object | undefined) },
    splitLine: { ...line, ...(axis.splitLine as object | undefined) },
    nameTextStyle: { color: colorTextSecondary, ...(axis.nameTextStyle as object | undefined) },
  };
}

function legendIn(legend: Part, { colorTextSecondary }: Look): Part {
  const textStyle = { color: colorTextSecondary, ...(legend.textStyle as object | undefined) };
  return { ...legend, textStyle };
}

/** Labels that stand beside what they name, or at lines, on the page's own ground. */
function seriesIn(series: Part, look: Look): Part {
  const marked = series.markLine as Part | undefined;
  if (!marked) return besideIn(series, look);
  const label = {
    color: look.colorText,
    textBorderWidth: 0,
    ...(marked.label as Part | undefined),
  };
  return besideIn({ ...series, markLine: { ...marked, label } }, look);
}

function besideIn(series: Part, { colorText }: Look): Part {
  const label = series.label as { position?: string } | undefined;
  const beside =
    series.type === 'sankey' || (series.type === 'bar' && label?.position !== 'inside');
  if (!beside || (series.type === 'bar' && !label)) return series;
  return { ...series, label: { color: colorText, textBorderWidth: 0, ...label } };
}
