//! Tarjuman.

pub mod arabic;
pub mod article;
pub mod formats;
pub mod glossary;
pub mod id;
pub mod memory;
pub mod store;
