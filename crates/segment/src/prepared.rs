//! Parameters laid out for a plan: the fit of each segmentation, the thresholds of each rank leaf.

use fenqun_model::Message;

use crate::parameters::{Cut, Fit, Parameters, Rank};
use crate::plan::{Node, NodeId, Plan};

/// Parameters by a plan's own numbering; `None` where not given.
#[derive(Clone, Debug)]
pub struct Prepared {
    fits: Vec<Option<Fit>>,
    ranks: Vec<Option<Rank>>,
}

impl Prepared {
    pub(crate) fn new(plan: &Plan, parameters: &Parameters) -> Self {
        let fit = |name: &String| parameters.fits.get(name).cloned();
        let rank = |key: &String| parameters.ranks.get(key).cloned();
        Self {
            fits: plan
                .schemes
                .iter()
                .map(|scheme| fit(&scheme.name))
                .collect(),
            ranks: plan.ranks.iter().map(|leaf| rank(&leaf.key)).collect(),
        }
    }

    /// Checks that what the nodes of a program need is there.
    pub(crate) fn check(&self, plan: &Plan, program: &[NodeId]) -> Result<(), Message> {
        for node in program {
            match &plan.nodes[*node] {
                Node::Score { scheme, .. } | Node::AbcLabel { scheme, .. } => {
                    let scheme_of = &plan.schemes[*scheme];
                    if scheme_of.is_fitted() && self.fits[*scheme].is_none() {
                        return Err(
                            Message::new("evaluation-no-fit").with("name", scheme_of.name.as_str())
                        );
                    }
                }
                Node::InTop(rank, _) | Node::Percentile(rank, _) if self.ranks[*rank].is_none() => {
                    let leaf = plan.ranks[*rank].key.as_str();
                    return Err(Message::new("evaluation-no-ranks").with("leaf", leaf));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Fitted cuts of a dimension; none when there is no fit.
    pub(crate) fn cuts(&self, scheme: usize, dimension: &str) -> &[Cut] {
        let fit = self.fits[scheme].as_ref();
        fit.and_then(|fit| fit.cuts.get(dimension))
            .map_or(&[], Vec::as_slice)
    }

    pub(crate) fn rank(&self, rank: usize) -> Option<&Rank> {
        self.ranks[rank].as_ref()
    }
}
