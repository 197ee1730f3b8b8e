//! Every rule that can be generated survives being written as text and read again.

use fenqun_model::language::{parse, print};
use fenqun_sim::generate::{Refers, condition, setting, value};
use proptest::prelude::*;

#[test]
fn text_to_tree_to_text_is_a_fixed_point() {
    let cases = setting().prop_flat_map(|setting| {
        prop_oneof![
            condition(&setting, Refers::All),
            value(&setting, Refers::All)
        ]
    });
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(500)
    };
    let read_again = std::cell::Cell::new(0);
    proptest!(config, |(expr in cases)| {
        let text = print(&expr);
        // What the language refuses on purpose (contradictions, mistakes) is not its business here.
        if let Ok(read) = parse(&text) {
            read_again.set(read_again.get() + 1);
            prop_assert_eq!(&read, &expr, "{}", text);
            prop_assert_eq!(print(&read), text);
        }
    });
    assert!(
        read_again.get() > 300,
        "only {} of 500 rules were read",
        read_again.get()
    );
}
