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
    for rejected in [
        "132,603: no customer",
        "2,517: by the mapping: no price",
        "8,911,407.904 in all",
    ] {
        assert!(report.contains(rejected), "{rejected} not in:\n{report}");
    }
    workspace.apply(METRICS);
    let total = |name| {
        workspace
            .eval(name)
            .iter()
            .map(|(_, value)| number(value))
            .sum::<f64>()
    };
    let buyers = workspace.eval("buyers");
    assert_eq!(
        buyers
            .iter()
            .filter(|(_, member)| member.as_bool() == Some(true))
            .count(),
        4_338
    );
    assert_eq!(total("invoices"), 18_532.0);
    assert_eq!(total("lines"), 397_884.0);
    assert_eq!((total("revenue") * 100.0).round() / 100.0, 8_911_407.90);
}
