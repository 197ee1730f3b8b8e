//! Identifiers that came together in an import and were not joined. Only how many is saved with the
//! import's report: whoever is erased must not live on in it by name.

use fenqun_model::Message;
use fenqun_store::{Collision, CollisionReason};
use serde::Serialize;

/// Collisions that are named.
const NAMED: usize = 5;

/// Identifiers that came together in an import and were not joined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Collisions {
    /// How many pairs that did not collide before.
    pub count: u64,
    /// The first few of them, by identifier.
    pub first: Vec<Collided>,
}

/// Two identifiers of one row that are not of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Collided {
    /// Whose the row is: `customer:1001`.
    pub row_of: String,
    /// What was not joined to it: `phone:+8613812345678`.
    pub not_joined: String,
    /// Stable code of the reason.
    pub reason: &'static str,
}

impl Collisions {
    /// Those of `after` that are not in `before`; both sorted.
    pub(super) fn new(before: &[Collision], after: &[Collision]) -> Self {
        let is_new = |collision: &&Collision| {
            let wanted = (&collision.row_of, &collision.not_joined);
            let found =
                before.binary_search_by(|known| (&known.row_of, &known.not_joined).cmp(&wanted));
            found.is_err()
        };
        let new: Vec<&Collision> = after.iter().filter(is_new).collect();
        let first = new.iter().take(NAMED).map(|collision| Collided {
            row_of: collision.row_of.to_string(),
            not_joined: collision.not_joined.to_string(),
            reason: code(collision.reason),
        });
        Self {
            count: new.len() as u64,
            first: first.collect(),
        }
    }

    /// The named ones for people, and how many are not named.
    pub fn messages(&self) -> Vec<Message> {
        let named = self.first.iter().map(Collided::message);
        let rest = self.count - self.first.len() as u64;
        let more = (rest > 0).then(|| Message::new("import-collisions-more").with("count", rest));
        named.chain(more).collect()
    }
}

impl Collided {
    /// Which they are, why they were not joined, and how to join them.
    fn message(&self) -> Message {
        let id = match self.reason {
            "two-customers" => "import-collision-two-customers",
            "shared" => "import-collision-shared",
            _ => "import-collision-too-many",
        };
        Message::new(id)
            .with("row_of", self.row_of.as_str())
            .with("not_joined", self.not_joined.as_str())
    }
}

fn code(reason: CollisionReason) -> &'static str {
    match reason {
        CollisionReason::TwoCustomers => "two-customers",
        CollisionReason::Shared => "shared",
        CollisionReason::TooMany => "too-many",
    }
}
