//! From the numbers of a report to its page. Everything that people read is put into words here; the
//! template only says where it stands, and escapes all of it.

mod curve;
mod drawing;
mod figures;
mod findings;
mod flows;
mod grid;
mod groups;
mod page;
mod quality;
mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fenqun_model::Language;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use sha2::{Digest, Sha256};

use super::data::ReportData;
use page::Page;

/// The ending makes the template engine escape every text.
const NAME: &str = "report.html";
const TEMPLATE: &str = include_str!("../../../templates/report.html");
const STYLE: &str = include_str!("../../../templates/report.css");

/// The report as one HTML page that needs nothing else.
pub fn render(data: &ReportData, language: Language) -> String {
    let page = Page::new(data, language, STYLE);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(tidy());
    environment
        .render_named_str(NAME, TEMPLATE, Serde(&page))
        .unwrap_or_else(|error| {
            panic!("the template of the report is part of the program: {error:#}")
        })
}

/// The content security policy of the page: no script, nothing fetched, its own style sheet and
/// the widths of its bars, nothing else.
pub fn policy() -> String {
    let digest = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src-elem 'sha256-{digest}'; style-src-attr 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
}

/// Lines that hold nothing but an instruction leave nothing behind.
fn tidy() -> SyntaxConfig {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .expect("the usual delimiters do not clash")
}
