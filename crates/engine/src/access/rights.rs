//! The table of roles: what there is to be allowed, and who may what. Here and nowhere else.

use serde::{Deserialize, Serialize};

/// What somebody may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// See definitions, sizes, flows, jobs, and customers with personal fields masked.
    See,
    /// See phone numbers, e-mail addresses and other personal fields as they are.
    SeePersonal,
    /// Save and delete definitions, refit, approve reviews of fits, hand in sampling checks.
    Define,
    /// Take customers out: exports and sampling workbooks.
    Export,
    /// Bring data in: imports, and dead letters looked at, replayed or dropped.
    Import,
    /// Start and cancel jobs, run the check of the files.
    RunJobs,
    /// Erase a customer.
    Forget,
    /// Join customers, and undo it.
    Merge,
    /// Manage webhooks: where changes are sent.
    ManageWebhooks,
    /// Manage write keys.
    ManageKeys,
    /// Manage people and their roles.
    ManagePeople,
    /// Read the audit log.
    Audit,
}

/// What somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// May everything.
    Administrator,
    /// Defines groups, sees and exports their customers.
    Analyst,
    /// Keeps data flowing: imports, jobs, erasure, repairs of identity.
    Operator,
    /// Looks, and sees personal fields masked.
    Viewer,
}

use Role::{Administrator, Analyst, Operator, Viewer};

/// Who may what.
const TABLE: [(Right, &[Role]); 12] = [
    (Right::See, &[Administrator, Analyst, Operator, Viewer]),
    (Right::SeePersonal, &[Administrator, Analyst, Operator]),
    (Right::Define, &[Administrator, Analyst]),
    (Right::Export, &[Administrator, Analyst]),
    (Right::Import, &[Administrator, Operator]),
    (Right::RunJobs, &[Administrator, Operator]),
    (Right::Forget, &[Administrator, Operator]),
    (Right::Merge, &[Administrator, Operator]),
    (Right::ManageWebhooks, &[Administrator]),
    (Right::ManageKeys, &[Administrator]),
    (Right::ManagePeople, &[Administrator]),
    (Right::Audit, &[Administrator]),
];

impl Right {
    /// Every right, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(right, _)| *right)
    }

    /// As written in scopes, in the OpenAPI document and in the audit log.
    pub const fn name(self) -> &'static str {
        match self {
            Right::See => "see",
            Right::SeePersonal => "see-personal",
            Right::Define => "define",
            Right::Export => "export",
            Right::Import => "import",
            Right::RunJobs => "run-jobs",
            Right::Forget => "forget",
            Right::Merge => "merge",
            Right::ManageWebhooks => "manage-webhooks",
            Right::ManageKeys => "manage-keys",
            Right::ManagePeople => "manage-people",
            Right::Audit => "audit",
        }
    }

    /// The right of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|right| right.name() == name)
    }
}

impl Role {
    /// Every role, the most powerful first.
    pub const ALL: [Self; 4] = [Administrator, Analyst, Operator, Viewer];

    /// As written over HTTP and in the catalog.
    pub const fn name(self) -> &'static str {
        match self {
            Administrator => "administrator",
            Analyst => "analyst",
            Operator => "operator",
            Viewer => "viewer",
        }
    }

    /// The role of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the role has a right.
    pub fn has(self, right: Right) -> bool {
        let row = TABLE.iter().find(|(known, _)| *known == right);
        row.is_some_and(|(_, roles)| roles.contains(&self))
    }

    /// The rights of the role, in the order of the table.
    pub fn rights(self) -> Vec<Right> {
        Right::all().filter(|right| self.has(*right)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_a_row_and_a_name_that_is_read_back() {
        for right in Right::all() {
            assert_eq!(Right::named(right.name()), Some(right));
            let json = serde_json::to_string(&right).unwrap();
            assert_eq!(json, format!("\"{}\"", right.name()));
            assert!(Administrator.has(right), "{right:?}");
        }
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(role));
            let json = serde_json::to_string(&role).unwrap();
            assert_eq!(json, format!("\"{}\"", role.name()));
        }
        assert_eq!(Viewer.rights(), [Right::See]);
    }
}
