//! HOW DO OTHERS WRITE IT? Bytes to text, and the exchange formats of other tools.

pub mod decode;
pub mod html;
pub mod stream;
pub mod tabular;
pub mod tbx;
pub mod tmx;
pub mod xliff;
pub mod xml;
