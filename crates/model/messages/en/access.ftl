# Who may come in: people, passwords, sessions, tokens, keys.

access-no-randomness = The system gives no random numbers, so no secret can be made: { $reason }. Check the machine, then try again.
access-name-wrong = A name has 1 to { $most } characters and no control characters. Choose another.
password-too-short = The password is too short. Use { $fewest } characters or more; a sentence is good.
password-too-long = The password is too long. Use at most { $most } characters.
password-common = This password is one of those that are guessed first. Choose another; a sentence of your own is good.
password-about-you = The password must not be the name or the e-mail address. Choose another.
password-same = The new password is the old one. Choose another.
password-not-kept = The password could not be stored: { $reason }. Please report this.
email-malformed = This is no e-mail address. Write it like li@example.com.
email-taken = Somebody signs in with this e-mail address already. Use another, or change that person.
person-unknown = There is no person number { $id }. GET /api/v1/people lists them.
last-administrator = This is the last administrator, who cannot be removed or made anything else. Make somebody else administrator first.
token-unknown = You have no token number { $id }. GET /api/v1/tokens lists yours.
token-expired-already = The token would have expired already. Choose a later "expires_at", or leave it out.
scope-beyond = You do not have the right "{ $right }", so a token of yours cannot have it. Leave it out.
scope-none = A token without scopes could do nothing. Name at least one right, such as see.
key-unknown = There is no write key number { $id }. GET /api/v1/keys lists them.
setup-token-wrong = This one-time token is wrong or has been used. Start the server with --administrator-token to get a new one.
