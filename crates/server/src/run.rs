//! The server from its start to its end.

use std::sync::Arc;
use std::time::Duration;

use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Failure, Outcome, Workspace};
use fenqun_model::Message;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::listen::{Door, Listener};
use crate::settings::Settings;
use crate::site::Site;
use crate::{log, router};

/// How often last uses are written down and old sessions removed.
const HOUSEKEEPING: Duration = Duration::from_secs(60);
/// Status of a process that was interrupted.
const INTERRUPTED: i32 = 130;

/// What there is to tell once everything runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// What to type into a browser.
    pub url: String,
    /// The one-time token, when one was made.
    pub token: Option<String>,
    /// Nobody can sign in yet.
    pub is_new: bool,
}

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Where and how.
    pub settings: Settings,
    /// The page that people open.
    pub site: Site,
    /// Whether a one-time token is made although somebody can sign in.
    pub administrator_token: bool,
}

/// Serves a workspace and its page until the process is asked to stop (SIGTERM, SIGINT). Makes a
/// one-time token while nobody can sign in, or when one is asked for. `tell` is called once
/// everything runs.
///
/// # Errors
/// An address that cannot be listened on, or only with TLS; a workspace that cannot be opened; a disk
/// that refuses.
pub fn run(
    serving: Serving,
    open: impl FnOnce() -> Outcome<Workspace> + Send + 'static,
    tell: impl FnOnce(&Started),
) -> Outcome<()> {
    log::start(&serving.settings);
    let listener = Listener::bind(&serving.settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| -> Failure {
            let message = Message::new("serve-runtime");
            message.with("reason", error.to_string()).into()
        })?;
    runtime.block_on(serve(serving, listener, open, tell))
}

async fn serve(
    serving: Serving,
    listener: Listener,
    open: impl FnOnce() -> Outcome<Workspace> + Send + 'static,
    tell: impl FnOnce(&Started),
) -> Outcome<()> {
    let (stop, stopping) = watch::channel(false);
    let (url, door) = (listener.url(), Door::default());
    let accepting = {
        let (door, settings) = (Arc::clone(&door), serving.settings.clone());
        let stopping = stopping.clone();
        tokio::spawn(async move { listener.serve(door, &settings, stopping).await })
    };
    let asked = asked_to_stop()?;
    let Serving {
        settings,
        site,
        administrator_token,
    } = serving;
    let app = blocking(move || start(settings, stopping, open)).await?;
    let app = app.with_site(site);
    let access = app.access.clone();
    let is_new = access.is_new();
    let token = match is_new || administrator_token {
        true => Some(blocking(move || access.make_setup_token()).await?),
        false => None,
    };
    // Nobody else opens the door.
    let _ = door.set(router(app.clone()));
    tell(&Started { url, token, is_new });
    let getting_ready = app.clone();
    tokio::spawn(async move { getting_ready.get_ready().await });
    let housekeeping = tokio::spawn(keep_house(app.clone()));
    let sending = app.webhooks.start();
    asked.await;
    tracing::info!("stopping");
    // The listener itself holds a receiver.
    let _ = stop.send(true);
    let _ = accepting.await;
    housekeeping.abort();
    sending.stop().await;
    let ended = blocking(move || end(&app)).await;
    tracing::info!("stopped");
    ended
}

fn start(
    settings: Settings,
    stopping: watch::Receiver<bool>,
    open: impl FnOnce() -> Outcome<Workspace>,
) -> Outcome<App> {
    let running = HubSettings {
        backlog_bytes: settings.backlog,
        ..HubSettings::default()
    };
    let hub = Hub::start(open()?, running)?;
    App::with(hub, settings, stopping)
}

/// Everything acknowledged is evaluated and recorded before the process ends.
fn end(app: &App) -> Outcome<()> {
    app.jobs.stop();
    app.access.write_uses()?;
    app.hub.stop()
}

/// What has to be done now and then.
async fn keep_house(app: App) {
    let mut turns = tokio::time::interval(HOUSEKEEPING);
    loop {
        turns.tick().await;
        let access = app.access.clone();
        let done = blocking(move || {
            access.write_uses()?;
            access.drop_old_sessions()
        });
        if let Err(failure) = done.await {
            tracing::warn!(%failure, "last uses are not written down");
        }
    }
}

/// Comes at the first signal; a second one ends the process at once, which loses nothing that was
/// acknowledged.
fn asked_to_stop() -> Outcome<impl Future<Output = ()>> {
    let listen = |kind| {
        signal(kind).map_err(|error| -> Failure {
            let message = Message::new("serve-runtime");
            message.with("reason", error.to_string()).into()
        })
    };
    let mut term = listen(SignalKind::terminate())?;
    let mut interrupt = listen(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
        tokio::spawn(async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = interrupt.recv() => {}
            }
            std::process::exit(INTERRUPTED);
        });
    })
}

async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    match spawn_blocking(act).await {
        Ok(outcome) => outcome,
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}
