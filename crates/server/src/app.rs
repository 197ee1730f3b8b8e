//! What every handler may reach.

use fenqun_engine::Outcome;
use fenqun_engine::live::Hub;

use crate::problem::Problem;

/// What every handler may reach.
#[derive(Clone, Debug)]
pub struct App {
    /// The running workspace.
    pub hub: Hub,
}

impl App {
    /// Runs a use case, which blocks, beside the threads that answer requests.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Hub) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let hub = self.hub.clone();
        let done = tokio::task::spawn_blocking(move || act(&hub)).await;
        match done {
            Ok(outcome) => outcome.map_err(Problem::from),
            Err(_) => Err(Problem::internal()),
        }
    }
}
