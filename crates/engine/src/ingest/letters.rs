//! Dead letters: events that could not be taken, kept as they came, to be looked at, sent through
//! again, or dropped.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use fenqun_catalog::{Catalog, DeadLetter};
use fenqun_model::row::Row;
use fenqun_model::{Instant, Language, Message};
use xxhash_rust::xxh3::xxh3_128;

use super::Ingest;
use super::incoming::{Incoming, Item};
use super::refusal::Refusal;
use super::settings::{Call, IngestSettings};
use crate::failure::{Failure, Outcome};

/// Letters sent through again in one go.
const TOGETHER: usize = 200;

/// The letters, and how much room they take.
#[derive(Debug)]
pub(super) struct Letters {
    catalog: Arc<Catalog>,
    most: u64,
    most_bytes: u64,
    /// Never less than there are: a letter that comes again is counted again until somebody looks.
    count: AtomicU64,
    bytes: AtomicU64,
}

/// What became of letters that were sent through again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Events that count now.
    pub taken: u64,
    /// Letters that stay, each with the reason that holds now.
    pub refused: u64,
}

impl Letters {
    pub(super) fn open(catalog: Arc<Catalog>, settings: &IngestSettings) -> Outcome<Self> {
        let letters = Self {
            catalog,
            most: settings.letters,
            most_bytes: settings.letter_bytes,
            count: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
        };
        letters.count_again()?;
        Ok(letters)
    }

    /// Refuses what there is no room for: an answer that the client sees is better than letters
    /// dropped in silence.
    pub(super) fn check_room(&self, letters: &[DeadLetter]) -> Result<(), Refusal> {
        if letters.is_empty() || self.has_room(letters) {
            return Ok(());
        }
        self.count_again()?;
        match self.has_room(letters) {
            true => Ok(()),
            false => Err(Refusal::LettersFull(
                Message::new("ingest-letters-full")
                    .with("letters", self.most)
                    .with("megabytes", self.most_bytes >> 20),
            )),
        }
    }

    fn has_room(&self, letters: &[DeadLetter]) -> bool {
        let count = self.count.load(Ordering::Relaxed) + letters.len() as u64;
        let bytes = self.bytes.load(Ordering::Relaxed) + bytes_of(letters);
        count <= self.most && bytes <= self.most_bytes
    }

    /// Keeps letters; blocks until they are on disk.
    pub(super) fn keep(&self, letters: &[DeadLetter]) -> Outcome<()> {
        self.catalog.keep_dead_letters(letters)?;
        self.count
            .fetch_add(letters.len() as u64, Ordering::Relaxed);
        self.bytes.fetch_add(bytes_of(letters), Ordering::Relaxed);
        Ok(())
    }

    fn count_again(&self) -> Outcome<()> {
        let room = self.catalog.dead_letter_room()?;
        self.count.store(room.letters, Ordering::Relaxed);
        self.bytes.store(room.bytes, Ordering::Relaxed);
        Ok(())
    }
}

impl Ingest {
    /// Sends one letter through again, as if it came now from where it came; `None` when there is no
    /// such letter. Blocks.
    ///
    /// # Errors
    /// Too much is waiting, a disk that refuses; the letter stays.
    pub fn replay(&self, id: &str) -> Outcome<Option<Replayed>> {
        match self.hub.catalog().dead_letter(id)? {
            Some(letter) => self.replay_these(vec![letter]).map(Some),
            None => Ok(None),
        }
    }

    /// Sends all letters through again, those of one reason when `code` is given. Blocks.
    ///
    /// # Errors
    /// As [`Ingest::replay`]; what was taken until then counts and its letters are gone.
    pub fn replay_all(&self, code: Option<&str>) -> Outcome<Replayed> {
        let mut all = Replayed::default();
        let mut behind = None;
        loop {
            let letters = self
                .hub
                .catalog()
                .dead_letters(behind.as_ref(), code, TOGETHER)?;
            let Some(last) = letters.last() else {
                return Ok(all);
            };
            behind = Some(last.cursor());
            let some = self.replay_these(letters)?;
            all.taken += some.taken;
            all.refused += some.refused;
        }
    }

