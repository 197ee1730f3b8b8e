//! `cargo xtask bench compare`: the same questions put to DuckDB, Polars, ClickHouse and Fenqun.

mod generate;
mod questions;
mod random;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = std::path::PathBuf::from(arguments.next().unwrap());
    let customers = arguments.next().unwrap().parse().unwrap();
    let events = arguments.next().unwrap().parse().unwrap();
    generate::events(&path, customers, events).unwrap();
    println!("{}", questions::for_peers());
}
