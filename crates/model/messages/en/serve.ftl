# `fenqun serve`: settings, starting, stopping.

setting-listen = Where to listen: address and port. Beyond this machine only with TLS.
setting-tls-certificate = Certificate chain in PEM form; with it everything is TLS.
setting-tls-key = The certificate's private key in PEM form.
setting-insecure-plain-http = Listen beyond this machine without TLS: passwords and customer data can be read on the way. Browsers then keep no sign-in; tokens work.
setting-trust-forwarded = A proxy stands in front: take the caller's address from the last X-Forwarded-For.
setting-session-idle = After so long without use a session ends.
setting-session-lifetime = After so long a session ends in any case.
setting-connections = Connections open at one time; more wait.
setting-client-timeout = How long the head of a request, and each pause within its body, may take.
setting-body-limit = Largest body of a request, other than of ingest and of uploads.
setting-upload-limit = Largest file that may be uploaded.
setting-event-limit = Largest event that ingest takes.
setting-ingest-limit = Largest request that ingest takes, packed and unpacked.
setting-ingest-events = Most events of one request that ingest takes.
setting-keep-changes = For how long the record of changes of groups is kept, such as 365d.
setting-keep-audit = For how long the audit log is kept.
setting-keep-dead-letters = For how long events that could not be taken in are kept, so that they can be looked at and replayed.
setting-keep-exports = For how long exported files are kept.
setting-keep-uploads = For how long uploaded files that no import needs are kept, and files of rejected rows.
setting-keep-runs = For how long runs of jobs that have ended are kept.
setting-checkpoint-every = Time between two checkpoints, which keep the next start quick.
setting-ranks-every = Time between two times that the thresholds of top, bottom and percentile are made anew.
setting-self-check-every = Time between two self-checks.
setting-self-check-sample = Customers that a self-check compares.
setting-backlog = Bytes acknowledged but not yet evaluated above which ingest answers 429.
setting-shutdown-grace = How long requests may go on once the server is asked to stop.
setting-log = How log lines look: plain or json.
setting-allow-webhook-networks = Networks beside the public internet to which webhooks may go, with commas between, such as 10.1.0.0/16,127.0.0.1. None when left out.
setting-log-level = What is logged: error, warn, info (a line for each request) or debug.
setting-config = File with settings, one a line, named like these options; options and environment go before it.
setting-administrator-token = Make a new one-time token with which an administrator can be made, for when nobody can sign in any more.
setting-malformed = { $name } cannot be "{ $text }": { $expected }
setting-unknown = { $file } has a setting "{ $name }", which there is not. The settings are: { $known }.
setting-file-malformed = { $file } cannot be read as settings: { $reason }. Write one setting a line, such as listen: 127.0.0.1:8080
setting-expects-address = write an address with a port, such as 127.0.0.1:8080.
setting-expects-file = write the name of a file.
setting-expects-switch = write true or false.
setting-expects-number = write a whole number of at least 1.
setting-expects-bytes = write a number of bytes, such as 64MB.
setting-expects-time = write a length of time, such as 30s, 2h or 1d.
setting-expects-kept = write a length of time, such as 90d, or forever.
setting-expects-log = write plain or json.
setting-expects-networks = write networks with commas between, such as 10.1.0.0/16,127.0.0.1.
setting-expects-level = write error, warn, info or debug.
serve-about = Runs the server: events in over HTTP, groups right at every instant
serve-no-tls = { $listen } can be reached from other machines, and without TLS passwords and customer data could be read on the way. Give --tls-certificate and --tls-key, or listen on 127.0.0.1, or say --insecure-plain-http if something else protects the way.
serve-half-tls = TLS needs both --tls-certificate and --tls-key. Give the other one too.
serve-tls-unusable = The certificate { $file } cannot be used: { $reason }. Give a chain in PEM form and the key that belongs to it.
serve-address-unknown = { $listen } is no address of this machine: { $reason }. Choose another with --listen.
serve-cannot-listen = Nothing can listen on { $listen }: { $reason }. Stop what listens there, or choose another port with --listen.
serve-runtime = The system does not let the server start its threads: { $reason }.
serve-started = Fenqun serves { $folder } at { $url }
serve-token = Nobody can sign in yet. This one-time token makes the first administrator; it is shown this once:
serve-token-more = This one-time token makes another administrator; it is shown this once:
serve-token-use =
    In a browser: { $url }/setup?token={ $token }
    Without one, with your own name, address and password:
    curl { $url }/api/v1/setup -H "Content-Type: application/json" \
      -d '{"{"}"token":"{ $token }","name":"…","email":"…","password":"…"{"}"}'
serve-page-missing =
    The page is not in this build of Fenqun.
    Build it together with the server, in the folder of the project (this needs Node 20.19 or newer):
    {"  "}cargo xtask demo
    The interfaces work without it: /api/openapi.json lists them.
serve-page-starting =
    Fenqun is opening the workspace.
    This page shows itself as soon as it is ready.
