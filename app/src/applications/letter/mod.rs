//! The answers as a letter: whole sentences, person by person. The review, what an
//! assister reads aloud and the printable copy are this one letter; with it come
//! what is attested to, and the signature.

mod attestations;
mod check;
mod copy;
mod names;
mod paragraphs;
mod sentences;
mod sign;
#[cfg(test)]
mod tests;

pub use check::ReviewPage;
pub use copy::CopyPage;
pub use sign::SignPage;
