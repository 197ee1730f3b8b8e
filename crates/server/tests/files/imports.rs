//! A file from its upload to its quality report.

use std::fmt::Write;

use serde_json::json;

use crate::server::Server;

const HEAD: &str = "order_id,customer_id,phone,time,amount\n";

/// Five rows of which two cannot be taken.
fn defective() -> String {
    format!(
        "{HEAD}1,C1,13812345678,2025-11-01 10:00:00,10.00\n\
         2,C2,13912345678,2025-11-02 10:00:00,20.00\n\
         3,,,2025-11-03 10:00:00,30.00\n\
         4,C4,13712345678,the day after,40.00\n\
         5,C5,13612345678,2025-11-05 10:00:00,50.00\n"
    )
}

fn orders(prefix: &str, rows: usize) -> String {
    let mut text = "order_id,customer_id,time,amount\n".to_owned();
    for row in 0..rows {
        let (customer, day) = (row % 300, row % 28 + 1);
        writeln!(
            text,
            "{prefix}{row},C{customer},2025-11-{day:02} 10:00:00,{row}.50"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_file_with_defects_is_imported_followed_reported_and_its_rejects_are_had() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let asked = server.file(
        "/api/v1/imports?as=events&file_name=orders.csv",
        defective(),
    );
    assert_eq!(asked.status.as_u16(), 202, "{}", asked.text);
    let asked = asked.ok();
    assert_eq!(asked["file"], "orders.csv");
    assert_eq!(asked["asked_by"], "administrator@example.com");
    let id = asked["id"].as_u64().unwrap();

    let steps = server.follow(id);
    let last = steps.last().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert_eq!(last["report"]["files"][0]["quality"]["rows"], 5);
    assert_eq!(last["rejects"], true);
    let sentences = last["sentences"].to_string();
    assert!(sentences.contains('5'), "{sentences}");
    assert_eq!(server.events(), 3);

    let rejects = server.get(&format!("/api/v1/imports/{id}/rejects"));
    assert_eq!(rejects.status.as_u16(), 200);
    assert!(
        rejects.disposition.contains("rejects.csv"),
        "{}",
        rejects.disposition
    );
    assert_eq!(rejects.text.lines().count(), 3, "{}", rejects.text);
    assert!(
        rejects.text.contains("orders.csv,4,import-row-no-customer"),
        "{}",
        rejects.text
    );
    let place = folder.path().display().to_string();
    assert!(!rejects.text.contains(&place) && !last.to_string().contains(&place));
    let audited = server.audited();
    assert!(
        audited.contains(&format!("import import/{id}")),
        "{audited:?}"
    );
    assert!(
        audited.contains(&format!("see-personal import/{id}/rejects")),
        "{audited:?}"
    );

    let listed = server.get("/api/v1/imports").ok();
    assert_eq!(listed["items"][0]["id"], id);
    assert_eq!(listed["next"], json!(null));

    let attention = server.get("/api/v1/attention").ok();
    let items = attention["items"].as_array().unwrap().iter();
    let mut items = items.filter(|item| item["code"] == "attention-rows-rejected");
    let target = &items.next().unwrap()["target"];
    let expected = json!({"kind": "import", "definition_kind": null, "name": id.to_string()});
    assert_eq!(target, &expected, "the import has its page under this id");
}

#[test]
fn an_import_is_undone_by_one_request_and_imported_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let bring = || {
        let asked = server.file("/api/v1/imports?as=events&file_name=o.csv", orders("o", 30));
        let id = asked.ok()["id"].as_u64().unwrap();
        server.follow(id).pop().unwrap()
    };
    let import = bring();
    let id = import["id"].as_u64().unwrap();
    assert_eq!(import["can_be_undone"], true, "{import}");
    assert_eq!(import["undone_at"], json!(null));
    let path = format!("/api/v1/imports/{id}/undo");
    let asked = server.send(axum::http::Method::POST, &path, "application/json", "");
    assert_eq!(asked.status.as_u16(), 202, "{}", asked.text);
    let asked = asked.ok();
    if let Some(run) = asked["undoing"].as_u64() {
        let ended = server.ended(&format!("/api/v1/jobs/{run}"));
        assert_eq!(ended["state"], "done", "{ended}");
    }
    let undone = server.get(&format!("/api/v1/imports/{id}")).ok();
    assert_eq!(undone["undone_by"], "administrator@example.com");
    assert_eq!(undone["can_be_undone"], false);
    assert_eq!(server.events(), 0);
    let quality = server.get("/api/v1/quality").ok();
    assert_eq!(quality["whole"]["rows"], 0, "{quality}");
    assert_eq!(quality["whole"]["undone"], 1, "{quality}");
    assert!(quality["items"][0]["undone_at"].is_string(), "{quality}");
    let again = server.send(axum::http::Method::POST, &path, "application/json", "");
    assert_eq!(again.ok()["undone_at"], undone["undone_at"]);
    let audited = server.audited();
    let acts = audited.iter().filter(|act| act.contains("undo-import"));
    assert_eq!(acts.count(), 1, "{audited:?}");
    let missing = server.send(
        axum::http::Method::POST,
        "/api/v1/imports/999/undo",
        "application/json",
        "",
    );
    assert_eq!(missing.status.as_u16(), 404, "{}", missing.text);

    let again = bring();
    assert_eq!(again["report"]["already_done"], false);
    assert_eq!(server.events(), 30);
    let listed = server.get("/api/v1/imports").ok();
    let undone: Vec<bool> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|import| import["undone_at"].is_string())
        .collect();
    assert_eq!(undone, [false, true], "{listed}");
}

