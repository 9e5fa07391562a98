//! IS THE PAGE OF THE API TRUE? Each call on it is one that the server knows.

use crate::server::Server;

#[test]
fn the_page_of_the_api_names_no_path_that_is_not_there() {
    let server = Server::start(None);
    let page = ureq::get(format!("{}/docs", server.address)).call().expect("the page").body_mut().read_to_string();
    let page = page.expect("text");
    let description = server.get("/openapi.json");
    let paths: Vec<&String> = description["paths"].as_object().expect("paths").keys().collect();
    let calls: Vec<&str> = page.match_indices("127.0.0.1:7878/api/v1/").map(|(at, _)| called(&page[at..])).collect();
    assert!(calls.len() > 15, "the page has examples: {calls:?}");
    for call in calls {
        assert!(paths.iter().any(|path| fits(path, call)), "{call} is on the page and not in the description");
    }
}

/// The path that a call on the page begins with.
fn called(call: &str) -> &str {
    let end = call.find([' ', '?', '\'', '\n', '<']).unwrap_or(call.len());
    call[..end].trim_start_matches("127.0.0.1:7878")
}

/// Whether `/api/v1/articles/{id}` is what `/api/v1/articles/ID` means.
fn fits(path: &str, call: &str) -> bool {
    let (path, call): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), call.split('/').collect());
    path.len() == call.len() && path.iter().zip(call).all(|(part, said)| part.starts_with('{') || *part == said)
}
