//! The OpenAPI document: what the handlers say of themselves, and what holds for all of them, said
//! once: names of operations, who may call them, refusals, idempotency keys.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use crate::identify::{COOKIE, CSRF};
use crate::rights::{Need, need};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const PROBLEM: &str = "#/components/schemas/Problem";
const ABOUT: &str = "Everything that can be done with Fenqun, except bringing events in, which \
    follows the Segment tracking API under /v1. Refusals are problem documents (RFC 9457) with a \
    stable code, listed in docs/errors.md. Lists page by cursor. Instants are RFC 3339 in UTC. \
    Personal fields are masked for callers without the right see-personal.";

/// Finishes the document that the handlers describe.
pub(crate) fn describe(handlers: &OpenApi) -> Value {
    let mut document = serde_json::to_value(handlers).unwrap_or_default();
    document["info"] = json!({
        "title": "Fenqun 分群",
        "version": "1",
        "description": ABOUT,
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    });
    document["servers"] = json!([{"url": "/", "description": "This server."}]);
    document["components"]["securitySchemes"] = schemes();
    let paths = document["paths"].as_object_mut();
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method) {
                finish(operation, path, method);
            }
        }
    }
    document
}

fn schemes() -> Value {
    json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A personal token, fq_pat_…, made with POST /api/v1/tokens.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": COOKIE,
            "description": "Set by POST /api/v1/session.",
        },
        "csrf": {
            "type": "apiKey",
            "in": "header",
            "name": CSRF,
            "description": "Goes along with the cookie in every change; GET /api/v1/session tells it.",
        },
    })
}

fn finish(operation: &mut Value, path: &str, method: &str) {
    let name = operation_name(operation);
    operation["operationId"] = json!(name);
    let changes = method != "get";
    let need = need(&method.to_uppercase(), path);
    let security = match need {
        Some(Need::Nothing) => json!([]),
        _ if changes => json!([{"token": []}, {"session": [], "csrf": []}]),
        _ => json!([{"token": []}, {"session": []}]),
    };
    operation["security"] = security;
    operation["x-right"] = match need {
        Some(Need::Right(right)) => json!(right.name()),
        _ => Value::Null,
    };
    if changes && need != Some(Need::Nothing) {
        add_key(operation);
    }
    explain_limit(operation);
    let responses = operation["responses"].as_object_mut();
    if let Some(responses) = responses {
        finish_responses(responses);
    }
}

/// `people` and `reset_password` make `peopleResetPassword`.
fn operation_name(operation: &Value) -> String {
    let function = operation["operationId"].as_str().unwrap_or_default();
    let tag = operation["tags"][0].as_str().unwrap_or_default();
    let mut words = tag.split(['-', '_', ' ']).chain(function.split('_'));
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let initial = letters.next().map(|letter| letter.to_ascii_uppercase());
        name + &initial.into_iter().chain(letters).collect::<String>()
    })
}

/// What `limit` means is the same everywhere.
fn explain_limit(operation: &mut Value) {
    // Indexing would put a null where there are none.
    let parameters = operation.get_mut("parameters");
    let parameters = parameters.and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        if parameter["name"] == "limit" && parameter.get("description").is_none() {
            parameter["description"] = json!("Most items of the answer.");
        }
    }
}

fn add_key(operation: &mut Value) {
    let parameter = json!({
        "name": "Idempotency-Key",
        "in": "header",
        "required": false,
        "description": "The same change asked for again with the same key within 24 hours is made once.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    });
    match operation
        .get_mut("parameters")
        .and_then(Value::as_array_mut)
    {
        Some(parameters) => parameters.push(parameter),
        None => operation["parameters"] = json!([parameter]),
    }
}

/// Refusals have their own media type, and every operation may refuse.
fn finish_responses(responses: &mut Map<String, Value>) {
    let refusal = json!({
        "description": "Refused; the problem document says why and what to do.",
        "content": {"application/problem+json": {"schema": {"$ref": PROBLEM}}},
    });
    for (status, response) in responses.iter_mut() {
        if status.starts_with(['4', '5']) {
            *response = refusal.clone();
        } else if response.get("description").is_none() {
            response["description"] = json!("Done.");
        }
    }
    responses.entry("4XX").or_insert_with(|| refusal.clone());
    responses.entry("5XX").or_insert(refusal);
}
