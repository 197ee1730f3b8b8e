//! An opened workspace folder: store, catalog, definitions and settings together.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use fenqun_catalog::Catalog;
use fenqun_model::definition::{DefinitionSet, Schema, Spec, WorkspaceSpec};
use fenqun_model::{Instant, Message, Zone};
use fenqun_store::changes::ChangeLog;
use fenqun_store::{Options, Store};
use tempfile::TempDir;

use crate::failure::{Failure, Outcome};
use crate::instants::parse_instant;
use crate::saved::{Saved, Usable, usable};
use crate::settings::Settings;

/// File of the catalog within the folder.
const CATALOG: &str = "catalog.sqlite";
/// Hash buckets of a new store.
const BUCKETS: u32 = 16;
/// Bytes of rows not yet in bucket files at which a checkpoint is made.
const CHECKPOINT_BYTES: u64 = 256 << 20;
/// Most identifiers one customer may gather by automatic merging.
const MAX_IDENTIFIERS: usize = 100;

/// An opened workspace. One process at a time holds a folder.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) dir: PathBuf,
    pub(crate) settings: Settings,
    pub(crate) store: Store,
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) saved: Arc<Saved>,
    /// Fits saved since it was opened, by anybody who looks at it.
    pub(crate) fits_saved: Arc<AtomicU64>,
    /// The change log, while somebody keeps the groups right.
    pub(crate) change_log: Option<Arc<Mutex<ChangeLog>>>,
    /// Of a workspace that goes when it is closed.
    temporary: Option<Arc<TempDir>>,
}

impl Workspace {
    /// Opens the workspace in a folder, making it when there is none.
    ///
    /// # Errors
    /// Another process holds it, a newer version wrote it, files are damaged, the disk refuses.
    pub fn open(dir: &Path, settings: Settings) -> Outcome<Self> {
        Self::open_until(dir, settings, None)
    }

    /// Opens the workspace as it was at a position of its log of rows; frames behind it wait. See
    /// [`Store::open_until`].
    ///
    /// # Errors
    /// As [`Workspace::open`]; a position that the store cannot go to.
    pub fn open_until(dir: &Path, settings: Settings, position: Option<u64>) -> Outcome<Self> {
        let store = Store::open_until(&store_folder(dir)?, options(&settings), position)?;
        Self::around(store, dir, settings)
    }

    /// Opens the workspace as it was where its change log ends, for whoever goes on from there. See
    /// [`Store::open_recorded`].
    ///
    /// # Errors
    /// As [`Workspace::open_until`].
    pub fn open_recorded(dir: &Path, settings: Settings) -> Outcome<Self> {
        let store = Store::open_recorded(&store_folder(dir)?, options(&settings))?;
        Self::around(store, dir, settings)
    }

    /// The workspace with a store that was opened.
    fn around(store: Store, dir: &Path, settings: Settings) -> Outcome<Self> {
        let catalog = Arc::new(Catalog::open(&dir.join(CATALOG))?);
        let saved = Arc::new(Saved::load(&catalog)?);
        let mut workspace = Self {
            dir: dir.to_owned(),
            settings,
            store,
            catalog,
            saved,
            fits_saved: Arc::default(),
            change_log: None,
            temporary: None,
        };
        workspace.declare()?;
        Ok(workspace)
    }

    /// The workspace opened again as it was at a position of its log of rows.
    pub(crate) fn reopened(self, position: u64) -> Outcome<Self> {
        let Self {
            dir,
            settings,
            store,
            temporary,
            ..
        } = self;
        // Only one holds the folder at a time.
        drop(store);
        let mut workspace = Self::open_until(&dir, settings, Some(position))?;
        workspace.temporary = temporary;
        Ok(workspace)
    }

    /// The workspace as it is now, to be looked at: rows written and definitions changed later do
    /// not change it, and its rows cannot be written to. Cheap.
    pub fn snapshot(&self) -> Self {
        Self {
            dir: self.dir.clone(),
            settings: self.settings.clone(),
            store: self.store.snapshot(),
            catalog: self.catalog.clone(),
            saved: self.saved.clone(),
            fits_saved: self.fits_saved.clone(),
            change_log: self.change_log.clone(),
            temporary: self.temporary.clone(),
        }
    }

