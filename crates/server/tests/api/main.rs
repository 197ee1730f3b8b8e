//! The API of the use cases, asked without a socket by people of every role.

mod breakdowns;
mod changes;
mod customers;
mod definitions;
mod documents;
mod hostile;
mod masking;
mod members;
mod movements;
mod overlaps;
mod parity;
mod repairs;
mod rules;
mod server;
mod shop;
mod whole;
