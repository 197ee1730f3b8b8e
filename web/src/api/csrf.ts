/** The token that goes along with every change, as the session answered it. */

let token: string | null = null;

export function keepCsrf(given: string | null) {
  token = given;
}

export function csrf(): string | null {
  return token;
}