    /// A workspace in a folder of the system's, which goes when it is closed.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn temporary(settings: Settings) -> Outcome<Self> {
        let folder = tempfile::tempdir()
            .map_err(|error| Failure::file("folder-not-made", &std::env::temp_dir(), &error))?;
        let mut workspace = Self::open(folder.path(), settings)?;
        workspace.temporary = Some(Arc::new(folder));
        Ok(workspace)
    }

    /// Whether there is a workspace in a folder.
    pub fn exists(dir: &Path) -> bool {
        dir.join(CATALOG).exists()
    }

    /// Opens a workspace that must be there already, so that a mistyped folder is not made.
    ///
    /// # Errors
    /// There is none; and as [`Workspace::open`].
    pub fn open_existing(dir: &Path, settings: Settings) -> Outcome<Self> {
        if !Self::exists(dir) {
            let folder = dir.display().to_string();
            return Err(Message::new("workspace-missing")
                .with("folder", folder)
                .into());
        }
        Self::open(dir, settings)
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What is set for the workspace; the defaults where nothing is.
    pub fn spec(&self) -> WorkspaceSpec {
        self.saved.set.workspace()
    }

    /// The workspace's zone.
    ///
    /// # Errors
    /// The zone it names is unknown.
    pub fn zone(&self) -> Outcome<Zone> {
        zone_of(&self.spec())
    }

    /// What time it is: `now` of the Workspace definition, else the clock.
    ///
    /// # Errors
    /// `now` cannot be read.
    pub fn now(&self) -> Outcome<Instant> {
        now_of(&self.spec(), &self.settings)
    }

    /// Reads an instant as people type it.
    ///
    /// # Errors
    /// See [`parse_instant`].
    pub fn instant(&self, text: Option<&str>) -> Outcome<Instant> {
        let now = self.now()?;
        text.map_or(Ok(now), |text| parse_instant(text, now, &self.zone()?))
    }

    /// What people should know about the opening: that a torn end of the log was cut off.
    pub fn notices(&self) -> &[Message] {
        &self.store.opened().notices
    }

    /// Reads the definitions again after a change of the catalog.
    pub(crate) fn reload(&mut self) -> Outcome<()> {
        self.saved = Arc::new(Saved::load(&self.catalog)?);
        self.declare()
    }

    /// Tells the store which types attributes have.
    fn declare(&mut self) -> Outcome<()> {
        let schema = self.schema(&self.saved.set)?;
        self.store.declare(Schema {
            attributes: schema.attributes,
            ..Schema::default()
        });
        Ok(())
    }

    /// Number of fits saved since the workspace was opened.
    pub(crate) fn fits_saved(&self) -> u64 {
        self.fits_saved.load(Ordering::Relaxed)
    }

    /// Whether there are any customers.
    pub fn has_data(&self) -> bool {
        self.store.has_customers()
    }

    /// The saved definitions that can be evaluated.
    pub(crate) fn usable(&self) -> Outcome<Usable> {
        let mut found = usable(&self.saved.set, &self.schema(&self.saved.set)?)?;
        found.broken.extend(self.saved.unreadable.iter().cloned());
        Ok(found)
    }

    /// What is known of the data: declared types before inferred ones, and those inferred first
    /// before those seen later.
    pub(crate) fn schema(&self, set: &DefinitionSet) -> Outcome<Schema> {
        let mut schema = self.store.schema();
        schema.attributes.extend(self.catalog.attribute_types()?);
        for definition in set.iter() {
            if let Spec::Attribute(attribute) = &definition.spec {
                let name = definition.metadata.name.clone();
                schema.attributes.insert(name, attribute.kind);
            }
        }
        Ok(schema)
    }
}

/// The zone that settings name.
pub(crate) fn zone_of(spec: &WorkspaceSpec) -> Outcome<Zone> {
    Zone::named(&spec.time_zone).map_err(|unknown| {
        Message::new("workspace-zone-unknown")
            .with("zone", unknown.0)
            .into()
    })
}

/// What time it is by settings.
pub(crate) fn now_of(spec: &WorkspaceSpec, settings: &Settings) -> Outcome<Instant> {
    let clock = (settings.clock)();
    match &spec.now {
        Some(text) => parse_instant(text, clock, &zone_of(spec)?),
        None => Ok(clock),
    }
}

/// The store's folder, made when there is none.
fn store_folder(dir: &Path) -> Outcome<PathBuf> {
    let folder = dir.join("store");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::file("folder-not-made", &folder, &error))?;
    Ok(folder)
}

fn options(settings: &Settings) -> Options {
    Options {
        buckets: BUCKETS,
        memory_budget: settings.memory_budget,
        checkpoint_bytes: CHECKPOINT_BYTES,
        max_identifiers: MAX_IDENTIFIERS,
    }
}
