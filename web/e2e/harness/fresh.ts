/**
 * With `FENQUN_PAGE=dist`, or any other folder that `vite build --outDir` filled, the page comes from
 * there instead of from the binary, so that working on the page needs no cargo. The headers of the
 * document, policy and nonce included, stay those of the server.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { BrowserContext } from '@playwright/test';

export async function freshPage(context: BrowserContext): Promise<void> {
  if (!process.env.FENQUN_PAGE) return;
  const built = resolve(process.env.FENQUN_PAGE);
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(built, pathname);
    if (/^\/(api|v1)\//.test(pathname)) return route.fallback();
    if (pathname !== '/' && existsSync(file)) return route.fulfill({ path: file });
    if (!route.request().isNavigationRequest()) return route.fallback();
    const response = await route.fetch();
    const nonce = response.headers()['content-security-policy']?.match(/'nonce-([^']+)'/)?.[1];
    const body = readFileSync(join(built, 'index.html'), 'utf8');
    return route.fulfill({ response, body: body.replaceAll('__CSP_NONCE__', nonce ?? '') });
  });
}
