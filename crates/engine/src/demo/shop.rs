//! The shop's systems, each with its own idea of who the customers are.

use super::acts::{Acts, acts};
use super::calendar::Years;
use super::people::{Person, person};
use super::random::Random;
use super::{CUSTOMERS, SEED};

/// Everybody and everything they did.
#[derive(Clone, Debug)]
pub(super) struct Shop {
    pub(super) people: Vec<(Person, Acts)>,
}

/// One customer in so many registered a second time with the same telephone number.
const TWICE: u32 = 65;

/// Opens the shop.
pub(super) fn shop(years: &Years) -> Shop {
    let mut random = Random::seeded(SEED);
    let mut people: Vec<(Person, Acts)> = Vec::new();
    for number in 1..=CUSTOMERS {
        let mut person = person(number, years, &mut random);
        if number % TWICE == 0 {
            again(&mut person, &people[number as usize - 40].0);
        }
        let acts = acts(&person, years, &mut random);
        people.push((person, acts));
    }
    Shop { people }
}

/// The same person under a new customer number.
fn again(person: &mut Person, before: &Person) {
    person.name.clone_from(&before.name);
    person.phone.clone_from(&before.phone);
    person.place = before.place;
    (person.gender, person.born) = (before.gender, before.born);
    person.is_company = before.is_company;
    person.registered = before.registered.max(person.registered);
}
