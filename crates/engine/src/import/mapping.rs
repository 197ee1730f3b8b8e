//! Which mapping an import uses: one given in a file, a saved source, or a guess.

use fenqun_connectors::propose;
use fenqun_model::Message;
use fenqun_model::definition::{
    Definition, Kind, Metadata, SourceKind, SourceSpec, Spec, read, to_json, write,
};

use super::{ImportRequest, file_name};
use crate::failure::{Failure, Outcome};
use crate::saved::key_of;
use crate::workspace::Workspace;

/// A mapping on its way into an import.
#[derive(Clone, Debug)]
pub(super) struct Mapping {
    /// Name of the source.
    pub(super) name: String,
    /// The mapping.
    pub(super) spec: SourceSpec,
    /// What was guessed and why; empty when nothing was guessed.
    pub(super) explanation: Vec<Message>,
    /// What a guess still lacks to be used.
    pub(super) missing: Option<Message>,
    /// As given in a file, with its title and so on.
    definition: Option<Definition>,
}

impl Mapping {
    /// The definition to be saved.
    fn definition(&self) -> Definition {
        self.definition.clone().unwrap_or_else(|| Definition {
            metadata: Metadata {
                name: self.name.clone(),
                ..Metadata::default()
            },
            spec: Spec::Source(self.spec.clone()),
        })
    }

    /// The YAML of the definition.
    pub(super) fn yaml(&self) -> String {
        write(&self.definition())
    }

    /// The definition as JSON.
    pub(super) fn value(&self) -> serde_json::Value {
        to_json(&self.definition())
    }

    /// What the mapping does, as text that is equal when it does the same.
    pub(super) fn json(&self) -> String {
        self.value()["spec"].to_string()
    }
}

impl Workspace {
    /// The mapping of an import.
    pub(super) fn mapping(&self, request: &ImportRequest) -> Outcome<Mapping> {
        let mut mapping = self.proposed(request)?;
        match mapping.missing.take() {
            Some(missing) => Err(missing.into()),
            None => Ok(mapping),
        }
    }

    /// The same as far as it could be guessed.
    pub(super) fn proposed(&self, request: &ImportRequest) -> Outcome<Mapping> {
        let first = request
            .files
            .first()
            .ok_or(Message::new("import-no-file"))?;
        if let Some((file, text)) = &request.map {
            return given(file, text, request);
        }
        let name = request
            .source
            .clone()
            .unwrap_or_else(|| source_name(&file_name(first)));
        if let Some(mapping) = self.saved_mapping(&name, request.kind)? {
            return Ok(mapping);
        }
        let guess = propose(first, request.kind)?;
        Ok(Mapping {
            name,
            spec: guess.spec,
            explanation: guess.explanation,
            missing: guess.missing,
            definition: None,
        })
    }

    fn saved_mapping(&self, name: &str, kind: SourceKind) -> Outcome<Option<Mapping>> {
        let Some(definition) = self.saved.set.get(Kind::Source, name) else {
            return Ok(None);
        };
        let Spec::Source(spec) = &definition.spec else {
            return Ok(None);
        };
        if spec.kind != kind {
            return Err(Failure::from(
                Message::new("import-source-kind").with("name", name),
            ));
        }
        Ok(Some(Mapping {
            name: name.to_owned(),
            spec: spec.clone(),
            explanation: vec![],
            missing: None,
            definition: Some(definition.clone()),
        }))
    }

    /// Whether the mapping is saved as a Source.
    pub(super) fn has_mapping(&self, mapping: &Mapping) -> bool {
        let definition = mapping.definition();
        let key = key_of(&definition);
        self.saved.set.get(key.0, &key.1) == Some(&definition)
    }

    /// Saves the mapping as a Source.
    pub(super) fn keep_mapping(&mut self, mapping: &Mapping) -> Outcome<()> {
        let definition = mapping.definition();
        let key = key_of(&definition);
        self.save(&[definition], &[key].into(), None)
    }
}

/// The mapping of a file: exactly one Source.
fn given(file: &str, text: &str, request: &ImportRequest) -> Outcome<Mapping> {
    let definitions = read(text, file)?;
    let mut sources = definitions
        .into_iter()
        .filter_map(|definition| match &definition.spec {
            Spec::Source(spec) => Some((spec.clone(), definition)),
            _ => None,
        });
    let (Some((spec, mut definition)), None) = (sources.next(), sources.next()) else {
        return Err(Message::new("import-map-not-one").with("file", file).into());
    };
    if spec.kind != request.kind {
        let name = definition.metadata.name;
        return Err(Failure::from(
            Message::new("import-source-kind").with("name", name),
        ));
    }
    if let Some(name) = &request.source {
        definition.metadata.name.clone_from(name);
    }
    Ok(Mapping {
        name: definition.metadata.name.clone(),
        spec,
        explanation: vec![],
        missing: None,
        definition: Some(definition),
    })
}

/// A name for a source made from the name of a file: without its endings, odd characters as
/// hyphens.
fn source_name(file: &str) -> String {
    let stem = file.split('.').next().unwrap_or(file);
    let name: String = stem
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    match name.chars().next() {
        Some(first) if first.is_alphabetic() || first == '_' => name,
        _ => format!("source_{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sources_come_from_names_of_files() {
        assert_eq!(source_name("online_retail.csv.gz"), "online_retail");
        assert_eq!(source_name("2024 订单.xlsx"), "source_2024-订单");
        assert_eq!(source_name("订单.xlsx"), "订单");
    }
}
