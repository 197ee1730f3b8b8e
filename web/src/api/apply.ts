/** Saving definitions, and what that would change. */
import { type Schema, server } from './client.ts';
import type { Definition } from './definition.ts';

/** What saving did, or would do. */
export type Applied = Schema['Applied'];

/** The version that one looked at, so that nobody's change is overwritten; 0 makes a new one. */
type Expected = number | undefined;

/** Saves definitions: all that are given, or none. */
export async function applyDefinitions<Spec>(
  definitions: Definition<Spec>[],
  expected?: Expected,
): Promise<Applied> {
  const header = expected === undefined ? {} : { 'If-Match': `"${expected}"` };
  const { data } = await server.POST('/api/v1/definitions/apply', {
    params: { header },
    body: bodyOf(definitions),
  });
  return data as unknown as Applied;
}

/** Deletes a definition of the version that one looked at; refused while others use it. */
export async function deleteDefinition(
  kind: Schema['Kind'],
  name: string,
  version: number,
): Promise<void> {
  await server.DELETE('/api/v1/definitions/{kind}/{name}', {
    params: { path: { kind, name }, header: { 'If-Match': `"${version}"` } },
  });
}

/** Says what saving definitions would change, customers in and out included. */
export async function planDefinitions<Spec>(definitions: Definition<Spec>[]): Promise<Applied> {
  const { data } = await server.POST('/api/v1/definitions/plan', { body: bodyOf(definitions) });
  return data as unknown as Applied;
}

/** The document leaves the form of a body open: the JSON Schemas of the kinds say what it holds. */
function bodyOf<Spec>(definitions: Definition<Spec>[]): Record<string, never> {
  const [only, ...others] = definitions;
  return (others.length === 0 ? only : { definitions }) as unknown as Record<string, never>;
}
