//! The shop served with its page, on this machine only.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use fenqun_engine::demo::{self, SignIn, Stage};
use fenqun_engine::{Outcome, Workspace};
use fenqun_model::Message;
use fenqun_server::{Serving, Settings, Started};

use super::{Demo, shown};
use crate::output;
use crate::site::SITE;

/// Ports that are tried, in this order.
const PORTS: std::ops::Range<u16> = 8080..8180;

/// Makes the shop when there is none and serves it until somebody stops it.
///
/// # Errors
/// The disk refuses; no port is free.
pub(super) fn serve(demo: &Demo<'_>, open: bool) -> Outcome<()> {
    let (data, settings) = (demo.data.clone(), demo.context.settings.clone());
    let sign_in = match demo.is_made() {
        true => demo::admit(&data, &settings)?,
        false => Some(make(demo)?),
    };
    let serving = Serving {
        settings: listening()?,
        site: SITE,
        administrator_token: false,
    };
    let opened = move || Workspace::open_recorded(&data, settings);
    fenqun_server::run(serving, opened, |started| {
        tell(demo, started, sign_in.as_ref());
        if open {
            browse(demo, &started.url);
        }
    })
}

fn make(demo: &Demo<'_>) -> Outcome<SignIn> {
    let end = demo.end()?;
    let intro = Message::new("demo-intro").with("customers", u64::from(demo::CUSTOMERS));
    let intro = intro.with("until", end.plus_days(-1).to_string());
    let making = Message::new("demo-making").with("folder", shown(&demo.shop));
    for message in [intro, making] {
        output::line(&message.text(demo.context.language))?;
    }
    let settings = &demo.context.settings;
    let held = demo.until.is_some();
    demo::furnish(&demo.data, settings, end, held, &mut |stage: Stage| {
        let Stage { day, done, of } = stage;
        // Whoever closed the terminal still wants it to be made.
        let _ = output::line(&format!("  {done:>2}/{of}  {day}"));
    })
}

/// The server's settings: the first free port, a log that leaves the terminal to people, and nothing
/// goes for its age, for the demo may be one of a day long ago.
fn listening() -> Outcome<Settings> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let port = PORTS.clone().find(is_free).unwrap_or(PORTS.start);
    let flag = |name: &str| match name {
        "listen" => Some(format!("127.0.0.1:{port}")),
        "log-level" => Some("error".to_owned()),
        "keep-audit" | "keep-runs" | "keep-uploads" => Some("forever".to_owned()),
        _ => None,
    };
    Settings::read(flag, |_| None, None)
}

/// Where it is and how to get in.
fn tell(demo: &Demo<'_>, started: &Started, sign_in: Option<&SignIn>) {
    let say = |message: Message| {
        let _ = output::line(&message.text(demo.context.language));
    };
    let _ = output::line("");
    say(Message::new("demo-ready").with("url", &*started.url));
    if let Some(SignIn { email, password }) = sign_in {
        let admitted = Message::new("demo-sign-in").with("email", &**email);
        say(admitted.with("password", &**password));
        let _ = output::line("");
    }
    if !SITE.is_there() {
        say(Message::new("demo-no-page"));
    }
    say(Message::new("demo-stop").with("data", shown(&demo.data)));
}

/// Opens the browser; where there is none the address has been told.
fn browse(demo: &Demo<'_>, url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    command.arg(url).stdin(Stdio::null());
    let opened = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        demo.context.note(&Message::new("demo-no-browser"));
    }
}
