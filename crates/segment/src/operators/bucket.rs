//! `bucket('seed')`: a number in [0, 1) from a stable hash of customer and seed, in steps of a
//! ten-thousandth.

use fenqun_model::Decimal;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::answer::NumberUnit;
use crate::frame::Frame;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, seed: &str) -> Vector<'a> {
    let names = &frame.context.chunk.customers[frame.customers.clone()];
    let seed = xxh3_64_with_seed(seed.as_bytes(), 0);
    let bucket = |name: &String| {
        let hash = xxh3_64_with_seed(name.as_bytes(), seed);
        ((u128::from(hash) * Decimal::SCALE as u128) >> 64) as i64
    };
    Vector::numbers(
        names.iter().map(bucket).collect(),
        NumberUnit::Decimal,
        None,
    )
}
