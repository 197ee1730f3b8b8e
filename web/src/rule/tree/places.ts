/** Places that people name instead of coordinates: large cities, and what was copied from a map. */
import places from './places.json' with { type: 'json' };

import type { Centre } from './node.ts';

export interface Place {
  zh: string;
  en: string;
  latitude: number;
  longitude: number;
}

/** Centres of large cities, in China first. */
export const PLACES: readonly Place[] = places;

const COORDINATES = /^[(（]?\s*(-?\d+(?:\.\d+)?)\s*[,，、\s]\s*(-?\d+(?:\.\d+)?)\s*[)）]?$/;

/** The point that somebody typed, latitude first; nothing when it is none on earth. */
export function pointOf(typed: string): { latitude: number; longitude: number } | undefined {
  const found = COORDINATES.exec(typed.trim());
  if (!found) return undefined;
  // Rules have six places behind the point.
  const [latitude = 0, longitude = 0] = found.slice(1).map((one) => Number(Number(one).toFixed(6)));
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return onEarth ? { latitude, longitude } : undefined;
}

/** How a point is written; nothing while it is not known. */
export function pointText({ latitude, longitude }: Centre): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}

/** Parts of names of attributes that say where somebody lives. */
const WHERE = [
  ...['country', 'province', 'state', 'city', 'region', 'district', 'county', 'area', 'adcode'],
  ...['region_code', 'area_code', '国家', '省份', '省', '城市', '地区', '区县', '大区'],
  ...['行政区划', '行政区划代码'],
];

/** Whether an attribute says where somebody lives. */
export function isWhere(attribute: string): boolean {
  return WHERE.includes(attribute.split('.').at(-1)?.toLowerCase() ?? '');
}
