/** What somebody thinks of the customers of a sample. */

/** Right or wrong by customer; who was not judged is not there. */
export type Marks = ReadonlyMap<string, boolean>;

/** With one customer judged; judged the same again, not judged any more. */
export function judge(marks: Marks, id: string, right: boolean): Marks {
  const next = new Map(marks);
  if (marks.get(id) === right) next.delete(id);
  else next.set(id, right);
  return next;
}

/** One mark a row, as the server takes them. */
export function marksOf(rows: readonly { id: string; label: string }[], marks: Marks) {
  return rows.map(({ id, label }) => ({ label, right: marks.get(id) ?? null }));
}
