//! `docs/serve.md` has every setting. `UPDATE=1` writes its table anew.

use fenqun_model::Language;
use fenqun_server::Settings;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/serve.md");
const BEGIN: &str = "<!-- settings: written by a test from where they are declared -->\n";
const END: &str = "<!-- end of settings -->\n";

fn table() -> String {
    let mut table = String::from("\n| flag | variable | default | | |\n|---|---|---|---|---|\n");
    for setting in Settings::ALL {
        let default = match setting.default {
            "" => String::new(),
            default => format!("`{default}`"),
        };
        table += &format!(
            "| `--{}` | `{}` | {default} | {} | {} |\n",
            setting.name,
            setting.variable(),
            setting.explained(Language::English),
            setting.explained(Language::Chinese),
        );
    }
    table + "\n"
}

#[test]
fn every_setting_is_documented_as_it_is_declared() {
    let text = std::fs::read_to_string(FILE).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        let text = format!("{before}{BEGIN}{}{END}{after}", table());
        std::fs::write(FILE, text).unwrap();
        return;
    }
    assert_eq!(written, table(), "docs/serve.md: run with UPDATE=1");
}
