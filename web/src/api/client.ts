/** The one way to the server: typed by the OpenAPI document, the public API and nothing else. */
import createFetchClient, { type Middleware } from 'openapi-fetch';
import createClient from 'openapi-react-query';

import { currentLanguage } from '~/messages/language.ts';

import { csrf } from './csrf.ts';
import { Problem, type ProblemDocument } from './problem.ts';
import type { components, paths } from './schema.d.ts';

/** Types of the API by their names in the document. */
export type Schema = components['schemas'];

const headers: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(ownHeaders(request.method))) {
      request.headers.set(name, value);
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemFrom(response);
  },
};

/** What every request of the page carries besides its own headers. */
export function ownHeaders(method: string): Record<string, string> {
  const token = csrf();
  const changes = method !== 'GET' && method !== 'HEAD';
  return {
    'Accept-Language': currentLanguage(),
    ...(changes && token !== null && { 'X-Fenqun-CSRF': token }),
  };
}

/** The refusal in an answer; what is no problem document gets its status only. */
export async function problemFrom(response: Response): Promise<Problem> {
  const document = await response
    .clone()
    .json()
    .catch(() => ({}));
  return new Problem(document as Partial<ProblemDocument>, response.status);
}

/** Requests outside of queries: `await server.POST('/api/v1/preview', { body })`. */
export const server = createFetchClient<paths>({ baseUrl: location.origin });
server.use(headers);

/** Queries and mutations: `api.useQuery('get', '/api/v1/status')`. */
export const api = createClient(server);
