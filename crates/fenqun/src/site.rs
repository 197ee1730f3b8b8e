//! The page as it was built into this binary; empty in a build without one.

use fenqun_server::{Site, SiteFile};

include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// The page of this build.
pub(crate) const SITE: Site = Site::new(FILES);
