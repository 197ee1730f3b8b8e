/** The nonce with which the server lets our own scripts add styles; nobody else has it. */

export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=fenqun-csp-nonce]')?.content ?? '';
}

/**
 * Every style element that a script of ours makes gets the nonce. Ant Design gives it to its own; its
 * parts that measure scroll bars do not, and would be refused.
 */
export function giveStylesTheNonce() {
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function (this: Document, ...given: Parameters<typeof make>) {
    const made: HTMLElement = make.apply(this, given);
    if (made instanceof HTMLStyleElement) made.nonce = nonce();
    return made;
  } as typeof make;
}
