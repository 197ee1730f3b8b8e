//! Who may come in, who may do what, and what the document says about it.

mod audit;
mod errors;
mod house;
mod openapi;
mod people;
mod repeated;
mod roles;
mod sessions;
mod settings;
mod site;
mod tokens;
