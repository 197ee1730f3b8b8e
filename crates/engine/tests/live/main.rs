//! A running workspace as those who hold it see it.

mod shop;

mod deadlines;
