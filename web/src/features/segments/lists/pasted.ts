/** Pasting very many lines at once, which Chromium does in time that grows with their square. */

/** Lines from which on we put them in ourselves; fewer stay with the browser, which can undo that. */
const MANY = 300;

/** The text of a field after many lines are pasted into it; nothing of few. */
export function pastedInto(
  {
    value,
    selectionStart,
    selectionEnd,
  }: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>,
  pasted: string,
): string | undefined {
  if (pasted.split('\n').length < MANY) return undefined;
  return value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
}
