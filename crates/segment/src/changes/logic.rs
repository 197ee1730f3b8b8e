//! Next changes of `and`, `or` and first matches: what cannot change the result is left out.

use super::{Aim, Bounds, NEVER, NextChanges, each};
use crate::plan::NodeId;

impl NextChanges<'_, '_> {
    /// While it holds, the first part to change; while it does not, not before every part that
    /// fails has changed.
    pub(crate) fn of_and(&mut self, nodes: &[NodeId], id: NodeId) -> Bounds {
        self.of_parts(nodes, id, true)
    }

    /// While it fails, the first part to change; while it holds, not before every part that holds
    /// has changed.
    pub(crate) fn of_or(&mut self, nodes: &[NodeId], id: NodeId) -> Bounds {
        self.of_parts(nodes, id, false)
    }

    /// `neutral` is the truth of a part that does not decide.
    fn of_parts(&mut self, nodes: &[NodeId], id: NodeId, neutral: bool) -> Bounds {
        if self.aim == Aim::LastOfAll {
            return self.earliest(nodes);
        }
        let parts: Vec<_> = nodes.iter().map(|node| self.bounds(*node)).collect();
        if parts.iter().all(|part| part.is_none()) {
            return None;
        }
        let whole = self.frame.bits(id);
        let truths: Vec<_> = nodes.iter().map(|node| self.frame.bits(*node)).collect();
        let bound = |part: usize, index: usize| match parts[part].as_ref() {
            Some(bounds) => bounds[index],
            None => NEVER,
        };
        each(whole.len(), |index| {
            let all = 0..nodes.len();
            if whole.get(index) == neutral {
                return all.map(|part| bound(part, index)).min().unwrap_or(NEVER);
            }
            let deciding = all.filter(|part| truths[*part].get(index) != neutral);
            deciding
                .map(|part| bound(part, index))
                .max()
                .unwrap_or(NEVER)
        })
    }

    /// The rules up to the first that holds; those behind it decide nothing.
    pub(crate) fn of_first_match(&mut self, rules: &[NodeId]) -> Bounds {
        if self.aim == Aim::LastOfAll {
            return self.earliest(rules);
        }
        let parts: Vec<_> = rules.iter().map(|rule| self.bounds(*rule)).collect();
        each(self.frame.len(), |index| {
            let mut earliest = NEVER;
            for (part, rule) in parts.iter().zip(rules) {
                if let Some(bounds) = part.as_ref() {
                    earliest = earliest.min(bounds[index]);
                }
                if self.frame.bits(*rule).get(index) {
                    break;
                }
            }
            earliest
        })
    }
}