#[test]
fn a_guess_is_shown_corrected_and_imported() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let guess = server.file(
        "/api/v1/imports/guess?as=events&file_name=orders.csv",
        defective(),
    );
    let guess = guess.ok();
    assert_eq!(guess["samples"].as_array().unwrap().len(), 3, "{guess}");
    assert_eq!(
        guess["samples"][0]["occurred_at"], "2025-11-01T02:00:00Z",
        "{guess}"
    );
    assert_eq!(guess["rejected"].as_array().unwrap().len(), 2, "{guess}");
    assert_eq!(guess["rejects"][0]["line"], 4, "{guess}");
    assert_eq!(guess["events"], json!({"order": 3}));
    assert_eq!(guess["definition"]["spec"]["event"], "order");
    assert_eq!(guess["found"]["format"], "csv");
    assert!(!guess["explanation"].as_array().unwrap().is_empty());
    assert_eq!(server.events(), 0);

    let upload = guess["upload"].as_str().unwrap();
    let corrected = guess["mapping"]
        .as_str()
        .unwrap()
        .replace("order\n", "purchase\n");
    let again = server.file(
        &format!("/api/v1/imports/guess?upload={upload}"),
        corrected.clone(),
    );
    assert_eq!(
        again.ok()["samples"][0]["event"],
        "purchase",
        "{}",
        again.text
    );
    let asked = server.file(&format!("/api/v1/imports?upload={upload}"), corrected);
    let id = asked.ok()["id"].as_u64().unwrap();
    let last = server.follow(id).pop().unwrap();
    assert_eq!(
        last["report"]["files"][0]["quality"]["events"],
        json!({"purchase": 3}),
        "{last}"
    );
}

#[test]
fn a_file_that_nobody_can_guess_is_kept_for_whoever_writes_the_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let guess = server
        .file("/api/v1/imports/guess?as=events", "colour,size\nred,2\n")
        .ok();
    assert_eq!(guess["mapping"], json!(null));
    let columns =
        json!([{"name": "colour", "samples": ["red"]}, {"name": "size", "samples": ["2"]}]);
    assert_eq!(guess["columns"], columns);
    assert_eq!(guess["definition"]["spec"]["as"], "events");
    assert!(
        guess["problem"][0]["code"]
            .as_str()
            .unwrap()
            .starts_with("import-guess-no-")
    );
    let upload = guess["upload"].as_str().unwrap();
    let mapping = json!({
        "apiVersion": "fenqun/v1", "kind": "Source", "metadata": {"name": "sizes"},
        "spec": {"as": "customers", "identifiers": [{"column": "colour", "kind": "customer"}]},
    });
    let path = format!("/api/v1/imports?as=customers&upload={upload}");
    let id = server.json(&path, &mapping).ok()["id"].as_u64().unwrap();
    let last = server.follow(id).pop().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert_eq!(last["report"]["files"][0]["quality"]["attribute_rows"], 1);
}

