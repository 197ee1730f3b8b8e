/** Who is on a list by name: put on it, taken off it. */
import type { ListSpec } from '../page/spec.ts';

/** The list with some more customers on it, whatever was said of them before. */
export function withAdded(
  { rule, add = [], remove = [] }: ListSpec,
  customers: string[],
): ListSpec {
  return pinned(rule, [...new Set([...add, ...customers])], without(remove, customers));
}

/**
 * The list without a customer, by whichever of their identifiers they are on it. Where a rule could
 * bring them back they are written down as never on the list.
 */
export function withTakenOff(spec: ListSpec, customer: string, identifiers: string[]): ListSpec {
  const { rule, add = [], remove = [] } = spec;
  const never = rule === undefined ? remove : [...new Set([...remove, customer])];
  return pinned(rule, without(add, [customer, ...identifiers]), never);
}

/** Leaves out what is empty, as definitions are written. */
export function pinned(rule: string | undefined, add: string[], remove: string[]): ListSpec {
  return {
    ...(rule !== undefined && { rule }),
    ...(add.length > 0 && { add }),
    ...(remove.length > 0 && { remove }),
  };
}

function without(all: string[], some: string[]): string[] {
  const left = new Set(some);
  return all.filter((one) => !left.has(one));
}
