//! Files that come in as the body of a request, raw or as a form, streamed to the disk in bounded
//! memory.

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, header};
use fenqun_engine::Outcome;
use fenqun_engine::jobs::{Jobs, Upload, Uploading};
use fenqun_model::Message;
use futures_util::StreamExt;

use crate::app::App;
use crate::problem::Problem;

/// Bytes gathered before they are written.
const CHUNK: usize = 1 << 20;
/// Most bytes of a mapping.
const MAPPING: usize = 1 << 20;

/// What came with a request.
#[derive(Debug, Default)]
pub(crate) struct Received {
    /// The file.
    pub(crate) upload: Option<Upload>,
    /// The mapping that came beside it, in a form.
    pub(crate) mapping: Option<String>,
}

/// Takes in a file: the body, or the field `file` of a form, beside which there may be a field
/// `mapping`.
pub(crate) async fn file(
    app: &App,
    name: Option<String>,
    request: Request,
) -> Result<Received, Problem> {
    match is_form(request.headers()) {
        true => form(app, request).await,
        false => {
            let name = name.unwrap_or_default();
            let upload = whole(app, &name, request.into_body()).await?;
            Ok(Received {
                upload: Some(upload),
                mapping: None,
            })
        }
    }
}

/// Takes in a text, such as a mapping; `None` when there is none.
pub(crate) async fn text(request: Request) -> Result<Option<String>, Problem> {
    let bytes = axum::body::to_bytes(request.into_body(), MAPPING)
        .await
        .map_err(|_| cut_off())?;
    readable(&bytes)
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        kind.trim_start()
            .to_ascii_lowercase()
            .starts_with("multipart/form-data")
    })
}

async fn whole(app: &App, name: &str, body: Body) -> Result<Upload, Problem> {
    let mut sink = Sink::begin(app, name).await?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        sink.take(&chunk.map_err(|_| cut_off())?).await?;
    }
    sink.finish().await
}

async fn form(app: &App, mut request: Request) -> Result<Received, Problem> {
    // The limit of the settings for uploads holds instead.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| no_form())?;
    let mut received = Received::default();
    while let Some(mut field) = form.next_field().await.map_err(|_| no_form())? {
        match field.name() {
            Some("file") if received.upload.is_none() => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let mut sink = Sink::begin(app, &name).await?;
                while let Some(chunk) = field.chunk().await.map_err(|_| cut_off())? {
                    sink.take(&chunk).await?;
                }
                received.upload = Some(sink.finish().await?);
            }
            Some("mapping") => {
                let mut bytes = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(|_| cut_off())? {
                    bytes.extend_from_slice(&chunk);
                    if bytes.len() > MAPPING {
                        return Err(no_form());
                    }
                }
                received.mapping = readable(&bytes)?;
            }
            _ => {}
        }
    }
    Ok(received)
}

fn readable(bytes: &[u8]) -> Result<Option<String>, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Ok(None),
        Ok(text) => Ok(Some(text.to_owned())),
        Err(_) => Err(Problem::bad_request(Message::new("upload-mapping-no-text"))),
    }
}

fn cut_off() -> Problem {
    Problem::bad_request(Message::new("upload-cut-off"))
}

fn no_form() -> Problem {
    Problem::bad_request(Message::new("upload-form-broken"))
}

/// A file on its way to the disk.
struct Sink<'a> {
    app: &'a App,
    uploading: Option<Uploading>,
    gathered: Vec<u8>,
}

impl<'a> Sink<'a> {
    async fn begin(app: &'a App, name: &str) -> Result<Self, Problem> {
        let name = name.to_owned();
        let uploading = app.with_jobs(move |jobs| jobs.begin_upload(&name)).await?;
        Ok(Self {
            app,
            uploading: Some(uploading),
            gathered: Vec::new(),
        })
    }

    async fn take(&mut self, bytes: &Bytes) -> Result<(), Problem> {
        self.gathered.extend_from_slice(bytes);
        match self.gathered.len() >= CHUNK {
            true => self.write().await,
            false => Ok(()),
        }
    }

    async fn write(&mut self) -> Result<(), Problem> {
        let gathered = std::mem::take(&mut self.gathered);
        let written = self.with(move |_, mut uploading| {
            uploading.write(&gathered)?;
            Ok(uploading)
        });
        self.uploading = Some(written.await?);
        Ok(())
    }

    async fn finish(mut self) -> Result<Upload, Problem> {
        self.write().await?;
        self.with(Jobs::finish_upload).await
    }

    async fn with<T: Send + 'static>(
        &mut self,
        act: impl FnOnce(&Jobs, Uploading) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let uploading = self.uploading.take().ok_or_else(Problem::internal)?;
        self.app.with_jobs(move |jobs| act(jobs, uploading)).await
    }
}
