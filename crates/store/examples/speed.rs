use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant as Clock;

use fenqun_model::Instant;
use fenqun_model::columns::*;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::*;
use fenqun_store::*;

fn rss() -> (u64, u64) {
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    let get = |k: &str| s.lines().find(|l| l.starts_with(k)).unwrap().split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024;
    (get("VmRSS"), get("VmHWM"))
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let dir = std::path::PathBuf::from(&args[2]);
    let total: usize = args.get(3).map_or(20_000_000, |n| n.parse().unwrap());
    let customers = (total / 10) as u64;
    if args[1] == "import" {
        let _ = std::fs::remove_dir_all(&dir);
        let mut store = Store::open(&dir, Options::default()).unwrap();
        let channels = ["app", "web", "store", "mini", "phone"];
        let mut state = 42u64;
        let mut next = move || { state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); state >> 20 };
        let batch = 65_536;
        let mut made = 0;
        let mut generating = 0.0;
        let started = Clock::now();
        let names = ["order", "login", "view", "refund"];
        while made < total {
            let g = Clock::now();
            let n = batch.min(total - made);
            let (mut who, mut ids, mut channel, mut product) = (TextColumn::default(), TextColumn::default(), TextColumn::default(), TextColumn::default());
            let (mut at, mut amount, mut quantity) = (vec![], vec![], vec![]);
            for i in 0..n {
                let r = next() % 1_000_003; let u = (r as f64 / 1_000_003.0).powi(2);
                let c = ((u * customers as f64) as u64 * 7919) % customers;
                who.push(&format!("c{c:07}"));
                ids.push(&format!("e{:09}", made + i));
                at.push(1_700_000_000_000 + (next() % 31_536_000_000) as i64);
                amount.push((next() % 5_000_000) as i64);
                quantity.push((next() % 9) as i64 + 1);
                channel.push(channels[(next() % 5) as usize]);
                product.push(&format!("p{}", next() % 2000));
            }
            let name = names[if (next() % 10) < 6 { 0 } else { 1 + (next() % 3) as usize }];
            let col = |data| PropertyColumn { data, present: None };
            let columns = RowColumns {
                kind: RowsKind::Events(name.into()),
                who: vec![(IdentifierKind::Customer, who)],
                ids, occurred_at: at, received_at: Instant(1_800_000_000_000),
                properties: vec![
                    ("amount".into(), col(PropertyData::Decimal(amount))),
                    ("quantity".into(), col(PropertyData::Integer(quantity))),
                    ("channel".into(), col(PropertyData::Text(channel))),
                    ("product".into(), col(PropertyData::Text(product))),
                ],
            };
            generating += g.elapsed().as_secs_f64();
            store.append(&[Entry::Columns(columns)]).unwrap();
            made += n;
        }
        store.checkpoint().unwrap();
        println!("import {:.2} s besides {generating:.2} s generating, rss {:?}", started.elapsed().as_secs_f64() - generating, rss());
        return;
    }
    let started = Clock::now();
    let store = Store::open(&dir, Options::default()).unwrap();
    println!("open {:.2} s rss {:?}", started.elapsed().as_secs_f64(), rss());
    let needs = Needs { streams: vec![StreamNeed { key: StreamKey::Events(["order".to_owned()].into()), columns: vec![ColumnKey::Property("amount".into()), ColumnKey::Property("channel".into())] }] };
    let all = Needs { streams: vec![StreamNeed { key: StreamKey::Events(["*".to_owned()].into()), columns: vec![ColumnKey::Property("amount".into()), ColumnKey::Property("channel".into())] }] };
    for (what, needs) in [("order", &needs), ("order again", &needs), ("all", &all), ("all again", &all)] {
        let t = Clock::now();
        let rows = AtomicU64::new(0);
        store.visit(needs, 2, &|c| { rows.fetch_add(c.streams[0].occurred_at.len() as u64, Ordering::Relaxed); }).unwrap();
        println!("visit {what}: {:.3} s, {} rows, hot {} MB rss {:?}", t.elapsed().as_secs_f64(), rows.into_inner(), store.hot_bytes() >> 20, rss());
    }
    for _ in 0..3 {
        let t = Clock::now();
        let found = store.visit_one("c0000007", &needs, &mut |c| assert_eq!(c.customers.len(), 1)).unwrap();
        println!("visit_one {found}: {:.3} ms", t.elapsed().as_secs_f64() * 1e3);
    }
    let t = Clock::now();
    println!("statistics {:?} {:.2} s", store.statistics().unwrap().by_name, t.elapsed().as_secs_f64());
    println!("rss {:?}", rss());
}
