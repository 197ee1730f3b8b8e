//! Which nodes a frame computes, and where it keeps them.

use fenqun_model::definition::Bound;

use crate::plan::{Domain, Node, NodeId, Plan, Shape, reachable};

/// Nodes to compute, in order.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) nodes: Vec<NodeId>,
    /// Per node of the plan, where its value is kept.
    places: Vec<u32>,
}

/// The place of nodes that are not part of the program.
const NO_PLACE: u32 = u32::MAX;

/// What has to be computed again to know the answer to one question at another instant.
#[derive(Clone, Debug)]
pub(crate) struct Again {
    pub(crate) program: Program,
    /// Whether customers can be evaluated together, each at an instant of their own: nothing that
    /// belongs to rows moves with time, so the program leaves out all that belongs to rows.
    pub(crate) together: bool,
}

impl Program {
    /// Everything that some roots need.
    pub(crate) fn of(plan: &Plan, roots: impl IntoIterator<Item = NodeId>) -> Self {
        Self::new(plan, reachable(&plan.nodes, roots))
    }

    fn new(plan: &Plan, nodes: Vec<NodeId>) -> Self {
        let mut places = vec![NO_PLACE; plan.nodes.len()];
        for (place, node) in nodes.iter().enumerate() {
            places[*node] = place as u32;
        }
        Self { nodes, places }
    }

    pub(crate) fn place(&self, node: NodeId) -> usize {
        self.places[node] as usize
    }
}

impl Again {
    pub(crate) fn new(plan: &Plan, root: NodeId) -> Self {
        let mut nodes = reachable(&plan.nodes, [root]);
        let of_customers = |node: &NodeId| plan.domains[*node] == Domain::Customers;
        let alone = |node: &NodeId| match of_customers(node) {
            true => has_moving_cuts(plan, *node),
            false => plan.timed[*node],
        };
        let together = !nodes.iter().any(alone);
        if together {
            nodes.retain(of_customers);
        }
        Self {
            program: Program::new(plan, nodes),
            together,
        }
    }
}

/// Whether the cuts of a score or band are calendar periods, which are as long as the stretch
/// behind them and so differ from instant to instant.
fn has_moving_cuts(plan: &Plan, node: NodeId) -> bool {
    let moves = |bound: &Bound| matches!(bound, Bound::Period(period) if period.months().is_some());
    match &plan.nodes[node] {
        Node::Score {
            scheme, dimension, ..
        } => match &plan.schemes[*scheme].shape {
            Shape::Grid { dimensions, .. } => dimensions[*dimension].cuts.iter().any(moves),
            _ => false,
        },
        Node::BandLabel { scheme, .. } => match &plan.schemes[*scheme].shape {
            Shape::Points { cuts, .. } => cuts.iter().any(moves),
            _ => false,
        },
        _ => false,
    }
}
