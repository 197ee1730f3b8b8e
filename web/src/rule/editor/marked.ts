/** The text of a rule in its box, parts of it marked at some columns. */

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
