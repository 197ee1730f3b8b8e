//! Webhooks over loopback: a workspace that runs, receivers that fail in every way.

mod crash;
mod delivering;
mod failing;
mod guard;
mod receiver;
mod trust;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row};
use fenqun_model::{Instant, Language};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::*;
use crate::changes::ChangeFilter;
use crate::define::ApplyRequest;
use crate::live::{Cause, HubSettings};
use crate::settings::Settings;
use crate::workspace::Workspace;

const BUYERS: &str =
    "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: buyer}\nspec: {rule: did(order)}\n";
/// Longest wait of a test for something that has to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running workspace with a segment of those who ordered, and its webhooks.
struct Rig {
    folder: TempDir,
    hub: Hub,
    webhooks: Webhooks,
}

/// Delivery as in life, but to this machine and without long waits.
fn quick() -> WebhookSettings {
    WebhookSettings {
        allow_networks: vec![Network::parse("127.0.0.0/8").unwrap()],
        schedule: Schedule {
            waits: vec![
                Duration::ZERO,
                Duration::from_millis(5),
                Duration::from_millis(5),
            ],
            overloaded: Duration::from_millis(5),
        },
        grace: Duration::ZERO,
        ..WebhookSettings::default()
    }
}

impl Rig {
    fn new(settings: WebhookSettings) -> Self {
        Self::open(tempfile::tempdir().unwrap(), settings)
    }

    fn open(folder: TempDir, settings: WebhookSettings) -> Self {
        let workspace = Workspace::open(folder.path(), Settings::default()).unwrap();
        let hub = Hub::start(workspace, HubSettings::default()).unwrap();
        let request = ApplyRequest {
            files: vec![("test.yaml".to_owned(), BUYERS.to_owned())],
            plan: false,
            author: None,
        };
        hub.change(Cause::Definition, |workspace| workspace.apply(&request))
            .unwrap();
        Self {
            folder,
            webhooks: Webhooks::new(hub.clone(), settings),
            hub,
        }
    }

    /// Closes it as at the end of a process and opens it again.
    fn reopened(self, settings: WebhookSettings) -> Self {
        self.hub.stop().unwrap();
        let Self {
            folder,
            hub,
            webhooks,
        } = self;
        // The last of those who hold the workspace closes it.
        drop((hub, webhooks));
        Self::open(folder, settings)
    }

    /// Customers order for the first time, so each of them makes a change.
    fn order(&self, customers: std::ops::Range<u32>) {
        let rows = customers.map(|number| {
            Row::Event(Event {
                who: vec![Identifier {
                    kind: IdentifierKind::Customer,
                    value: format!("C{number}"),
                }],
                id: format!("e{number}"),
                name: "order".into(),
                occurred_at: Instant(1_700_000_000_000),
                received_at: Instant(0),
                properties: Default::default(),
            })
        });
        let acknowledged = self.hub.submit(rows.collect()).unwrap();
        acknowledged.blocking_recv().unwrap().unwrap();
    }

    fn start(&self) -> Dispatcher {
        let _entered = RUNTIME.enter();
        self.webhooks.start()
    }

    fn make(&self, url: &str) -> WebhookWithSecret {
        self.make_with(url, ChangeFilter::default())
    }

    fn make_with(&self, url: &str, filter: ChangeFilter) -> WebhookWithSecret {
        let new = NewWebhook {
            url: url.into(),
            filter,
            ..NewWebhook::default()
        };
        self.webhooks.create(new, Language::English).unwrap()
    }

    fn get(&self, id: &str) -> WebhookItem {
        self.webhooks.get(id, Language::English).unwrap()
    }

    fn deliveries(&self, id: &str) -> Vec<DeliveryItem> {
        self.webhooks
            .deliveries(id, None, 500, Language::English)
            .unwrap()
    }

    /// Waits until the webhook is as wanted.
    fn until(&self, id: &str, wanted: impl Fn(&WebhookItem) -> bool) -> WebhookItem {
        eventually(&format!("webhook {id}"), || {
            let item = self.get(id);
            wanted(&item).then_some(item)
        })
    }
}

/// Where deliveries and receivers run.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// Waits for what comes later.
fn now<T>(later: impl Future<Output = T>) -> T {
    RUNTIME.block_on(later)
}

/// Waits until something is there.
fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let end = std::time::Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(std::time::Instant::now() < end, "{what} never came");
        std::thread::yield_now();
    }
}
