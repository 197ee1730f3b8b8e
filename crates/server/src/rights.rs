//! What each route needs: one row a route, in one table, which the OpenAPI document shows and a test
//! tries with every role. The rights of the roles are in `fenqun_engine::access`.

use fenqun_engine::access::Right;

/// What a route needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing: anybody may ask.
    Nothing,
    /// To be somebody; it is about the caller's own things.
    SignedIn,
    /// A right.
    Right(Right),
}

use Need::{Nothing, SignedIn};

/// Method, path, need.
pub type Route = (&'static str, &'static str, Need);

/// What each route needs, by path.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    ("GET",    "/api/v1/attention",                                    Need::Right(Right::See)),
    ("GET",    "/api/v1/audit",                                        Need::Right(Right::Audit)),
    ("GET",    "/api/v1/breakdown/{segmentation}",                     Need::Right(Right::See)),
    ("GET",   "/api/v1/changes",                       Need::Right(Right::See)),
    ("POST",   "/api/v1/check",                                        Need::Right(Right::RunJobs)),
    ("GET",    "/api/v1/curve/{segmentation}",                         Need::Right(Right::See)),
    ("GET",    "/api/v1/customers",                                    Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}",                         Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/attributes",              Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/changes",                 Need::Right(Right::See)),
    ("POST",   "/api/v1/customers/{customer}/forget",                  Need::Right(Right::Forget)),
    ("GET",    "/api/v1/customers/{customer}/headlines",               Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/memberships",             Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/timeline",                Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/why",                     Need::Right(Right::See)),
    ("GET",    "/api/v1/customers/{customer}/why/{kind}/{name}",       Need::Right(Right::See)),
    ("GET",    "/api/v1/dead-letters",                                 Need::Right(Right::Import)),
    ("POST",   "/api/v1/dead-letters/replay",                          Need::Right(Right::Import)),
    ("GET",    "/api/v1/dead-letters/{id}",                            Need::Right(Right::Import)),
    ("DELETE", "/api/v1/dead-letters/{id}",                            Need::Right(Right::Import)),
    ("POST",   "/api/v1/dead-letters/{id}/replay",                     Need::Right(Right::Import)),
    ("GET",    "/api/v1/definitions",                                  Need::Right(Right::See)),
    ("POST",   "/api/v1/definitions/apply",                            Need::Right(Right::Define)),
    ("POST",   "/api/v1/definitions/plan",                             Need::Right(Right::Define)),
    ("GET",    "/api/v1/definitions/{kind}/{name}",                    Need::Right(Right::See)),
    ("DELETE", "/api/v1/definitions/{kind}/{name}",                    Need::Right(Right::Define)),
    ("GET",    "/api/v1/definitions/{kind}/{name}/versions",           Need::Right(Right::See)),
    ("GET",    "/api/v1/definitions/{kind}/{name}/versions/{version}", Need::Right(Right::See)),
    ("POST",   "/api/v1/eval",                                         Need::Right(Right::See)),
    ("POST",   "/api/v1/exports",                                      Need::Right(Right::Export)),
    ("GET",    "/api/v1/exports/{id}",                                 Need::Right(Right::Export)),
    ("GET",    "/api/v1/exports/{id}/file",                            Need::Right(Right::Export)),
    ("GET",    "/api/v1/fit-reviews",                                  Need::Right(Right::See)),
    ("GET",    "/api/v1/fit-reviews/{id}",                             Need::Right(Right::See)),
    ("POST",   "/api/v1/fit-reviews/{id}/approve",                     Need::Right(Right::Define)),
    ("POST",   "/api/v1/fit-reviews/{id}/reject",                      Need::Right(Right::Define)),
    ("GET",    "/api/v1/fits/{segmentation}",                          Need::Right(Right::See)),
    ("GET",    "/api/v1/fits/{segmentation}/compare",                  Need::Right(Right::See)),
    ("POST",   "/api/v1/fits/{segmentation}/refit",                    Need::Right(Right::Define)),
    ("GET",    "/api/v1/flows/{segmentation}",                         Need::Right(Right::See)),
    ("GET",    "/api/v1/flows/{segmentation}/customers",               Need::Right(Right::See)),
    ("POST",   "/api/v1/history",                                      Need::Right(Right::See)),
    ("GET",    "/api/v1/history/{definition}",                         Need::Right(Right::See)),
    ("GET",    "/api/v1/imports",                                      Need::Right(Right::See)),
    ("POST",   "/api/v1/imports",                                      Need::Right(Right::Import)),
    ("POST",   "/api/v1/imports/guess",                                Need::Right(Right::Import)),
    ("GET",    "/api/v1/imports/{id}",                                 Need::Right(Right::See)),
    ("DELETE", "/api/v1/imports/{id}",                                 Need::Right(Right::Import)),
    ("GET",    "/api/v1/imports/{id}/progress",                        Need::Right(Right::See)),
    ("GET",    "/api/v1/imports/{id}/rejects",                         Need::Right(Right::Import)),
    ("POST",   "/api/v1/imports/{id}/undo",                            Need::Right(Right::Import)),
    ("GET",    "/api/v1/jobs",                                         Need::Right(Right::See)),
    ("GET",    "/api/v1/jobs/kinds",                                   Need::Right(Right::See)),
    ("GET",    "/api/v1/jobs/{id}",                                    Need::Right(Right::See)),
    ("DELETE", "/api/v1/jobs/{id}",                                    Need::Right(Right::RunJobs)),
    ("POST",   "/api/v1/jobs/{name}/run",                              Need::Right(Right::RunJobs)),
    ("GET",    "/api/v1/keys",                                         Need::Right(Right::ManageKeys)),
    ("POST",   "/api/v1/keys",                                         Need::Right(Right::ManageKeys)),
    ("DELETE", "/api/v1/keys/{id}",                                    Need::Right(Right::ManageKeys)),
    ("POST",   "/api/v1/labels/check",                                 Need::Right(Right::See)),
    ("POST",   "/api/v1/look-up",                                      Need::Right(Right::See)),
    ("GET",    "/api/v1/members/{kind}/{name}",                        Need::Right(Right::See)),
    ("POST",   "/api/v1/merges",                                       Need::Right(Right::Merge)),
    ("DELETE", "/api/v1/merges/{id}",                                  Need::Right(Right::Merge)),
    ("POST",   "/api/v1/overlap",                                      Need::Right(Right::See)),
    ("GET",    "/api/v1/people",                                       Need::Right(Right::ManagePeople)),
    ("POST",   "/api/v1/people",                                       Need::Right(Right::ManagePeople)),
    ("GET",    "/api/v1/people/{id}",                                  Need::Right(Right::ManagePeople)),
    ("PATCH",  "/api/v1/people/{id}",                                  Need::Right(Right::ManagePeople)),
    ("DELETE", "/api/v1/people/{id}",                                  Need::Right(Right::ManagePeople)),
    ("POST",   "/api/v1/preview",                                      Need::Right(Right::See)),
    ("GET",    "/api/v1/quality",                                      Need::Right(Right::See)),
    ("GET",    "/api/v1/receipts",                                     Need::Right(Right::See)),
    ("GET",    "/api/v1/report",                                       Need::Right(Right::See)),
    ("GET",    "/api/v1/reviews",                                      Need::Right(Right::See)),
    ("POST",   "/api/v1/reviews",                                      Need::Right(Right::Define)),
    ("POST",   "/api/v1/rules/parse",                                  Need::Right(Right::See)),
    ("POST",   "/api/v1/rules/print",                                  Need::Right(Right::See)),
    ("POST",   "/api/v1/samples",                                      Need::Right(Right::Export)),
    ("GET",    "/api/v1/schema",                                       Need::Right(Right::See)),
    ("GET",    "/api/v1/schema/values",                                Need::Right(Right::See)),
    ("POST",   "/api/v1/segmentation-preview",                         Need::Right(Right::See)),
    ("GET",    "/api/v1/session",                                      SignedIn),
    ("POST",   "/api/v1/session",                                      Nothing),
    ("DELETE", "/api/v1/session",                                      SignedIn),
    ("POST",   "/api/v1/session/password",                             SignedIn),
    ("POST",   "/api/v1/setup",                                        Nothing),
    ("GET",    "/api/v1/statistics",                                   Need::Right(Right::See)),
    ("GET",    "/api/v1/status",                                       Need::Right(Right::See)),
    ("GET",    "/api/v1/tokens",                                       SignedIn),
    ("POST",   "/api/v1/tokens",                                       SignedIn),
    ("DELETE", "/api/v1/tokens/{id}",                                  SignedIn),
    ("GET",   "/api/v1/webhooks",                      Need::Right(Right::ManageWebhooks)),
    ("POST",  "/api/v1/webhooks",                      Need::Right(Right::ManageWebhooks)),
    ("GET",   "/api/v1/webhooks/{id}",                 Need::Right(Right::ManageWebhooks)),
    ("PATCH", "/api/v1/webhooks/{id}",                 Need::Right(Right::ManageWebhooks)),
    ("DELETE","/api/v1/webhooks/{id}",                 Need::Right(Right::ManageWebhooks)),
    ("GET",   "/api/v1/webhooks/{id}/deliveries",      Need::Right(Right::ManageWebhooks)),
    ("POST",  "/api/v1/webhooks/{id}/enable",          Need::Right(Right::ManageWebhooks)),
    ("POST",  "/api/v1/webhooks/{id}/test",            Need::Right(Right::ManageWebhooks)),
];

/// What a route needs.
pub(crate) fn need(method: &str, path: &str) -> Option<Need> {
    let mut rows = ROUTES.iter();
    let row = rows.find(|(known, template, _)| *known == method && *template == path);
    row.map(|(_, _, need)| *need)
}

/// Whether a path takes any method at all.
pub(crate) fn is_known(path: &str) -> bool {
    ROUTES.iter().any(|(_, template, _)| *template == path)
}
