/** Colours: one for the house, a scale for groups, and what is better or worse. */

export const BRAND = '#0f766e';

/** Colours of groups, apart from each other for people who see few colours, on light and dark. */
export const GROUPS = [
  '#0f766e',
  '#d97706',
  '#2563eb',
  '#be185d',
  '#65a30d',
  '#7c3aed',
  '#0891b2',
  '#dc2626',
  '#a16207',
  '#4b5563',
  '#059669',
  '#c026d3',
];

/** From little to much, for cells of a grid; the text on it is legible on every step. */
export const SCALE = { light: ['#f0fdfa', '#5eead4'], dark: ['#0b2a27', '#0f766e'] };
