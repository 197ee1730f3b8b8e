/** Rules of set operations between groups. */

/** What is done with two or more groups. */
export type Operation = 'union' | 'intersection' | 'difference';

/** The rule of an operation on groups that are named by rules such as `in segment('vip')`. */
export function ruleOf(operation: Operation, rules: string[]): string {
  const [first = '', ...others] = rules;
  switch (operation) {
    case 'union':
      return rules.join(' or ');
    case 'intersection':
      return rules.join(' and ');
    case 'difference':
      return [first, ...others.map((one) => `not ${one}`)].join(' and ');
  }
}
