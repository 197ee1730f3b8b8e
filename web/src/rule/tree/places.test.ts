import { expect, test } from 'vitest';

import { isWhere, PLACES, pointOf, pointText } from './places.ts';

test('coordinates are read as maps give them, latitude first', () => {
  const shanghai = { latitude: 31.2304, longitude: 121.4737 };
  for (const typed of [
    '31.2304, 121.4737',
    '(31.2304,121.4737)',
    '31.2304，121.4737',
    ' 31.2304 121.4737 ',
  ]) {
    expect(pointOf(typed)).toEqual(shanghai);
  }
  expect(pointOf('-33.86881234, 151')).toEqual({ latitude: -33.868812, longitude: 151 });
  for (const wrong of ['', '上海', '31.2304', '121.4737, 31.2304', '31, 181', '31,,121']) {
    expect(pointOf(wrong)).toBeUndefined();
  }
  expect(pointText(shanghai)).toBe('31.2304, 121.4737');
  expect(pointText({ latitude: 31, longitude: null })).toBeNull();
});

test('every place is somewhere, under names of its own', () => {
  for (const place of PLACES)
    expect(pointOf(pointText(place) ?? '')).toMatchObject({ latitude: place.latitude });
  expect(new Set(PLACES.flatMap(({ zh, en }) => [zh, en])).size).toBe(2 * PLACES.length);
  expect(new Set(PLACES.map(pointText)).size).toBe(PLACES.length);
});

test('attributes that say where somebody lives are known by their names', () => {
  for (const name of ['city', 'address.state', '省份', 'Province', '行政区划代码'])
    expect(isWhere(name)).toBe(true);
  for (const name of ['age', 'city_count', '']) expect(isWhere(name)).toBe(false);
});
