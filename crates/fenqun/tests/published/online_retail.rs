//! RFM-5: Online Retail (UCI, CC BY 4.0), cleaned as everybody cleans it: lines without a customer,
//! cancellations and zero prices left out. The mapping is the one in `examples/online-retail`.

use std::path::Path;

use super::workspace::{Workspace, number, shared};

const METRICS: &str = "
apiVersion: fenqun/v1
kind: Metric
metadata: {name: invoices}
spec: {value: count(order)}
---
kind: Metric
metadata: {name: lines}
spec: {value: count(order.items.price)}
---
kind: Metric
metadata: {name: revenue}
spec: {value: sum(order.amount)}
---
kind: Segment
metadata: {name: buyers}
spec: {rule: did(order)}
";

#[test]
fn online_retail_adds_up_to_the_published_totals() {
    let Some(file) = shared("online_retail/online_retail.csv.gz") else {
        return;
    };
    let workspace = Workspace::new();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/online-retail");
    for name in ["workspace.yaml", "source.yaml"] {
        workspace.run(&["apply", examples.join(name).to_str().unwrap()]);
    }
    let import = [
        "import",
        file.to_str().unwrap(),
        "--as",
        "events",
        "--source",
        "online-retail",
    ];
    let report = workspace.run(&import);
    assert!(report.contains("135080: no customer"), "{report}");
    workspace.apply(METRICS);
    let results = workspace.eval(&["invoices", "lines", "revenue", "buyers"]);
    let total = |index: usize| {
        results[index]
            .iter()
            .map(|(_, value)| number(value))
            .sum::<f64>()
    };
    let buyers = results[3]
        .iter()
        .filter(|(_, member)| member.as_bool() == Some(true))
        .count();
    assert_eq!(buyers, 4_338);
    assert_eq!(total(0), 18_532.0);
    assert_eq!(total(1), 397_884.0);
    assert_eq!((total(2) * 100.0).round() / 100.0, 8_911_407.90);
}
