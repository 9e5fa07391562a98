//! Tarjuman.

pub mod formats;
