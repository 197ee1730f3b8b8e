import { expect, test } from 'vitest';

import { dressed } from './dressed.ts';

const look = {
  colorText: 'white',
  colorTextSecondary: 'silver',
  colorBgElevated: 'black',
  colorBorder: 'grey',
  fontFamily: 'sans-serif',
};

test('axes, legends and labels beside things are legible on the page’s ground', () => {
  const option = dressed(
    {
      xAxis: { type: 'value', axisLabel: { formatter: '{value}' } },
      yAxis: [{ type: 'category', axisLabel: { color: 'red' } }],
      legend: {},
      series: [
        { type: 'bar', label: { show: true, position: 'right' } },
        { type: 'bar', label: { show: true, position: 'inside' } },
        { type: 'line', markLine: { data: [] } },
      ],
    },
    look,
  );
  expect(option).toMatchObject({
    xAxis: { axisLabel: { formatter: '{value}', color: 'silver' } },
    yAxis: [{ axisLabel: { color: 'red' } }],
    legend: { textStyle: { color: 'silver' } },
    series: [
      { label: { color: 'white' } },
      { label: { position: 'inside' } },
      { markLine: { label: { color: 'white' } } },
    ],
  });
  expect(option.series).not.toMatchObject([{}, { label: { color: 'white' } }, {}]);
});

test('tooltips are drawn, and only where one was asked for', () => {
  expect(dressed({ tooltip: { trigger: 'item' } }, look).tooltip).toMatchObject({
    renderMode: 'richText',
    trigger: 'item',
  });
  expect(dressed({}, look)).not.toHaveProperty('tooltip');
  expect(dressed({}, look)).not.toHaveProperty('xAxis');
});
