//! stub
use crate::evaluation::Evaluation;
use crate::frame::Frame;
use crate::plan::NodeId;
use fenqun_model::Instant;
pub(crate) struct NextChanges<'f>(&'f Frame<'f>);
impl<'f> NextChanges<'f> {
    pub(crate) fn new(_e: &'f Evaluation<'_>, frame: &'f Frame<'f>) -> Self {
        Self(frame)
    }
    pub(crate) fn exact(&mut self, _node: NodeId) -> Vec<Instant> {
        vec![Instant::MAX; self.0.len()]
    }
}
