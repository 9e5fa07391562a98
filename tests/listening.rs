//! Who can reach the server? Until there are accounts: this machine, and no page of somewhere else.
//!
//! That a connection which never finishes its headers is cut off takes ten seconds to see; here all such connections are
//! opened first, and seen to be closed at the end.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, Server, run};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn an_address_that_others_reach_is_refused_with_the_reason() {
    let data = tempfile::tempdir().unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8080"] {
        let output = run(data.path(), &["serve", "--listen", address]);
        assert_eq!(output.status.code(), Some(1), "{address}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("can be reached from other machines") && said.contains("127.0.0.1"), "{address}: {said}");
        assert!(output.stdout.is_empty(), "{address}");
    }
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0, "a refused address makes nothing on disk");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = tempfile::tempdir().unwrap();
    let output = run(data.path(), &["serve", "--listen", &address]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&address), "{said}");
}

#[test]
fn a_second_server_on_one_folder_is_refused_and_the_next_after_a_kill_is_not() {
    let mut desk = Desk::open();
    let output = run(desk.data.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("another server works on"), "{said}");
    desk.server.kill();
    desk.server = Server::start(desk.data.path());
    desk.server.client().get("/healthz").is(200);
}

#[test]
fn port_zero_takes_a_port_and_says_which() {
    let desk = Desk::open();
    let port: u16 = desk.server.address.strip_prefix("127.0.0.1:").unwrap().parse().unwrap();
    assert_ne!(port, 0);
    desk.get("/healthz").is(200);
    desk.get("/readyz").is(200);
}

/// A status line and headers to a request with those headers.
fn raw(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_page_of_somewhere_else_is_refused() {
    let desk = Desk::open();
    let address = &desk.server.address;
    let port = address.rsplit_once(':').unwrap().1;
    let own = format!("http://{address}");
    let body = r#"{"text":"نعم."}"#;
    let post = |host: &str, header: &str| {
        let length = body.len();
        raw(
            address,
            &format!(
                "POST /api/v1/segment HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
                 Content-Length: {length}\r\nConnection: close\r\n{header}\r\n{body}"
            ),
        )
    };
    let get = |host: &str| {
        raw(address, &format!("GET /api/v1/articles HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    };
    for host in [address.as_str(), &format!("localhost:{port}"), &format!("[::1]:{port}"), "127.0.0.1"] {
        assert!(get(host).starts_with("HTTP/1.1 200"), "{host}: {}", get(host));
    }
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example:7878"] {
        let answer = get(host);
        assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
        assert!(answer.contains("application/problem+json"), "{host}: {answer}");
    }
    assert!(post(address, "").starts_with("HTTP/1.1 200"));
    assert!(post(address, &format!("Origin: {own}\r\n")).starts_with("HTTP/1.1 200"));
    for header in ["Origin: http://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"] {
        assert!(post(address, header).starts_with("HTTP/1.1 403"), "{header}: {}", post(address, header));
    }
}

#[test]
fn half_a_request_does_not_hold_a_connection_for_ever() {
    let desk = Desk::open();
    let halves = ["", "GET /healthz", "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: y"];
    let waiting: Vec<TcpStream> = halves
        .iter()
        .map(|half| {
            let mut stream = TcpStream::connect(&desk.server.address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
            stream.write_all(half.as_bytes()).unwrap();
            stream
        })
        .collect();
    desk.get("/healthz").is(200);
    for (mut stream, half) in waiting.into_iter().zip(halves) {
        let mut answer = Vec::new();
        let end = stream.read_to_end(&mut answer);
        assert!(end.is_ok(), "the connection of “{half}” is still open: {end:?}");
    }
    desk.get("/healthz").is(200);
}
