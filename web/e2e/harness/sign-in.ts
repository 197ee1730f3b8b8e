/** Signs in as the page does, without its form: the browser keeps the cookie. */
import { expect, type Page } from '@playwright/test';

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('/api/v1/session', { method: 'POST', headers, body });
    return answer.status;
  }, JSON.stringify({ email, password }));
  expect(status, `${email} signs in`).toBe(200);
}
