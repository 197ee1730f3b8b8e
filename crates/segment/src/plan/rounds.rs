//! In which round of fitting each rank leaf and segmentation is fitted: one after all that it
//! depends on.

use super::{Node, NodeId, Plan, Shape};
use crate::parameters::Parameters;

/// Something that is fitted over all customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A segmentation's cuts.
    Scheme(usize),
    /// A rank leaf's thresholds.
    Rank(usize),
}

impl Plan {
    /// What is to be fitted in each round, given what is there already.
    pub(crate) fn rounds(&self, given: &Parameters) -> Vec<Vec<Target>> {
        let mut rounds: Vec<Vec<Target>> = Vec::new();
        let mut depths = vec![0; self.nodes.len()];
        let mut placed = Vec::new();
        for (id, node) in self.nodes.iter().enumerate() {
            let children = node.children().into_iter().map(|child| depths[child]);
            let depth = children.max().unwrap_or(0);
            let target = target(node).filter(|target| !self.is_given(*target, given));
            depths[id] = depth + usize::from(target.is_some());
            let Some(target) = target else { continue };
            let depth = self.depth_of(target, &depths);
            depths[id] = depths[id].max(depth + 1);
            if placed.contains(&target) {
                continue;
            }
            placed.push(target);
            rounds.resize_with(rounds.len().max(depth + 1), Vec::new);
            rounds[depth].push(target);
        }
        rounds
    }

    /// The round after which everything is there that a target's inputs need.
    fn depth_of(&self, target: Target, depths: &[usize]) -> usize {
        let inputs = self.inputs(target);
        inputs.iter().map(|node| depths[*node]).max().unwrap_or(0)
    }

    /// The nodes that a fit reads.
    pub(crate) fn inputs(&self, target: Target) -> Vec<NodeId> {
        match target {
            Target::Rank(rank) => vec![self.ranks[rank].by],
            Target::Scheme(scheme) => match &self.schemes[scheme].shape {
                Shape::Abc { value, inside, .. } => vec![*value, *inside],
                _ => {
                    let fitted = self.schemes[scheme].fitted_dimensions();
                    fitted.flat_map(|d| [d.value, d.inside]).collect()
                }
            },
        }
    }

    fn is_given(&self, target: Target, given: &Parameters) -> bool {
        match target {
            Target::Scheme(scheme) => {
                let scheme = &self.schemes[scheme];
                !scheme.is_fitted() || given.fits.contains_key(&scheme.name)
            }
            Target::Rank(rank) => given.ranks.contains_key(&self.ranks[rank].key),
        }
    }
}

fn target(node: &Node) -> Option<Target> {
    match node {
        Node::Score { scheme, .. } | Node::AbcLabel { scheme, .. } => Some(Target::Scheme(*scheme)),
        Node::InTop(rank, _) | Node::Percentile(rank, _) => Some(Target::Rank(*rank)),
        _ => None,
    }
}

/// The nodes that some roots need, in order.
pub(crate) fn reachable(nodes: &[Node], roots: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
    let mut needed = vec![false; nodes.len()];
    for root in roots {
        needed[root] = true;
    }
    for id in (0..nodes.len()).rev() {
        if needed[id] {
            for child in nodes[id].children() {
                needed[child] = true;
            }
        }
    }
    (0..nodes.len()).filter(|id| needed[*id]).collect()
}
