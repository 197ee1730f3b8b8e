//! Two small pages that need no files: there is no page in this build, and it is not ready yet.
//! Nobody's language is known here for sure, so they speak both.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use fenqun_model::{Language, Message};

/// This build has no page.
pub(super) fn missing() -> Response {
    page(StatusCode::NOT_FOUND, "serve-page-missing", "")
}

/// The workspace is being opened; the browser asks again by itself.
pub(crate) fn starting() -> Response {
    let again = "<meta http-equiv=\"refresh\" content=\"1\">";
    page(
        StatusCode::SERVICE_UNAVAILABLE,
        "serve-page-starting",
        again,
    )
}

fn page(status: StatusCode, message: &'static str, head: &str) -> Response {
    let said = [Language::Chinese, Language::English].map(|language| {
        let text = Message::new(message).text(language);
        let lines = text.lines().map(line).collect::<Vec<_>>().concat();
        format!("<section lang=\"{}\">{lines}</section>", language.tag())
    });
    let text = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">{head}\
         <title>Fenqun 分群</title>\
         <style>body{{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:4em auto;\
         padding:0 1em}}section{{margin-bottom:2em}}:root{{color-scheme:light dark}}</style>\
         </head><body>{}</body></html>\n",
        said.concat()
    );
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, text).into_response()
}

/// A line of text; what is indented is something to type.
fn line(text: &str) -> String {
    match text.strip_prefix("  ") {
        Some(typed) => format!("<pre><code>{typed}</code></pre>"),
        None => format!("<p>{text}</p>"),
    }
}
