//! What a catalog remembers, and what it refuses.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fenqun_catalog::{
    Catalog, CatalogErrorKind, Change, Erasure, ImportRecord, ImportState, ImportUndo, StoredFit,
    StoredReview,
};
use fenqun_model::{Instant, Type};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalog.sqlite");
    (folder, file)
}

fn save(name: &str, body: &str) -> Change {
    Change::Save {
        kind: "Segment".into(),
        name: name.into(),
        body: body.into(),
    }
}

fn delete(name: &str) -> Change {
    Change::Delete {
        kind: "Segment".into(),
        name: name.into(),
    }
}

#[test]
fn every_version_of_a_definition_is_kept() {
    let (_folder, file) = folder();
    let catalog = Catalog::open(&file).unwrap();
    assert_eq!(
        catalog
            .change(
                &[save("a", "1"), save("b", "1"), save("a", "2")],
                Instant(7)
            )
            .unwrap(),
        [1, 1, 2]
    );
    assert_eq!(catalog.change(&[delete("b")], Instant(8)).unwrap(), [2]);
    drop(catalog);

    let catalog = Catalog::open(&file).unwrap();
    let current = catalog.definitions().unwrap();
    let names: Vec<_> = current
        .iter()
        .map(|definition| {
            (
                definition.name.as_str(),
                definition.version,
                definition.body.as_str(),
            )
        })
        .collect();
    assert_eq!(names, [("a", 2, "2")]);
    let versions = catalog.versions("Segment", "b").unwrap();
    let deleted: Vec<_> = versions
        .iter()
        .map(|version| (version.version, version.created_at, version.deleted))
        .collect();
    assert_eq!(deleted, [(1, Instant(7), false), (2, Instant(8), true)]);
    assert_eq!(catalog.change(&[save("b", "3")], Instant(9)).unwrap(), [3]);
}

#[test]
fn fits_are_numbered_within_their_segmentation() {
    let (_folder, file) = folder();
    let catalog = Catalog::open(&file).unwrap();
    let fit = |segmentation: &str, as_of| StoredFit {
        segmentation: segmentation.into(),
        number: 0,
        definition_version: 1,
        as_of: Instant(as_of),
        population: 3,
        body: "{}".into(),
        created_at: Instant(100),
        note: "first use".into(),
    };
    assert_eq!(catalog.save_fit(&fit("rfm", 1)).unwrap(), 1);
    assert_eq!(catalog.save_fit(&fit("abc", 1)).unwrap(), 1);
    assert_eq!(catalog.save_fit(&fit("rfm", 2)).unwrap(), 2);
    let of_rfm: Vec<_> = catalog
        .fits(Some("rfm"))
        .unwrap()
        .iter()
        .map(|fit| (fit.number, fit.as_of))
        .collect();
    assert_eq!(of_rfm, [(1, Instant(1)), (2, Instant(2))]);
    assert_eq!(catalog.fits(None).unwrap().len(), 3);
}

#[test]
fn an_inferred_type_stays() {
    let (_folder, file) = folder();
    let catalog = Catalog::open(&file).unwrap();
    let types = |kind| BTreeMap::from([("address.city".to_owned(), kind)]);
    catalog
        .note_attribute_types(&types(Type::Text), Instant(1))
        .unwrap();
    catalog
        .note_attribute_types(&types(Type::Integer), Instant(2))
        .unwrap();
    assert_eq!(catalog.attribute_types().unwrap(), types(Type::Text));
}

#[test]
fn imports_reviews_and_receipts_come_back_as_saved() {
    let (_folder, file) = folder();
    let catalog = Catalog::open(&file).unwrap();
    let mut import = ImportRecord {
        number: 0,
        id: "x".into(),
        source: "pos".into(),
        file_name: "订单.csv".into(),
        started_at: Instant(1),
        finished_at: None,
        state: ImportState::Running,
        quality: None,
        is_tracked: true,
        undo: None,
    };
    import.number = catalog.add_import(&import, 6).unwrap();
    assert_eq!(import.number, 7);
    import.state = ImportState::Done;
    import.finished_at = Some(Instant(5));
    import.quality = Some("{}".into());
    import.undo = Some(ImportUndo {
        at: Instant(6),
        by: Some("wang@example.com".into()),
    });
    catalog.save_import(&import).unwrap();
    let mut again = ImportRecord {
        undo: None,
        ..import.clone()
    };
    again.number = catalog.add_import(&again, 0).unwrap();
    assert_eq!(again.number, 8);
    assert_eq!(catalog.imports().unwrap(), [import.clone(), again.clone()]);
    catalog.note_import_run(3, 7).unwrap();
    catalog.note_import_run(4, 7).unwrap();
    catalog.note_import_run(4, 8).unwrap();
    assert_eq!(catalog.import_of_run(2).unwrap(), None);
    assert_eq!(catalog.import_of_run(3).unwrap(), Some(import));
    assert_eq!(catalog.import_of_run(4).unwrap(), Some(again));

    let mut review = StoredReview {
        id: 0,
        segmentation: "rfm".into(),
        file_name: "sample.xlsx".into(),
        created_at: Instant(1),
        body: "{}".into(),
    };
    review.id = catalog.save_review(&review).unwrap();
    assert_eq!(catalog.reviews("rfm").unwrap(), [review]);

    let erasure = Erasure {
        receipt: "r1".into(),
        erased_at: Instant(3),
        body: "{}".into(),
    };
    catalog.save_erasure(&erasure).unwrap();
    catalog.save_erasure(&erasure).unwrap();
    assert_eq!(catalog.erasures().unwrap(), [erasure]);
    assert!(catalog.check().unwrap().is_empty());
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let (_folder, file) = folder();
    drop(Catalog::open(&file).unwrap());
    raise_format(&file, 999);
    let before = std::fs::read(&file).unwrap();
    let error = Catalog::open(&file).unwrap_err();
    assert_eq!(error.kind, CatalogErrorKind::TooNew);
    assert!(error.message.to_string().contains("catalog.sqlite"));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let (_folder, file) = folder();
    std::fs::write(
        &file,
        "this is a shopping list, not a database, ".repeat(40),
    )
    .unwrap();
    let error = Catalog::open(&file).unwrap_err();
    assert_eq!(error.kind, CatalogErrorKind::Damaged);
}

#[test]
fn a_folder_that_does_not_exist_is_a_disk_error() {
    let (folder, _) = folder();
    let error = Catalog::open(&folder.path().join("gone/catalog.sqlite")).unwrap_err();
    assert_eq!(error.kind, CatalogErrorKind::Disk);
}

/// What a later version of the program would leave behind.
fn raise_format(file: &std::path::Path, number: i64) {
    use sqlx::ConnectOptions;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
        let mut connection = options.connect().await.unwrap();
        sqlx::query("UPDATE format SET number = $1")
            .bind(number)
            .execute(&mut connection)
            .await
            .unwrap();
        sqlx::Connection::close(connection).await.unwrap();
    });
}
