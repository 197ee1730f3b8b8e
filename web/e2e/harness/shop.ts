/** A small shop to test in, and what the command line counts in it. */
import { House } from './house.ts';

/** A shop in Shanghai whose clock is held on 1 April 2026. */
export const HELD = `
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, currency: CNY, country: CN, now: "2026-04-01"}
`;

interface Wares {
  /** CSV files: customers with headings in Chinese, and their orders. */
  customers: string;
  orders: string;
  /** YAML documents, when the data are in. */
  definitions: string;
}

/** A server that has them. */
export async function shop({ customers, orders, definitions }: Wares): Promise<House> {
  return House.furnished(async (administrator) => {
    await administrator.import({ name: 'customers.csv', bytes: customers }, { as: 'customers' });
    await administrator.import({ name: 'orders.csv', bytes: orders }, { as: 'events' });
    await administrator.apply(definitions);
  });
}

/** The groups that the command line finds people in: an entry for each customer of a definition. */
export async function evaluated(house: House, name: string): Promise<string[]> {
  const said = JSON.parse(await house.commandLine('eval', name, '--format', 'json')) as {
    results: { customers: { label?: string }[] }[];
  };
  return (said.results[0]?.customers ?? []).map(({ label }) => label ?? name);
}
