/** What a row of a file becomes, in short words for a table. */

export interface Sample {
  who: string[];
  event: string | null;
  occurred_at: string | null;
  values: Record<string, unknown>;
}

/** The identifiers without their kinds: what the file says. */
export function whoOf({ who }: Sample): string {
  return who.map((one) => one.slice(one.indexOf(':') + 1)).join(' · ');
}

/** The values, the amount first; of the items of an order how many there are. */
export function valuesOf({ values }: Sample, items: (count: number) => string): string {
  const shown = (value: unknown): string => {
    if (Array.isArray(value)) return value.join('、');
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  };
  const rank = ([name]: [string, unknown]) => (name === 'amount' ? 0 : name === 'items' ? 2 : 1);
  return Object.entries(values)
    .sort((a, b) => rank(a) - rank(b))
    .map(([name, value]) =>
      name === 'items' && Array.isArray(value) ? items(value.length) : `${name} ${shown(value)}`,
    )
    .join(' · ');
}
