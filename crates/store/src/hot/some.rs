//! Some customers, without looking at the others.

use std::sync::Arc;

use fenqun_model::columns::{Chunk, Needs, Stream};

use super::State;
use super::base::{Base, Picked};
use super::build::Builder;
use super::overlay::{Entry, Overlay};
use super::plan::Plan;
use super::resolved::Resolved;
use super::stream::HotStream;
use crate::data::Data;
use crate::error::StoreError;

/// Customers being gathered into one chunk.
#[derive(Default)]
struct Gathered {
    roots: Vec<u32>,
    names: Vec<String>,
    plans: Vec<Plan>,
}

impl Data {
    /// Calls `visit` with a chunk of some customers.
    pub(crate) fn visit_some(
        &self,
        roots: &[u32],
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>, &[u32]),
    ) -> Result<(), StoreError> {
        let resolved = self.hot.lately.resolve(self, needs);
        let mut places: Vec<(u32, u32)> = roots
            .iter()
            .filter(|root| self.is_root(**root))
            .map(|root| (self.identity.bucket(*root), *root))
            .collect();
        places.sort_unstable();
        places.dedup();
        let mut gathered = Gathered::default();
        for of_bucket in places.chunk_by(|a, b| a.0 == b.0) {
            let bucket = of_bucket[0].0;
            let roots: Vec<u32> = of_bucket.iter().map(|(_, root)| *root).collect();
            self.gather(bucket, &roots, &resolved, &mut gathered)?;
        }
        if !gathered.roots.is_empty() {
            gathered.show(&resolved, &mut |chunk, roots| visit(chunk, roots));
        }
        Ok(())
    }

    /// Calls `visit` with a chunk of the customer with a root. Makes nothing hot.
    pub(crate) fn visit_root(
        &self,
        root: u32,
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<(), StoreError> {
        let resolved = self.hot.lately.resolve(self, needs);
        let bucket = self.identity.bucket(root);
        let state = self.hot.state(bucket);
        let mut gathered = Gathered::default();
        let hot = state.base.as_ref();
        match hot.and_then(|base| Some((base, base.pick(&resolved)?))) {
            Some((base, picked)) => {
                let hot = (base, &picked);
                self.gather_hot(bucket, &[root], &resolved, &state, hot, &mut gathered)?;
            }
            None => self.gather_raw(bucket, &[root], &resolved, &mut gathered)?,
        }
        gathered.show(&resolved, &mut |chunk, _| visit(chunk));
        Ok(())
    }

    fn gather(
        &self,
        bucket: u32,
        roots: &[u32],
        resolved: &Arc<Resolved>,
        gathered: &mut Gathered,
    ) -> Result<(), StoreError> {
        let state = self.hot.state(bucket);
        let refused = state.refused.as_ref();
        if refused.is_some_and(|refused| Arc::ptr_eq(refused, resolved)) {
            return self.gather_raw(bucket, roots, resolved, gathered);
        }
        // More than a few rows for each customer: reading them one by one is no longer cheap.
        let whole = state.overlay.weight() > Overlay::FULL;
        let ready = self.ready(bucket, resolved, true, whole)?;
        let hot = (&ready.base, &ready.picked);
        self.gather_hot(bucket, roots, resolved, &ready.state, hot, gathered)
    }

    fn gather_hot(
        &self,
        bucket: u32,
        roots: &[u32],
        resolved: &Arc<Resolved>,
        state: &Arc<State>,
        (base, picked): (&Arc<Base>, &Arc<Picked>),
        gathered: &mut Gathered,
    ) -> Result<(), StoreError> {
        let entry = |root: &u32| (*root, state.overlay.get(*root).cloned());
        let customers: Vec<(u32, Option<Arc<Entry>>)> = roots.iter().map(entry).collect();
        let (plans, learned) = self.plans(bucket, base, picked, resolved, &customers)?;
        if !learned.is_empty() {
            let mut new = State::clone(state);
            for (root, entry) in learned {
                new.overlay.set(root, entry);
            }
            self.hot.keep(bucket, state, new);
        }
        for ((root, entry), plan) in customers.iter().zip(plans) {
            let slot = base.slot(*root).filter(|_| entry.is_none());
            let name = slot.map_or_else(|| self.name(*root), |slot| &base.names[slot]);
            gathered.add(*root, name, plan);
        }
        Ok(())
    }

    fn gather_raw(
        &self,
        bucket: u32,
        roots: &[u32],
        resolved: &Arc<Resolved>,
        gathered: &mut Gathered,
    ) -> Result<(), StoreError> {
        for (root, entry) in self.learn(bucket, roots)? {
            let plan = Plan::of(resolved, vec![], Some(Arc::new(entry)));
            let plan = plan.expect("rows as they came tell everything");
            gathered.add(root, self.name(root), plan);
        }
        Ok(())
    }
}

impl Gathered {
    fn add(&mut self, root: u32, name: &str, plan: Plan) {
        self.roots.push(root);
        self.names.push(name.to_owned());
        self.plans.push(plan);
    }

    fn show(&self, resolved: &Resolved, visit: &mut dyn FnMut(&Chunk<'_>, &[u32])) {
        let needs = resolved.needs.streams.iter().zip(&resolved.targets);
        let streams = needs.enumerate().map(|(index, (need, targets))| {
            let mut builder = Builder::new(need, targets, None);
            self.plans
                .iter()
                .for_each(|plan| plan.add(index, &mut builder));
            builder.finish()
        });
        let streams: Vec<HotStream> = streams.collect();
        let needs = resolved.needs.streams.iter();
        let views: Vec<Stream<'_>> = streams
            .iter()
            .zip(needs)
            .map(|(stream, need)| stream.view(&need.columns))
            .collect();
        let chunk = Chunk {
            customers: &self.names,
            streams: &views,
        };
        visit(&chunk, &self.roots);
    }
}
