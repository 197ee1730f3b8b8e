/** The text of a rule in its box: parts marked at some columns, and how many rows it takes. */

export interface Part {
  text: string;
  wrong: boolean;
}

/** Columns count characters from 1; one behind the end marks an empty place there. */
export function marked(text: string, columns: number[]): Part[] {
  const characters = Array.from(text);
  const wrong = new Set(columns);
  const parts: Part[] = [];
  const add = (character: string, isWrong: boolean) => {
    const last = parts.at(-1);
    if (last && last.wrong === isWrong) last.text += character;
    else parts.push({ text: character, wrong: isWrong });
  };
  characters.forEach((character, index) => add(character, wrong.has(index + 1)));
  if (columns.some((column) => column > characters.length)) add('\u00a0', true);
  return parts;
}

/** Characters that a line of the box holds at least. */
const WIDTH = 70;

/** Rows that a box for a text needs: the policy of the page forbids boxes that measure themselves. */
export function rowsFor(text: string, least: number): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / WIDTH)));
  const rows = lines.reduce((sum, one) => sum + one, 0);
  return Math.min(20, Math.max(least, rows));
}