    fn replay_these(&self, letters: Vec<DeadLetter>) -> Outcome<Replayed> {
        let mut rows = Vec::new();
        let mut taken = Vec::new();
        let mut refused = Vec::new();
        self.refresh()?;
        for mut letter in letters {
            match self.again(&letter)? {
                Ok(more) => {
                    rows.extend(more);
                    taken.push(letter.id);
                }
                Err(reason) => {
                    letter.code = reason.id().to_owned();
                    letter.reason = in_words(&reason);
                    refused.push(letter);
                }
            }
        }
        self.write(rows)?;
        let catalog = self.hub.catalog();
        catalog.explain_dead_letters(&refused)?;
        catalog.drop_dead_letters(&taken)?;
        self.letters.count_again()?;
        Ok(Replayed {
            taken: taken.len() as u64,
            refused: refused.len() as u64,
        })
    }

    /// The rows of a letter, or why it cannot be taken now either.
    fn again(&self, letter: &DeadLetter) -> Outcome<Result<Vec<Row>, Message>> {
        let call = Call::named(&letter.call).unwrap_or(Call::Batch);
        let incoming = Incoming::again(call, &letter.body, &letter.envelope);
        let reading = self.current();
        let now = reading.now(&self.hub)?;
        let mut reader = reading.reader(letter.received_at, now, &self.settings, &self.kinds);
        let mut rows = Vec::new();
        for item in incoming.items() {
            match reader.rows(incoming.call(item)) {
                Ok(more) => rows.extend(more),
                Err(reason) => return Ok(Err(reason)),
            }
        }
        Ok(Ok(rows))
    }

    fn write(&self, rows: Vec<Row>) -> Outcome<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let overload = |_| Failure::from(Message::new("ingest-overload"));
        let acknowledged = self.hub.submit(rows).map_err(overload)?;
        let stopping = |_| Failure::stopped(Message::new("ingest-stopping"));
        acknowledged.blocking_recv().map_err(stopping)??;
        Ok(())
    }

    /// Letters in the catalog, and how many of each reason. Both block.
    pub fn catalog(&self) -> &Arc<Catalog> {
        self.hub.catalog()
    }

    /// Drops a letter; whether there was one. Blocks.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn drop_letter(&self, id: &str) -> Outcome<bool> {
        let dropped = self.catalog().drop_dead_letters(&[id.to_owned()])?;
        self.letters.count_again()?;
        Ok(dropped > 0)
    }
}

/// The letter of an event that cannot be taken.
pub(super) fn letter(
    incoming: &Incoming<'_>,
    item: &Item<'_>,
    key: u64,
    now: Instant,
    reason: &Message,
) -> DeadLetter {
    let body = incoming.text(item);
    let call = incoming.named().name();
    let id = xxh3_128(format!("{key}\n{call}\n{body}").as_bytes());
    DeadLetter {
        id: format!("{id:032x}"),
        received_at: now,
        write_key: key,
        call: call.into(),
        code: reason.id().into(),
        reason: in_words(reason),
        envelope: incoming.envelope(),
        body,
        times: 1,
    }
}

/// The reason in every language, as JSON.
fn in_words(reason: &Message) -> String {
    let languages = [Language::English, Language::Chinese];
    let texts: BTreeMap<&str, String> = languages
        .into_iter()
        .map(|language| (language.tag(), reason.text(language)))
        .collect();
    serde_json::to_string(&texts).unwrap_or_default()
}

/// The reason of a letter in a language.
pub fn reason_of(letter: &DeadLetter, language: Language) -> String {
    let texts: BTreeMap<String, String> = serde_json::from_str(&letter.reason).unwrap_or_default();
    texts.get(language.tag()).cloned().unwrap_or_default()
}

fn bytes_of(letters: &[DeadLetter]) -> u64 {
    letters.iter().map(|letter| letter.body.len() as u64).sum()
}
