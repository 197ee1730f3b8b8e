/**
 * With `FENQUN_PAGE=dist` the page comes from `web/dist` as it was built last instead of from the
 * binary, so that working on the page needs no cargo. The headers, policy and nonce included, stay
 * those of the server.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { BrowserContext } from '@playwright/test';

const BUILT = resolve(import.meta.dirname, '../../dist');

export async function freshPage(context: BrowserContext): Promise<void> {
  if (process.env.FENQUN_PAGE !== 'dist') return;
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(BUILT, pathname);
    if (/^\/(api|v1)\//.test(pathname)) return route.fallback();
    if (pathname !== '/' && existsSync(file)) return route.fulfill({ path: file });
    if (!route.request().isNavigationRequest()) return route.fallback();
    const response = await route.fetch();
    const nonce = response.headers()['content-security-policy']?.match(/'nonce-([^']+)'/)?.[1];
    const body = readFileSync(join(BUILT, 'index.html'), 'utf8');
    return route.fulfill({ response, body: body.replaceAll('__CSP_NONCE__', nonce ?? '') });
  });
}
