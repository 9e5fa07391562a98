//! Tarjuman.

pub mod app;
pub mod arabic;
pub mod article;
pub mod cli;
pub mod formats;
pub mod glossary;
pub mod http;
pub mod id;
pub mod memory;
pub mod propose;
pub mod store;
