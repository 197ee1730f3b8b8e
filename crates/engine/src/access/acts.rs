//! What the audit log can say that somebody did.

/// What somebody did. The names are stable: they are stored and filtered by.
macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $name:literal,)*) => {
        /// What somebody did, as the audit log has it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Act { $($(#[$doc])* $act,)* }

        impl Act {
            /// Every act, alphabetically.
            pub const ALL: &[Self] = &[$(Act::$act,)*];

            /// As stored; stable.
            pub const fn name(self) -> &'static str {
                match self { $(Act::$act => $name,)* }
            }
        }
    };
}

acts! {
    /// A person was added.
    AddPerson = "add-person",
    /// A fit under review was approved or rejected.
    ApproveFit = "approve-fit",
    /// A job or an import was cancelled.
    Cancel = "cancel",
    /// A password was changed.
    ChangePassword = "change-password",
    /// A person's name, role or language was changed.
    ChangePerson = "change-person",
    /// A webhook was changed, enabled or tried.
    ChangeWebhook = "change-webhook",
    /// A definition was saved or deleted.
    Define = "define",
    /// Dead letters were dropped.
    DropDeadLetters = "drop-dead-letters",
    /// Customers were taken out.
    Export = "export",
    /// A customer was erased.
    Forget = "forget",
    /// Data was brought in.
    Import = "import",
    /// A write key was made.
    MakeKey = "make-key",
    /// A personal token was made.
    MakeToken = "make-token",
    /// A webhook was made.
    MakeWebhook = "make-webhook",
    /// Customers were joined.
    Merge = "merge",
    /// Cut points were computed anew.
    Refit = "refit",
    /// A person was removed.
    RemovePerson = "remove-person",
    /// A webhook was removed.
    RemoveWebhook = "remove-webhook",
    /// Dead letters were handed in again.
    Replay = "replay",
    /// The result of a sampling check was handed in.
    Review = "review",
    /// A write key was revoked.
    RevokeKey = "revoke-key",
    /// A personal token was revoked.
    RevokeToken = "revoke-token",
    /// A job was started by hand.
    RunJob = "run-job",
    /// Personal fields were seen unmasked.
    SeePersonal = "see-personal",
    /// The first administrator was made.
    SetUp = "set-up",
    /// Somebody signed in.
    SignIn = "sign-in",
    /// Somebody tried to sign in and failed.
    SignInFailed = "sign-in-failed",
    /// Somebody signed out.
    SignOut = "sign-out",
    /// What an import brought in was taken back.
    UndoImport = "undo-import",
    /// A joining was undone.
    Unmerge = "unmerge",
}

impl Act {
    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.name() == name)
    }
}
