# Webhooks: changes sent to addresses that people set
webhook-unknown = There is no webhook "{ $id }". GET /api/v1/webhooks lists them.
webhook-too-many = There are { $most } webhooks already, which is the most. Remove one, or let one receiver hand changes on.
webhook-description-long = The description is longer than { $most } characters. Shorten it.
webhook-filter-unknown = "{ $word }" means nothing in "{ $field }" of the filter. Known: { $known }.
webhook-url-malformed = "{ $url }" is not an address that can be sent to. Write it in full, such as https://example.com/fenqun, non-ASCII names in their xn-- form.
webhook-url-scheme = "{ $url }" does not begin with https:// or http://. Only these can be sent to.
webhook-url-credentials = The address carries a user name or password. Leave them out: messages are signed, the receiver checks the signature with the webhook's secret.
webhook-address-forbidden = { $address } is inside a private network, to which webhooks do not go. Use a public address, or let the operator allow the network with --allow-webhook-networks.
webhook-network-malformed = "{ $text }" is not a network. Write an address and the number of its bits that count, such as 10.1.0.0/16 or ::1/128.
webhook-broken = Something went wrong inside while webhooks were handled. The log of the server says more.
webhook-disabled-gone = The receiver answered 410: it is gone for good. Set the right address and enable the webhook again.
webhook-paused-failing = Every attempt of the schedule failed; nothing more is sent. Look at the deliveries, mend the receiver and enable the webhook: it goes on where it stopped.
webhook-paused = Somebody paused it. Enable it to go on where it stopped.
webhook-attempt-broken = The connection broke before an answer came: { $detail }
webhook-attempt-connect = The receiver could not be reached: { $detail }
webhook-attempt-forbidden = The name leads to { $detail }, inside a private network, to which webhooks do not go. The operator may allow the network with --allow-webhook-networks.
webhook-attempt-redirect = The receiver answered { $status } and named another address. Redirects are not followed: set the final address.
webhook-attempt-resolve = The name of the receiver leads nowhere: { $detail }
webhook-attempt-status = The receiver answered { $status } instead of a success.
webhook-attempt-timeout = No answer came within { $detail }.
webhook-attempt-tls = No trusted connection came about: { $detail }
# The list and the stream of changes
changes-last-event-malformed = Last-Event-ID is "{ $text }", which is not a sequence number. Send the id of the last event, or leave the header out.
changes-dropped = Changes before number { $first } are no longer kept, so what comes next cannot be told without a gap. Look at how customers stand now, then follow with after={ $first } or later.
changes-ahead = The newest change has number { $last }, so nothing can be behind a greater one. The workspace may have been restored from a backup: look at how customers stand now, then follow from { $last }.
recorded-only-since = The change log begins at { $since }; what was known before that was not recorded. Choose a later instant, or leave out the recorded past to see it by re-evaluation.
