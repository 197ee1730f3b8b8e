//! What may come in: kinds of call and limits. Values only.

use fenqun_model::Instant;

/// What the path of a request says that it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Attributes of a customer.
    Identify,
    /// Something a customer did.
    Track,
    /// A page that a customer looked at.
    Page,
    /// The same in an app.
    Screen,
    /// The group that a customer belongs to.
    Group,
    /// Two names of one customer.
    Alias,
    /// Any of these, many at once.
    Batch,
}

/// Limits of what comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IngestSettings {
    /// Most bytes of one event.
    pub event_bytes: usize,
    /// Most bytes of a request, unpacked.
    pub request_bytes: usize,
    /// Most events of a request.
    pub request_events: usize,
    /// Events dated before it come from a clock that is wrong.
    pub earliest: Instant,
    /// Events dated further ahead than this many milliseconds come from a clock that is wrong.
    pub ahead_millis: i64,
    /// Most dead letters kept.
    pub letters: u64,
    /// Most bytes of dead letters kept.
    pub letter_bytes: u64,
}

impl Default for IngestSettings {
    /// Those of the protocol: 32 KiB an event, 500 KiB and 2500 events a request. Events from 1990 on
    /// and up to 366 days ahead. 100 000 dead letters in 256 MiB.
    fn default() -> Self {
        Self {
            event_bytes: 32 << 10,
            request_bytes: 500 << 10,
            request_events: 2500,
            earliest: Instant(631_152_000_000),
            ahead_millis: 366 * 86_400_000,
            letters: 100_000,
            letter_bytes: 256 << 20,
        }
    }
}

impl Call {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Call::Identify,
        Call::Track,
        Call::Page,
        Call::Screen,
        Call::Group,
        Call::Alias,
        Call::Batch,
    ];

    /// As paths and the `type` of a call name it.
    pub const fn name(self) -> &'static str {
        match self {
            Call::Identify => "identify",
            Call::Track => "track",
            Call::Page => "page",
            Call::Screen => "screen",
            Call::Group => "group",
            Call::Alias => "alias",
            Call::Batch => "batch",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|call| call.name() == name)
    }
}
