//! Lists that page by cursor.
//!
//! How handlers use it: take `Query(page): Query<PageQuery>` beside the query of your own (two
//! extractors; the query of a page is not flattened into yours), document it with
//! `params(PageQuery)`, read `page.limit()?` and `page.after::<C>()?` where `C` is whatever tells
//! where the next page begins, fetch `limit + 1` items, and answer
//! `Page::cut(items, limit, |last| C)`.

use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fenqun_model::Message;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;

/// Items of a page when nothing is asked.
const USUAL: usize = 50;
/// Most items of a page.
const MOST: usize = 500;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// `next` of the page before; the first page without it.
    cursor: Option<String>,
    /// Items of a page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<usize>,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Page<T> {
    /// The items.
    pub(crate) items: Vec<T>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    pub(crate) next: Option<String>,
}

impl PageQuery {
    /// Most items that the page may have.
    pub(crate) fn limit(&self) -> Result<usize, Problem> {
        let limit = self.limit.unwrap_or(USUAL);
        match (1..=MOST).contains(&limit) {
            true => Ok(limit),
            false => Err(Problem::bad_request(
                Message::new("http-limit-out-of-range").with("most", MOST),
            )),
        }
    }

    /// Where the page begins; nothing for the first.
    pub(crate) fn after<C: DeserializeOwned>(&self) -> Result<Option<C>, Problem> {
        let Some(text) = &self.cursor else {
            return Ok(None);
        };
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let cursor = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        cursor.map(Some).ok_or_else(|| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                Message::new("http-cursor-malformed"),
            )
        })
    }
}

impl<T> Page<T> {
    /// Cuts what was fetched to the limit; when there was more, the next page begins behind what
    /// `cursor` says of the last item.
    pub(crate) fn cut<C: Serialize>(
        mut items: Vec<T>,
        limit: usize,
        cursor: impl FnOnce(&T) -> C,
    ) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let last = items.last().filter(|_| more).map(cursor);
        Self {
            next: last.map(|last| encode(&last)),
            items,
        }
    }

    /// The same page of other items.
    pub(crate) fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(each).collect(),
            next: self.next,
        }
    }
}

/// A cursor as it is handed out: opaque.
pub(crate) fn encode(cursor: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(cursor).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_walked_to_its_end() {
        let all: Vec<u32> = (1..=5).collect();
        let mut seen = Vec::new();
        let mut query = PageQuery {
            limit: Some(2),
            ..PageQuery::default()
        };
        loop {
            let after: Option<u32> = query.after().unwrap();
            let limit = query.limit().unwrap();
            let rest = all.iter().filter(|item| Some(**item) > after);
            let fetched = rest.take(limit + 1).copied().collect();
            let page = Page::cut(fetched, limit, |last| *last);
            seen.extend(page.items);
            match page.next {
                Some(next) => query.cursor = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, all);
    }

    #[test]
    fn nonsense_is_refused_by_name() {
        let query = |cursor: &str, limit| PageQuery {
            cursor: Some(cursor.into()),
            limit: Some(limit),
        };
        for cursor in ["?", "e30x", ""] {
            let refused = query(cursor, 1).after::<u32>().unwrap_err();
            assert_eq!(refused.code(), "http-cursor-malformed", "{cursor:?}");
        }
        for limit in [0, 501] {
            let refused = query("", limit).limit().unwrap_err();
            assert_eq!(refused.code(), "http-limit-out-of-range");
        }
    }
}
