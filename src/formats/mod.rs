//! HOW DO OTHERS WRITE IT? Bytes to text, and the exchange formats of other tools.
