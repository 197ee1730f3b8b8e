//! Bodies that clients send: rows that come of them are whole and within limits, and survive the
//! log.

use std::sync::{Arc, LazyLock};

use fenqun_engine::ingest::{Call, Ingest, IngestSettings, unpack};
use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Settings, Workspace};
use fenqun_model::Instant;
use fenqun_model::row::Row;
use fenqun_store::disk::simulated::SimulatedDisk;
use fenqun_store::{Entry, Store};

use super::{Target, number};

pub(super) const TARGET: Target = Target {
    name: "ingest",
    seeds,
    read,
};

const NOW: Instant = Instant(1_795_291_200_000);

/// Each begins with the number of the kind of call.
const BODIES: [&str; 7] = [
    r#"0{"userId":"u1","traits":{"email":"a@example.com","name":"张三","vip":true,"plan":null,"at":{"home":[1,2]}}}"#,
    r#"1{"type":"track","userId":1,"event":"Order Completed","timestamp":"2024-01-02T03:04:05.678Z","messageId":"m","properties":{"total":12.5,"currency":"CNY","products":[{"sku":"A","price":5,"quantity":2}]}}"#,
    r#"2{"anonymousId":"a","name":"Home","category":"Docs","originalTimestamp":"2024-01-02T03:04:05Z","sentAt":"2024-01-02T03:04:09Z"}"#,
    r#"4{"userId":"u","groupId":"g","traits":{"size":3},"context":{"externalIds":[{"type":"phone","id":"13812345678"}]}}"#,
    r#"5{"userId":"u","previousId":"a"}"#,
    r#"6{"batch":[{"type":"identify","userId":"u1","traits":{"a":1}},{"type":"track","event":"x","anonymousId":"b","properties":{"d":"2024-01-02","n":-1e-9,"big":12345678901234567890}},null,{"type":"dance"}],"sentAt":"2024-01-02T03:04:05.678+08:00","context":{"traits":{"b":"c"}},"writeKey":"k"}"#,
    r#"6{"batch":[]}"#,
];

fn seeds() -> Vec<Vec<u8>> {
    BODIES.map(|body| body.as_bytes().to_vec()).into()
}

/// A door that is only read through, so that nothing is kept from one input to the next but the
/// kinds of attributes.
static DOOR: LazyLock<Ingest> = LazyLock::new(|| {
    let settings = Settings {
        clock: Arc::new(|| NOW),
        ..Settings::default()
    };
    let workspace = Workspace::temporary(settings).expect("a folder for the workspace");
    let hub = Hub::start(workspace, HubSettings::default()).expect("an empty workspace starts");
    Ingest::open(hub, IngestSettings::default()).expect("an empty catalog is read")
});

fn read(input: &[u8]) -> u64 {
    let (first, body) = input.split_first().unwrap_or((&b'6', &[]));
    let call = Call::ALL[usize::from(first.wrapping_sub(b'0')) % Call::ALL.len()];
    let limits = *DOOR.settings();
    let read = unpack(body.to_vec(), limits.request_bytes)
        .and_then(|text| DOOR.read(call, &text, |_| Some(1)));
    let read = match read {
        Ok(read) => read,
        Err(refusal) => return number(format!("{refusal:?}").chars().take(40).collect::<String>()),
    };
    let latest = NOW.plus_millis(limits.ahead_millis);
    for row in read.rows() {
        assert!(!row.who().is_empty());
        for identifier in row.who() {
            assert!((1..=256).contains(&identifier.value.len()), "{identifier}");
        }
        let at = row.occurred_at();
        assert!(at >= limits.earliest && at <= latest, "{at}");
    }
    assert_survives(read.rows());
    let codes: Vec<&str> = read.refused().map(|refused| refused.reason.id()).collect();
    let shapes: Vec<(usize, bool)> = read
        .rows()
        .iter()
        .map(|row| (row.who().len(), matches!(row, Row::Event(_))))
        .collect();
    number((codes, shapes))
}

/// The store takes the rows, and has the same ones after a restart.
fn assert_survives(rows: &[Row]) {
    if rows.is_empty() || rows.len() > 4 {
        return;
    }
    let disk = SimulatedDisk::new();
    let open = |disk: &SimulatedDisk| {
        let options = fenqun_store::Options {
            buckets: 1,
            ..fenqun_store::Options::default()
        };
        Store::open_on(Arc::new(disk.clone()), options).expect("the store opens")
    };
    let name = &rows[0].who()[0].to_string();
    let mut store = open(&disk);
    store
        .append(&[Entry::Rows(rows.to_vec())])
        .expect("the store takes them");
    let before = store.rows(name).expect("they are read");
    drop(store);
    let after = open(&disk.after_restart())
        .rows(name)
        .expect("they are read again");
    assert_eq!(before, after);
}
