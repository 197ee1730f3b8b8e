//! A small shop whose numbers can be checked by hand, and a larger one that is counted on.

use std::fmt::Write;

/// Three customers; A bought twice, B once long ago, C once and sent it back.
pub(crate) const ORDERS: &str = "\
OrderNo,Customer,Time,Product,Quantity,Price
1,A,2024-01-05 10:00,tea,2,50
1,A,2024-01-05 10:00,cup,1,30
2,A,2024-03-01 09:00,tea,1,50
3,B,2023-06-01 12:00,pot,1,200
4,C,2024-02-10 08:00,tea,10,45
";

/// How the file above is read; the clock is held shortly after its end.
pub(crate) const SETTINGS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, currency: CNY, country: CN, now: '2024-03-15'}
---
kind: Source
metadata: {name: orders}
spec:
  as: events
  event: order
  identifiers: [{column: Customer, kind: customer}]
  time: {column: Time}
  group:
    by: OrderNo
    items:
      Product: {name: product, type: text}
      Quantity: {name: quantity, type: integer}
      Price: {name: price, type: decimal}
  amount: {product: [Quantity, Price]}
";

/// What is asked of the shop.
pub(crate) const GROUPS: &str = "\
apiVersion: fenqun/v1
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
spec: {rule: 'spend >= 200'}
---
kind: Segmentation
metadata: {name: stage}
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
spec: {add: [C]}
---
kind: Strategy
metadata: {name: care, owner: 客服}
spec:
  for: [{segmentation: stage, label: lately}]
  advice: {zh: 回访, en: Call them}
";

/// Orders of `customers` customers over two years: a few lines each, amounts and gaps that differ,
/// no line twice.
pub(crate) fn many_orders(customers: usize) -> Vec<String> {
    let mut orders = Vec::new();
    for customer in 0..customers {
        for order in 0..=(customer * 7 % 11) {
            let day = (customer * 13 + order * 29) % 700;
            let (year, day) = (2022 + day / 350, day % 350);
            let (month, day) = (day / 30 + 1, day % 28 + 1);
            let mut lines = String::new();
            for line in 0..=(order % 3) {
                writeln!(
                    lines,
                    "{customer}-{order},{customer:05},{year}-{month:02}-{day:02} {:02}:{:02},p{line},{},{}.5",
                    customer % 24,
                    order % 60,
                    line + 1,
                    (customer + 3 * order) % 97 + 1,
                )
                .unwrap();
            }
            orders.push(lines);
        }
    }
    orders
}

/// A file of such orders.
pub(crate) fn file_of(orders: &[String]) -> String {
    format!(
        "OrderNo,Customer,Time,Product,Quantity,Price\n{}",
        orders.concat()
    )
}
