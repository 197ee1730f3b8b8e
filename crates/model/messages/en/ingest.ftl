# Events in over HTTP.

ingest-unknown-key = The write key is missing or not known. Give it as the user of Basic authorization or as "writeKey" in the body.
ingest-not-utf8 = The body is not UTF-8: byte { $byte } is wrong. Send JSON in UTF-8.
ingest-cut = The body ended early, or nothing came for too long. Send the request again.
ingest-gzip-broken = The body begins like gzip and cannot be unpacked: { $error }.
ingest-not-json = The body is not JSON of the expected form, at line { $line }, column { $column }: { $error }.
ingest-batch-empty = The batch holds no events. Send them as a list under "batch".
ingest-too-many-events = The batch holds { $events } events; at most { $limit } are taken at once. Split it.
ingest-request-too-large = The body is larger than { $limit } KiB when unpacked. Split it.
ingest-event-too-large = the event is larger than { $limit } KiB
ingest-overload = Too much is waiting to be evaluated. Try again later.
ingest-letters-full = Some of the events cannot be taken, and there is no room to put them aside: { $letters } dead letters or { $megabytes } MiB are kept at most. Look at the dead letters, send them through again or drop them. Nothing of this request was acknowledged.
ingest-stopping = The server is being stopped. Try again later.
ingest-too-early = { $at } is before { $bound }: the clock of the sender is wrong
ingest-too-late = { $at } is after { $bound }: the clock of the sender is wrong
ingest-other-kind = "{ $value }" for "{ $column }", which has held { $kind } so far; declare the attribute if that was wrong
ingest-kind-number = numbers
ingest-kind-text = texts
ingest-kind-boolean = yes or no
ingest-kind-list = lists
dead-letter-unknown = There is no dead letter "{ $id }". It may have been sent through again or dropped.
