//! DOES A TRANSLATOR GET THROUGH IT? The pages in a real Chromium, against the real server.
//!
//! Each test has a desk of its own: a server with an empty data folder, a chromedriver, and a browser. At its end the
//! browser must have complained of nothing: a breach of the content security policy fails the test in which it happens.
//! Debian's packages `chromium` and `chromium-driver` are needed; without them the tests fail and say so.

// Helpers are tests too, which the lints do not see.
#![allow(clippy::expect_used)]

mod access;
mod articles;
mod candidates;
mod charts;
mod checks;
mod company;
mod desk;
mod docs;
mod drafts;
mod drift;
mod editor;
mod finished;
mod glossary;
mod journal;
mod keys;
mod language;
mod mirrored;
mod modules;
mod phone;
mod reading;
mod safety;
mod search;
#[path = "../language/mod.rs"]
mod sentences;
mod server;
mod shape;
mod typing;
mod versions;
mod walk;
