/** What the server answers when it refuses: RFC 9457, see docs/errors.md. */
import type { components } from './schema.d.ts';

export type ProblemDocument = components['schemas']['Problem'];

/** A refusal, or a server that cannot be reached (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** Every single thing, when several are wrong. */
  readonly parts: { code: string; title: string }[];

  constructor(document: Partial<ProblemDocument>, status: number) {
    super(document.title ?? '');
    this.status = document.status ?? status;
    this.code = document.code ?? 'unreachable';
    this.parts = document.errors ?? [];
  }
}

/** Any error as a problem: what is none comes from the network or from a broken answer. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error !== null && typeof error === 'object' && 'code' in error && 'status' in error) {
    const document = error as ProblemDocument;
    return new Problem(document, document.status);
  }
  return new Problem({}, 0);
}
