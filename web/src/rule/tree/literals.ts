/** Constants of rules and what people type for them. */
import { type Draft, isTree, type Literal, type Node } from './node.ts';

/** The number that a constant is. */
export function numberOf(node: Draft<Node> | undefined): number | null {
  if (typeof node === 'number') return node;
  if (!isTree(node) || (node.type !== 'decimal' && node.type !== 'integer')) return null;
  return Number(node.value);
}

/** A number as a constant: whole as it is, else with at most four places. */
export function numberLiteral(value: number | null): Draft<Literal> {
  if (value === null || !Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return value;
  return { type: 'decimal', value: String(Number(value.toFixed(4))) };
}

/** The text that a constant of text, date, instant or period is. */
export function textOf(node: Draft<Node> | undefined): string | null {
  if (typeof node === 'string') return node;
  if (isTree(node) && 'value' in node && typeof node.value === 'string') return node.value;
  return null;
}

/** What a constant reads like in a list of choices. */
export function shown(literal: Literal): string {
  return isTree(literal) ? (textOf(literal) ?? '') : String(literal);
}
