//! Changes of inputs.

/// Pieces that mean something to one target or another.
const WORDS: [&[u8]; 40] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"(",
    b")",
    b"\"",
    b"'",
    b",",
    b":",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"true",
    b"1e999",
    b"-0",
    b"99999999999999999999",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\"type\":\"track\"",
    b"\"batch\":[",
    b"\"context\":{\"traits\":",
    b"\"timestamp\":",
    b"\"userId\":\"u\"",
    b"\"messageId\":",
    b" and ",
    b" or ",
    b"not ",
    b"count(",
    b"last 90d",
    b" where ",
    b">= ",
    b"since(",
    b"sequence(",
    b"in segment('x')",
    b"between 1 and 2",
    b"FRAM",
    b"e\xcc\x81",
    b"\xe4\xb8\x8a\xe6\xb5\xb7",
];

/// Makes new inputs from old ones, by a sequence of numbers that follows from the first.
#[derive(Debug)]
pub(super) struct Mutator {
    state: u64,
}

impl Mutator {
    pub(super) fn new(start: u64) -> Self {
        Self {
            state: start.wrapping_mul(2).wrapping_add(0x9e37_79b9_7f4a_7c15),
        }
    }

    /// A changed copy of one of the inputs.
    pub(super) fn mutate(&mut self, inputs: &[Vec<u8>]) -> Vec<u8> {
        let mut input = inputs[self.below(inputs.len())].clone();
        for _ in 0..=self.below(4) {
            self.change(&mut input, inputs);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, inputs: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        let to = (at + 1 + self.below(32)).min(input.len());
        match self.below(9) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 if at < input.len() => input[at] = self.next() as u8,
            2 if at < to => drop(input.drain(at..to)),
            3 => {
                let word = WORDS[self.below(WORDS.len())];
                drop(input.splice(at..at, word.iter().copied()));
            }
            4 if at < to => {
                let word = WORDS[self.below(WORDS.len())];
                drop(input.splice(at..to, word.iter().copied()));
            }
            5 if at < to => {
                // The same again, and again: depth and length.
                let piece = input[at..to].to_vec();
                let times = 1 << self.below(8);
                drop(input.splice(at..at, piece.repeat(times)));
            }
            6 => {
                let other = &inputs[self.below(inputs.len())];
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend(&other[from..]);
            }
            7 => input.truncate(at),
            _ => {
                let many = [0, 1, 0x7f, 0x80, 0xff][self.below(5)];
                let bytes = vec![many; 1 << self.below(5)];
                let to = (at + bytes.len()).min(input.len());
                drop(input.splice(at..to, bytes));
            }
        }
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
