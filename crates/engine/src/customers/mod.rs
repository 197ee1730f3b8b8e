//! Customers one by one: found by what people know of them, and everything that is known of one.
//!
//! Answers name a customer twice: by an `id` such as `~17`, which leads to them for ever and tells
//! nobody who they are, and by their name in the store, which may be a telephone number and is then
//! masked for those who need not see it. Wherever a customer is asked for, both are taken.

mod attributes;
mod look_up;
mod memberships;
mod persons;
mod profile;
mod search;
mod timeline;

pub use attributes::{AttributeHistory, AttributeVersion, Attributes};
pub use look_up::LookedUp;
pub use memberships::{Membership, Memberships, Recorded};
pub use persons::Person;
pub(crate) use persons::{number, unknown, value_of};
pub use profile::{KnownIdentifier, Profile};
pub use search::{Found, FoundCustomer, SearchRequest};
pub use timeline::{Entry, EntryKind, Place, Timeline, TimelineRequest};
