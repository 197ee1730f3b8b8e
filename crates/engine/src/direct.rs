//! Definition files against data files, without a workspace of one's own: a folder of the system's
//! takes its place and goes again.

use std::path::PathBuf;

use fenqun_model::Language;
use fenqun_model::definition::SourceKind;

use crate::define::ApplyRequest;
use crate::eval::{EvalReport, EvalRequest};
use crate::failure::Outcome;
use crate::import::ImportRequest;
use crate::settings::Settings;
use crate::workspace::Workspace;

/// Data files to be evaluated directly.
#[derive(Clone, Debug, Default)]
pub struct DirectFiles {
    /// Files of events.
    pub events: Vec<PathBuf>,
    /// Files of customers.
    pub customers: Vec<PathBuf>,
    /// Definition files: name and text.
    pub define: Vec<(String, String)>,
}

impl Workspace {
    /// A workspace made of files, which goes when it is closed.
    ///
    /// # Errors
    /// Files that cannot be read, definitions that are wrong.
    pub fn of_files(files: &DirectFiles, settings: Settings) -> Outcome<Self> {
        let mut workspace = Self::temporary(settings)?;
        // Settings of the workspace hold for the import too; rules are checked again with the data.
        if !files.define.is_empty() {
            workspace.apply(&ApplyRequest {
                files: files.define.clone(),
                plan: false,
                author: None,
            })?;
        }
        workspace.take_in(&files.customers, SourceKind::Customers)?;
        workspace.take_in(&files.events, SourceKind::Events)?;
        Ok(workspace)
    }

    /// Evaluates everything that the files define, or what the request names.
    ///
    /// # Errors
    /// See [`Workspace::eval`].
    pub fn eval_files(
        files: &DirectFiles,
        request: &EvalRequest,
        settings: Settings,
    ) -> Outcome<(Self, EvalReport)> {
        let workspace = Self::of_files(files, settings)?;
        let report = workspace.eval(request)?;
        Ok((workspace, report))
    }

    fn take_in(&mut self, files: &[PathBuf], kind: SourceKind) -> Outcome<()> {
        for file in files {
            let request = ImportRequest {
                files: vec![file.clone()],
                kind,
                map: None,
                source: None,
                dry_run: false,
                rejects: None,
                language: Language::English,
                bare_names: false,
            };
            self.import(&request, &|_| {}, &|_| {})?;
        }
        Ok(())
    }
}
