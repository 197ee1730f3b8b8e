//! A tea shop whose numbers can be checked by hand.
//!
//! | customer | who | orders |
//! |---|---|---|
//! | A | 王小明, 13812345678, Shanghai | 2024-01-05 130, 2024-03-01 50 |
//! | B | Wendy, wendy@example.com, Beijing | 2023-06-01 200 |
//! | C | 李雷, Shanghai, moved from Beijing on 2024-02-01 | 2024-02-10 450 |
//! | (no number) | 13987654321 only | 2024-03-10 20 |

use fenqun_model::Instant;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row, Traits};
use serde_json::{Value, json};

use crate::server::Server;

/// What time it is.
pub(crate) const NOW: &str = "2024-03-15T00:00:00Z";

/// What is asked of the shop.
pub(crate) const GROUPS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, currency: CNY, country: CN}
---
kind: Metric
metadata: {name: spend, title: {zh: 累计消费, en: Spend}}
spec: {value: 'sum(order.amount)'}
---
kind: Segment
metadata: {name: recent, title: {zh: 近期购买, en: Bought lately}}
spec: {rule: 'did(order, last 30d)'}
---
kind: Segment
metadata: {name: big, title: {zh: 大客户, en: Big}}
spec: {rule: 'spend >= 180'}
---
kind: Segmentation
metadata: {name: stage, title: {zh: 阶段, en: Stage}}
spec:
  method: rules
  labels:
    - {label: lately, title: {zh: 近期, en: Lately}, when: \"in segment('recent')\"}
    - {label: earlier, when: 'did(order)'}
  otherwise: never
---
kind: Segmentation
metadata: {name: abc}
spec: {method: abc, value: spend}
---
kind: StaticList
metadata: {name: staff}
spec: {add: [C, '+8613987654321']}
";

/// Applies the groups and hands the rows over.
pub(crate) fn fill(server: &Server) {
    server.apply(GROUPS).ok();
    submit(server, rows());
}

/// Hands rows over and waits until they count.
pub(crate) fn submit(server: &Server, rows: Vec<Row>) {
    let acknowledged = server.hub.submit(rows).unwrap();
    acknowledged.blocking_recv().unwrap().unwrap();
    server.hub.settle();
}

fn rows() -> Vec<Row> {
    let a = [customer("A"), phone("13812345678")];
    let b = [customer("B"), email("wendy@example.com")];
    let c = [customer("C")];
    let kiosk = [phone("13987654321")];
    vec![
        traits(
            &a,
            "2023-01-01",
            json!({"name": "王小明", "city": "上海", "phone": "13812345678"}),
        ),
        traits(&b, "2023-01-01", json!({"name": "Wendy", "city": "北京"})),
        traits(&c, "2023-01-01", json!({"name": "李雷", "city": "北京"})),
        traits(&c, "2024-02-01", json!({"city": "上海"})),
        order(&a, "1", "2024-01-05", "130", "app"),
        order(&a, "2", "2024-03-01", "50", "web"),
        order(&b, "3", "2023-06-01", "200", "web"),
        order(&c, "4", "2024-02-10", "450", "web"),
        order(&kiosk, "5", "2024-03-10", "20", "kiosk"),
    ]
}

pub(crate) fn customer(text: &str) -> Identifier {
    Identifier::new(IdentifierKind::Customer, text, "CN").unwrap()
}

pub(crate) fn phone(text: &str) -> Identifier {
    Identifier::new(IdentifierKind::Phone, text, "CN").unwrap()
}

fn email(text: &str) -> Identifier {
    Identifier::new(IdentifierKind::Email, text, "CN").unwrap()
}

fn day(text: &str) -> Instant {
    Instant::parse_rfc3339(&format!("{text}T04:00:00Z")).unwrap()
}

fn traits(who: &[Identifier], at: &str, values: Value) -> Row {
    Row::Traits(Traits {
        who: who.to_vec(),
        occurred_at: day(at),
        received_at: day(at),
        values: values.as_object().unwrap().clone().into_iter().collect(),
    })
}

pub(crate) fn order(who: &[Identifier], id: &str, at: &str, amount: &str, channel: &str) -> Row {
    let amount: f64 = amount.parse().unwrap();
    let properties = json!({
        "amount": amount as i64,
        "channel": channel,
        "receiver": {"phone": "13812345678", "note": "call 13812345678"},
        "items": [{"product": "龙井", "category": "茶"}],
    });
    Row::Event(Event {
        who: who.to_vec(),
        id: id.into(),
        name: "order".into(),
        occurred_at: day(at),
        received_at: day(at),
        properties: properties
            .as_object()
            .unwrap()
            .clone()
            .into_iter()
            .collect(),
    })
}
