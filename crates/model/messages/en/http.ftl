# What only HTTP can refuse, whatever was asked.

http-internal = Something went wrong inside. The log of the server says more under the number of this request.
http-forbidden = You may not do that: it needs the right "{ $right }". Ask an administrator for a role, or use a token, that has it.
http-limit-out-of-range = "limit" must lie between 1 and { $most }.
http-cursor-malformed = The cursor is not one that this list gave out. Begin again without it.
