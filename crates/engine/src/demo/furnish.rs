//! A workspace in which the shop has used Fenqun for eight weeks: what its systems exported was
//! brought in as it came, each time at its own hour, so that there are imports to look at, jobs that
//! ran, and changes with their causes.

use std::path::Path;
use std::{fs, io};

use fenqun_model::{Date, Instant, Zone};

use super::definitions;
use super::files::Exports;
use super::running::{HandMoved, Running};
use super::staff::{self, SignIn};
use crate::failure::{Failure, Outcome};
use crate::settings::Settings;

/// Days before the end of the data on which files came.
const DELIVERIES: [i32; 10] = [56, 49, 42, 35, 28, 21, 14, 7, 1, 0];
/// How long after midnight they come, in milliseconds.
const AFTER_MIDNIGHT: i64 = 5 * 60_000;
/// Lies in the folder until it is whole.
const UNFINISHED: &str = "unfinished";
/// Where the shop is.
const ZONE: &str = "Asia/Shanghai";

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The day whose files were brought in.
    pub day: Date,
    /// Deliveries so far.
    pub done: usize,
    /// Deliveries in all.
    pub of: usize,
}

/// The day that it is at the shop.
///
/// # Errors
/// The zone of the shop is unknown.
pub fn today(now: Instant) -> Outcome<Date> {
    Ok(zone()?.date(now))
}

/// Whether there was an attempt to furnish the folder that did not come to its end.
pub fn is_unfinished(dir: &Path) -> bool {
    dir.join(UNFINISHED).exists()
}

/// Makes a shop's workspace in a folder, with everything before `end`; with `held` its clock stays
/// there for ever. What an attempt left that did not come to its end is removed first. `tell` is
/// called after each delivery.
///
/// # Errors
/// The folder holds another workspace; the disk refuses.
pub fn furnish(
    dir: &Path,
    settings: &Settings,
    end: Date,
    held: bool,
    tell: &mut dyn FnMut(Stage),
) -> Outcome<SignIn> {
    let shop = dir.join("shop");
    let refused = |error: io::Error| Failure::file("folder-not-made", &shop, &error);
    if is_unfinished(dir) {
        fs::remove_dir_all(dir).map_err(refused)?;
    }
    fs::create_dir_all(&shop).map_err(refused)?;
    fs::write(dir.join(UNFINISHED), "").map_err(refused)?;

    let (exports, zone, now) = (Exports::until(end), zone()?, (settings.clock)());
    let came_at = |day: Date| zone.start_of(day).plus_millis(AFTER_MIDNIGHT).min(now);
    let clock = HandMoved::at(came_at(end.plus_days(-DELIVERIES[0])));
    let running = Running::open(dir, settings, &clock)?;
    let sign_in = staff::hire(&running.access, dir)?;
    // The clock goes on while files come, whether it is held afterwards or not.
    let defined = definitions(end, false);
    running.define(&defined[..1])?;
    let mut from = Date::FIRST;
    for (index, before) in DELIVERIES.into_iter().enumerate() {
        let day = end.plus_days(-before);
        clock.set(came_at(day));
        let files = exports.write(&shop, &format!("-{day}"), from..day);
        for file in files.map_err(refused)? {
            running.import(&file)?;
        }
        if from == Date::FIRST {
            running.define(&defined[1..])?;
        }
        from = day;
        let (done, of) = (index + 1, DELIVERIES.len());
        tell(Stage { day, done, of });
    }
    let saved = definitions(end, held);
    if held {
        running.define(&saved[..1])?;
    }
    for file in &saved {
        fs::write(shop.join(file.file), &file.text).map_err(refused)?;
    }
    running.close()?;
    fs::remove_file(dir.join(UNFINISHED)).map_err(refused)?;
    Ok(sign_in)
}

fn zone() -> Outcome<Zone> {
    let spec = fenqun_model::definition::WorkspaceSpec {
        time_zone: ZONE.into(),
        ..Default::default()
    };
    crate::workspace::zone_of(&spec)
}
