/** A customer, leading to their story. */
import { Link } from 'react-router';

import { paths } from './paths.ts';

interface Given {
  customer: { id: string; customer: string; name?: string | null | undefined };
}

/** The name where one is known, else the number, as far as the reader may see them. */
export function CustomerLink({ customer: { id, customer, name } }: Given) {
  return <Link to={paths.customer(id)}>{name ? `${name} (${customer})` : customer}</Link>;
}
