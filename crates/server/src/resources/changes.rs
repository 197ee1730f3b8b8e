//! Changes of memberships and labels: a list by cursor, or a stream that is followed.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::changes::{ChangeFilter, ChangeItem};
use fenqun_engine::live::{Change, Hub};
use fenqun_engine::masking::{Mask, Masked};
use fenqun_engine::{Outcome, Workspace};
use fenqun_model::Message;
use serde::Deserialize;
use utoipa::IntoParams;

use super::change_stream::{Follower, follow};
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::page::{Page, PageQuery, encode};
use crate::problem::Problem;

/// Media type of server-sent events.
pub(super) const EVENT_STREAM: &str = "text/event-stream";
/// Changes read from the log in one go.
const READ: usize = 1_000;
/// Changes after which a page that has something is not filled any further; what is wanted may be
/// rare.
const LOOKED_AT: usize = 50_000;
/// Changes after which a page ends that has nothing yet.
const LOOKED_AT_IN_VAIN: usize = 2_000_000;

/// Which changes.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ChangesQuery {
    /// Only behind this sequence number. A stream begins with what comes from now on without it, a
    /// list with the oldest change that is kept.
    after: Option<u64>,
    /// Only of this definition.
    definition: Option<String>,
    /// Only of this kind of definition.
    #[param(example = "segment")]
    kind: Option<String>,
    /// Only of this customer: their `id`, or any identifier.
    customer: Option<String>,
    /// Only of this cause: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or
    /// `erasure`.
    #[param(example = "deadline")]
    cause: Option<String>,
}

/// Which changes are wanted, checked.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    filter: ChangeFilter,
    /// Names of the only customer that is wanted.
    names: Option<Vec<String>>,
}

impl ChangesQuery {
    fn wanted(self, workspace: &Workspace, mask: &Mask) -> Outcome<Wanted> {
        let list = |one: Option<String>| one.into_iter().collect();
        let filter = ChangeFilter {
            definitions: list(self.definition),
            kinds: list(self.kind),
            causes: list(self.cause),
            directions: vec![],
        };
        let names = |customer: String| -> Outcome<Vec<String>> {
            let found = workspace.meant(&customer, mask)?;
            let others = found.identifiers.into_iter().map(|one| one.value);
            Ok(others.chain([found.name]).collect())
        };
        Ok(Wanted {
            filter: filter.checked()?,
            names: self.customer.map(names).transpose()?,
        })
    }
}

impl Wanted {
    /// The change as the caller may see it, when it is wanted.
    pub(super) fn show(&self, change: Change, mask: &Mask) -> Option<ChangeItem> {
        let names = self.names.as_ref();
        let theirs = names.is_none_or(|names| names.contains(&change.customer));
        if !theirs || !self.filter.wants(&change) {
            return None;
        }
        Some(ChangeItem::from(change).masked(mask))
    }
}

/// Lists changes in the order in which they were recorded, or streams them as they come: with
/// `Accept: text/event-stream` each is a server-sent event `change` whose id is its sequence number.
/// A stream resumes with `Last-Event-ID` or `after`, sends comments while nothing happens, and ends
/// after an hour at the latest; the client then connects again.
#[utoipa::path(get, path = "/api/v1/changes", tag = "changes",
    summary = "Lists changes, or streams them",
    params(ChangesQuery, PageQuery,
        ("Last-Event-ID" = Option<u64>, Header, description = "Of a stream: the last event seen.")),
    responses(
        (status = 200, content((Page<ChangeItem> = "application/json"),
            (String = "text/event-stream"))),
        (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<ChangesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Response, Problem> {
    caller.may(Right::See)?;
    let after = query.after;
    let sees = caller.has(Right::SeePersonal);
    let understood = app.run(move |hub| {
        hub.read(|workspace| {
            let mask = workspace.mask(sees);
            Ok((query.wanted(workspace, &mask)?, mask))
        })
    });
    let (wanted, mask) = understood.await?;
    if !wants_stream(&headers) {
        return listed(&app, &caller, page, after, wanted, mask).await;
    }
    let after = last_event(&headers)?.or(after);
    if let Some(after) = after {
        reachable(&app.hub, after)?;
    }
    let after = after.unwrap_or_else(|| app.hub.changes().last());
    app.saw(&caller, "changes").await?;
    Ok(follow(Follower::new(app, wanted, mask, after)))
}

fn wants_stream(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter();
    let mut accepted = accepted.filter_map(|value| value.to_str().ok());
    accepted.any(|value| value.contains(EVENT_STREAM))
}

/// Where a client says that it was. A browser sends what it last got, so nonsense is an error.
fn last_event(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get("last-event-id") else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default().trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        let message = Message::new("changes-last-event-malformed").with("text", text);
        Problem::new(StatusCode::BAD_REQUEST, message)
    })
}

