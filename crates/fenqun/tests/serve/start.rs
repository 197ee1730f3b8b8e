//! Starting, refusing to start, stopping.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::server::{PASSWORD, Server, command};

/// How a start that must fail ended: its status and what it said.
fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

#[test]
fn the_first_start_shows_a_token_and_the_second_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::first(folder.path(), &[]);
    let token = first.one_time_token().unwrap().to_owned();
    first.set_up();
    let (status, log) = first.stop();
    assert!(status.success(), "{log}");
    assert!(!log.contains(&token));
    let second = Server::again(folder.path(), &[]);
    assert_eq!(second.one_time_token(), None);
    let body = json!({"email": "li@example.com", "password": PASSWORD});
    let answer = ureq::post(format!("{}/api/v1/session", second.url)).send_json(body);
    assert_eq!(answer.unwrap().status(), 200);
    second.stop();
    let third = Server::first(folder.path(), &["--administrator-token"]);
    assert!(third.one_time_token().is_some());
}

#[test]
fn it_does_not_listen_beyond_this_machine_without_tls() {
    let (status, said) = refused(&["--listen", "0.0.0.0:0"]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("--insecure-plain-http"), "{said}");
    let (status, said) = refused(&["--tls-certificate", "chain.pem"]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("--tls-key"), "{said}");
    let (status, said) = refused(&["--log", "loud"]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("plain or json"), "{said}");
}

#[test]
fn a_taken_port_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (status, said) = refused(&["--listen", &address]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains(&address), "{said}");
}

#[test]
fn settings_come_from_a_file_and_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.yaml");
    fs::write(&file, "log: json\nbody-limit: 100\n").unwrap();
    let name = file.to_str().unwrap();
    let server = Server::first(folder.path(), &["--config", name, "--body-limit", "1MB"]);
    server.set_up();
    let (_, log) = server.stop();
    let line: Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    assert_eq!(line["route"], "/api/v1/setup");
    assert_eq!(line["status"], 201);
}

#[test]
fn the_log_holds_nothing_personal() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::first(folder.path(), &["--log-level", "debug"]);
    let token = server.token();
    let bearer = format!("Bearer {token}");
    for path in [
        "/api/v1/customers?q=13812345678",
        "/api/v1/customers/phone:+8613812345678",
        "/nothing/13812345678?x=13812345678",
    ] {
        let ask = ureq::get(format!("{}{path}", server.url));
        // Refused or not: it is logged.
        let _ = ask.header("authorization", &bearer).call();
    }
    let (_, log) = server.stop();
    assert!(log.contains("/api/v1/customers/{customer}"), "{log}");
    for personal in [
        "13812345678",
        "li@example.com",
        &token,
        PASSWORD,
        "127.0.0.1",
    ] {
        assert!(!log.contains(personal), "{personal} in {log}");
    }
}

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::first(folder.path(), &[]);
    let address = server.url.trim_start_matches("http://").to_owned();
    let mut connection = TcpStream::connect(&address).unwrap();
    let body = json!({"email": "li@example.com", "password": "wrong"}).to_string();
    let head = format!(
        "POST /api/v1/session HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).unwrap();
    let mut told = [0; 25];
    connection.read_exact(&mut told).unwrap();
    assert!(
        told.starts_with(b"HTTP/1.1 100"),
        "the handler reads the body"
    );
    let stopping = std::thread::spawn(move || server.stop());
    while TcpStream::connect(&address).is_ok() {
        std::thread::yield_now();
    }
    connection.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    let (status, log) = stopping.join().unwrap();
    assert!(status.success(), "{log}");
}
