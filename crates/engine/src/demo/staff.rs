//! The people of the shop who may sign in. How the administrator does lies in a file beside the
//! workspace, which holds made-up customers only.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use fenqun_model::Message;

use crate::access::{Access, AccessSettings, NewPerson, Role, SignInError, initial_password};
use crate::failure::{Failure, Outcome};
use crate::live::{Hub, HubSettings};
use crate::settings::Settings;
use crate::workspace::Workspace;

/// What the administrator signs in with.
pub(super) const ADMINISTRATOR: &str = "demo@example.com";
/// File with address and password, a line each.
const FILE: &str = "sign-in.txt";

/// How one signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// E-mail address.
    pub email: String,
    /// Password, unless somebody has changed it since.
    pub password: String,
}

/// How the administrator of a demo signs in, who is made when nobody can yet; nothing when somebody
/// else can.
///
/// # Errors
/// The workspace cannot be opened; the disk refuses.
pub fn admit(dir: &Path, settings: &Settings) -> Outcome<Option<SignIn>> {
    if let Some(kept) = kept(dir) {
        return Ok(Some(kept));
    }
    let workspace = Workspace::open_recorded(dir, settings.clone())?;
    let hub = Hub::start(workspace, HubSettings::default())?;
    let access = Access::open(&hub, AccessSettings::default())?;
    let made = access.is_new().then(|| hire(&access, dir)).transpose();
    hub.stop()?;
    made
}

/// Makes the administrator and some colleagues.
pub(super) fn hire(access: &Access, dir: &Path) -> Outcome<SignIn> {
    let sign_in = SignIn {
        email: ADMINISTRATOR.into(),
        password: initial_password()?,
    };
    let token = access.make_setup_token()?;
    let first = person("李雷", ADMINISTRATOR, Role::Administrator);
    let admitted = access.set_up(&token, &first, &sign_in.password, None);
    let admitted = admitted.map_err(|error| match error {
        SignInError::Failed(failure) => failure,
        SignInError::Wait(_) | SignInError::Wrong => Message::new("setup-token-wrong").into(),
    })?;
    access.sign_out(&admitted.secret)?;
    for (name, email, role) in [
        ("韩梅梅", "han@example.com", Role::Analyst),
        ("王磊", "wang@example.com", Role::Operator),
        ("赵敏", "zhao@example.com", Role::Viewer),
    ] {
        access.add_person(&person(name, email, role))?;
    }
    let file = dir.join(FILE);
    keep(&file, &sign_in).map_err(|error| Failure::file("folder-not-made", &file, &error))?;
    Ok(sign_in)
}

fn person(name: &str, email: &str, role: Role) -> NewPerson {
    NewPerson {
        email: email.into(),
        name: name.into(),
        role,
        language: None,
    }
}

fn kept(dir: &Path) -> Option<SignIn> {
    let text = fs::read_to_string(dir.join(FILE)).ok()?;
    let (email, password) = text.trim_end().split_once('\n')?;
    Some(SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
    })
}

/// Writes the file so that only its owner reads it.
fn keep(file: &Path, sign_in: &SignIn) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(file)?;
    writeln!(written, "{}\n{}", sign_in.email, sign_in.password)
}