#[test]
fn lines_of_orders_are_shown_as_orders() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let lines = "InvoiceNo,CustomerID,InvoiceDate,StockCode,Quantity,UnitPrice\n\
        1,A,2025-11-01 10:00:00,tea,2,3.50\n1,A,2025-11-01 10:00:00,cup,1,8\n\
        2,,2025-11-02 10:00:00,tea,1,3.50\n";
    let path = "/api/v1/imports/guess?as=events&file_name=lines.csv";
    let guess = server.file(path, lines).ok();
    assert_eq!(guess["rows"], 3);
    assert_eq!(guess["events"], json!({"order": 1}));
    assert_eq!(guess["samples"][0]["values"]["amount"], "15", "{guess}");
    assert_eq!(guess["rejected"][0]["rows"], 1);
    assert_eq!(guess["rejected"][0]["reason"], "no customer");
    assert_eq!(
        guess["rejects"][0]["reason"],
        "no column says whose the row is"
    );
    assert_eq!(server.events(), 0);
}

#[test]
fn a_form_brings_file_and_mapping() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let guess = server
        .file("/api/v1/imports/guess?as=events", orders("a", 3))
        .ok();
    let mapping = guess["mapping"].as_str().unwrap();
    // Larger than what other routes take.
    let large = orders("b", 60_000);
    let form = format!(
        "--XX\r\ncontent-disposition: form-data; name=\"mapping\"\r\n\r\n{mapping}\r\n\
         --XX\r\ncontent-disposition: form-data; name=\"file\"; filename=\"订单.csv\"\r\n\r\n\
         {large}\r\n--XX--\r\n"
    );
    assert!(form.len() > 2 << 20);
    let kind = "multipart/form-data; boundary=XX";
    let asked = server.send(
        axum::http::Method::POST,
        "/api/v1/imports?as=events",
        kind,
        form,
    );
    let asked = asked.ok();
    assert_eq!(asked["file"], "订单.csv");
    let last = server.follow(asked["id"].as_u64().unwrap()).pop().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert_eq!(server.events(), 60_000);
}

#[test]
fn two_files_at_once_and_the_same_file_twice() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let ask = |content: String| {
        let asked = server.file("/api/v1/imports?as=events&source=orders", content);
        asked.ok()["id"].as_u64().unwrap()
    };
    let ids = [
        ask(orders("a", 40_000)),
        ask(orders("b", 100)),
        ask(orders("b", 100)),
    ];
    let last = ids.map(|id| server.follow(id).pop().unwrap());
    let known = last.map(|import| import["report"]["already_done"].clone());
    assert_eq!(known, [json!(false), json!(false), json!(true)]);
    assert_eq!(server.events(), 40_100);
}

#[test]
fn a_server_that_stops_in_the_middle_goes_on_after_its_start() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let asked = server
        .file("/api/v1/imports?as=events", orders("a", 100_000))
        .ok();
    let id = asked["id"].as_u64().unwrap();
    let server = server.restarted(folder.path());
    let last = server.follow(id).pop().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert_eq!(last["report"]["files"][0]["quality"]["rows"], 100_000);
    assert_eq!(server.events(), 100_000);
    let left = std::fs::read_dir(folder.path().join("uploads"))
        .unwrap()
        .count();
    assert_eq!(left, 0, "what is imported is not kept");
}

#[test]
fn a_cancelled_import_is_resumed_by_asking_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let asked = server
        .file("/api/v1/imports?as=events", orders("a", 100_000))
        .ok();
    let (id, upload) = (
        asked["id"].as_u64().unwrap(),
        asked["upload"].as_str().unwrap(),
    );
    let cancelled = server.delete(&format!("/api/v1/imports/{id}"));
    assert!(cancelled.status.is_success(), "{}", cancelled.text);
    let last = server.follow(id).pop().unwrap();
    assert_eq!(last["state"], "cancelled", "{last}");
    let again = server.file(&format!("/api/v1/imports?upload={upload}"), "");
    let last = server
        .follow(again.ok()["id"].as_u64().unwrap())
        .pop()
        .unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert_eq!(server.events(), 100_000);
}

#[test]
fn those_who_may_not_see_telephone_numbers_see_no_extremes_and_no_rejects() {
    use fenqun_engine::access::Right;
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::new(folder.path());
    let asked = server.file("/api/v1/imports?as=events", defective()).ok();
    let id = asked["id"].as_u64().unwrap();
    server.follow(id);
    server.allow(&[Right::See]);
    let seen = server.get(&format!("/api/v1/imports/{id}")).ok();
    assert!(!seen.to_string().contains("13612345678"), "{seen}");
    assert_eq!(seen["report"]["files"][0]["quality"]["rows"], 5);
    let refused = server
        .get(&format!("/api/v1/imports/{id}/rejects"))
        .refusal();
    assert_eq!(refused.0, 403);
    let refused = server
        .file("/api/v1/imports?as=events", defective())
        .refusal();
    assert_eq!(refused.0, 403);
}
