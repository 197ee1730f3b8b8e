/** Rows of a text box that grows with its text. Ant Design measures with a style that the policy forbids. */

/** So many rows as the text takes with lines of so many characters, within bounds. */
export function rowsFor(text: string, width: number, [least, most]: [number, number]): number {
  const lines = text.split('\n');
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  return Math.min(Math.max(rows, least), most);
}