/// Refuses to go on where nobody can: a gap must not pass unnoticed.
fn reachable(hub: &Hub, after: u64) -> Result<(), Problem> {
    let (first, last) = (hub.changes().dropped().first, hub.changes().last());
    if after + 1 < first {
        let message = Message::new("changes-dropped").with("first", first);
        return Err(Problem::new(StatusCode::GONE, message));
    }
    if after > last {
        let message = Message::new("changes-ahead").with("last", last);
        return Err(Problem::new(StatusCode::CONFLICT, message));
    }
    Ok(())
}

async fn listed(
    app: &App,
    caller: &Caller,
    page: PageQuery,
    after: Option<u64>,
    wanted: Wanted,
    mask: Mask,
) -> Result<Response, Problem> {
    let (limit, cursor) = (page.limit()?, page.after::<u64>()?);
    if let Some(after) = cursor.or(after) {
        reachable(&app.hub, after)?;
    }
    let after = cursor.or(after).unwrap_or(0);
    let found = app.run(move |hub| {
        let read = |seen| hub.changes_after(seen, READ);
        let (items, seen) = look(read, after, limit, |change| wanted.show(change, &mask))?;
        Ok((items, seen, seen < hub.changes().last()))
    });
    let (items, seen, more) = found.await?;
    if !items.is_empty() {
        app.saw(caller, "changes").await?;
    }
    let page = Page {
        items,
        next: more.then(|| encode(&seen)),
    };
    Ok(Json(page).into_response())
}

/// At most `limit` wanted changes, and up to which sequence number that is. What is behind it was
/// not looked at.
fn look(
    read: impl Fn(u64) -> Outcome<Vec<Change>>,
    after: u64,
    limit: usize,
    show: impl Fn(Change) -> Option<ChangeItem>,
) -> Outcome<(Vec<ChangeItem>, u64)> {
    let (mut items, mut seen, mut looked_at) = (Vec::new(), after, 0);
    while looked_at < LOOKED_AT || items.is_empty() && looked_at < LOOKED_AT_IN_VAIN {
        let changes = read(seen)?;
        if changes.is_empty() {
            break;
        }
        for change in changes {
            seen = change.sequence;
            looked_at += 1;
            items.extend(show(change));
            if items.len() == limit {
                return Ok((items, seen));
            }
        }
    }
    Ok((items, seen))
}

#[cfg(test)]
mod tests {
    use fenqun_engine::live::Cause;
    use fenqun_model::Instant;
    use fenqun_model::definition::Kind;

    use super::*;

    /// A log in which only the changes of those numbers are refits.
    fn page(length: u64, refits: &[u64], after: u64, limit: usize) -> (Vec<u64>, u64) {
        let change = |sequence| Change {
            sequence,
            customer: "C1".into(),
            kind: Kind::Segmentation,
            definition: "rfm".into(),
            version: 1,
            from: None,
            to: Some("A".into()),
            at: Instant(0),
            cause: match refits.contains(&sequence) {
                true => Cause::Refit,
                false => Cause::Deadline,
            },
        };
        let read = |seen| Ok((seen + 1..=length).take(READ).map(change).collect());
        let wanted = |change: Change| {
            let wanted = matches!(change.cause, Cause::Refit);
            wanted.then(|| ChangeItem::from(change))
        };
        let (items, seen) = look(read, after, limit, wanted).unwrap();
        (items.iter().map(|item| item.sequence).collect(), seen)
    }

    #[test]
    fn a_page_looks_on_until_it_has_something() {
        let far = LOOKED_AT as u64 * 4;
        let (items, seen) = page(far + 100_000, &[far, far + 90_000], 0, 10);
        assert_eq!(items, [far]);
        assert!(far <= seen && seen < far + 90_000, "{seen}");
        let (items, seen) = page(far + 100_000, &[far, far + 90_000], seen, 10);
        assert_eq!(items, [far + 90_000]);
        let (items, seen) = page(far + 100_000, &[far, far + 90_000], seen, 10);
        assert_eq!((items, seen), (vec![], far + 100_000));
    }

    #[test]
    fn a_page_ends_at_the_end_or_when_it_is_full_or_after_very_many_in_vain() {
        assert_eq!(page(far(), &[], 0, 10), (vec![], far()));
        assert_eq!(page(9_000, &[3, 5, 7], 0, 2), (vec![3, 5], 5));
        let vain = LOOKED_AT_IN_VAIN as u64;
        assert_eq!(page(vain + 5_000, &[vain + 4_000], 0, 10), (vec![], vain));
    }

    fn far() -> u64 {
        LOOKED_AT as u64 * 3
    }
}
