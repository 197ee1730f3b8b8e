# What only HTTP can refuse, whatever was asked.

http-internal = Something went wrong inside. The log of the server says more under the number of this request.
http-starting = The workspace is being opened. Try again in a moment.
http-forbidden = You may not do that: it needs the right "{ $right }". Ask an administrator for a role, or use a token, that has it.
http-signed-out = Nobody is signed in, or the session has ended. Sign in with POST /api/v1/session, or send a token as "Authorization: Bearer fq_pat_…".
http-token-unknown = This token is unknown, revoked or expired. Make a new one with POST /api/v1/tokens.
http-no-session = This needs the cookie of a session, and a token was used. Sign in with POST /api/v1/session.
http-forged = This change was not asked for by a page of this server. Send the header X-Fenqun-CSRF with the token that GET /api/v1/session gives, or use a personal token instead of the cookie.
http-password-first = The password was made by somebody else. Choose your own with POST /api/v1/session/password first.
http-sign-in-wrong = E-mail address and password do not belong together.
http-too-many-attempts = Too many attempts. Wait as many seconds as Retry-After says, then try again.
http-limit-out-of-range = "limit" must lie between 1 and { $most }.
http-cursor-malformed = The cursor is not one that this list gave out. Begin again without it.
http-instant-malformed = "{ $text }" is no instant. Write it like 2026-11-21T08:00:00Z.
http-act-unknown = There is no act "{ $text }" in the audit log. The acts are: { $known }.
http-route-unknown = There is nothing at this address. GET /api/openapi.json lists what there is.
http-method-not-allowed = This address does not take this method. GET /api/openapi.json lists what there is.
http-too-large = The body of the request is too large. Send less at once.
http-media-type = The body must be JSON, with the header "Content-Type: application/json".
http-malformed = The request cannot be read: { $reason }
http-key-malformed = An Idempotency-Key has 1 to { $most } characters of ASCII.
http-key-other = This Idempotency-Key was used for another request in the last 24 hours. Use a new one.
http-key-unfinished = A request with this Idempotency-Key was begun, and whether it was carried out is not known; it may still be running. Look whether it was, and use a new key if not.
http-key-done = The request with this Idempotency-Key was carried out, with status { $status }; its answer is no longer kept. Nothing was done again.
