//! Bits in words of 64: conditions and presence, 64 elements at a time.

/// A fixed number of bits; bits behind the end of the last word are always 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bitmap {
    words: Vec<u64>,
    len: usize,
}

impl Bitmap {
    /// All bits the same.
    pub(crate) fn filled(len: usize, value: bool) -> Self {
        let word = if value { u64::MAX } else { 0 };
        let mut bitmap = Self {
            words: vec![word; len.div_ceil(64)],
            len,
        };
        bitmap.clear_behind();
        bitmap
    }

    /// Bit `i` is `test(i)`.
    #[inline(always)]
    pub(crate) fn from_fn(len: usize, mut test: impl FnMut(usize) -> bool) -> Self {
        let mut words = Vec::with_capacity(len.div_ceil(64));
        let mut base = 0;
        while base < len {
            let width = (len - base).min(64);
            let mut word = 0_u64;
            for bit in 0..width {
                word |= u64::from(test(base + bit)) << bit;
            }
            words.push(word);
            base += 64;
        }
        Self { words, len }
    }

    /// Bit `i` is `test(values[i])`.
    #[inline(always)]
    pub(crate) fn from_slice<T: Copy>(values: &[T], mut test: impl FnMut(T) -> bool) -> Self {
        let mut words = Vec::with_capacity(values.len().div_ceil(64));
        for chunk in values.chunks(64) {
            let mut word = 0_u64;
            for (bit, value) in chunk.iter().enumerate() {
                word |= u64::from(test(*value)) << bit;
            }
            words.push(word);
        }
        Self {
            words,
            len: values.len(),
        }
    }

    /// `len` bits of a borrowed bit array from bit `start` on.
    pub(crate) fn copied(source: &[u64], start: usize, len: usize) -> Self {
        let (first, shift) = (start / 64, start % 64);
        let word = |index: usize| source.get(index).copied().unwrap_or(0);
        let words = (0..len.div_ceil(64))
            .map(|index| {
                let low = word(first + index) >> shift;
                let high = match shift {
                    0 => 0,
                    _ => word(first + index + 1) << (64 - shift),
                };
                low | high
            })
            .collect();
        let mut bitmap = Self { words, len };
        bitmap.clear_behind();
        bitmap
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> bool {
        self.words[index / 64] >> (index % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, index: usize, value: bool) {
        let bit = 1 << (index % 64);
        if value {
            self.words[index / 64] |= bit;
        } else {
            self.words[index / 64] &= !bit;
        }
    }

    pub(crate) fn and(&mut self, other: &Bitmap) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    pub(crate) fn or(&mut self, other: &Bitmap) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    pub(crate) fn not(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        self.clear_behind();
    }

    pub(crate) fn count(&self) -> u64 {
        let ones = |word: &u64| u64::from(word.count_ones());
        self.words.iter().map(ones).sum()
    }

    /// The first set bit of `start..end`.
    pub(crate) fn first_in(&self, start: usize, end: usize) -> Option<usize> {
        let mut index = start;
        while index < end {
            let rest = self.words[index / 64] >> (index % 64);
            if rest != 0 {
                let found = index + rest.trailing_zeros() as usize;
                return (found < end).then_some(found);
            }
            index = (index / 64 + 1) * 64;
        }
        None
    }

    /// The last set bit of `start..end`.
    pub(crate) fn last_in(&self, start: usize, end: usize) -> Option<usize> {
        let mut behind = end;
        while behind > start {
            let at = behind - 1;
            let rest = self.words[at / 64] << (63 - at % 64);
            if rest != 0 {
                let found = at - rest.leading_zeros() as usize;
                return (found >= start).then_some(found);
            }
            behind = at / 64 * 64;
        }
        None
    }

    fn clear_behind(&mut self) {
        if let (Some(last), rest @ 1..) = (self.words.last_mut(), self.len % 64) {
            *last &= (1 << rest) - 1;
        }
    }
}

/// `left ∧ right` where `None` means all.
pub(crate) fn both(left: Option<&Bitmap>, right: Option<&Bitmap>) -> Option<Bitmap> {
    match (left, right) {
        (Some(left), Some(right)) => {
            let mut both = left.clone();
            both.and(right);
            Some(both)
        }
        (Some(only), None) | (None, Some(only)) => Some(only.clone()),
        (None, None) => None,
    }
}

/// Whether element `index` is there, `None` meaning all are.
#[inline(always)]
pub(crate) fn is_there(present: Option<&Bitmap>, index: usize) -> bool {
    present.is_none_or(|bits| bits.get(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_bits_from_any_offset() {
        let source = [0b1011_u64 | 1 << 63, 0b101];
        let copied = Bitmap::copied(&source, 62, 6);
        let bits: Vec<bool> = (0..6).map(|i| copied.get(i)).collect();
        assert_eq!(bits, [false, true, true, false, true, false]);
        assert_eq!(copied.count(), 3);
    }

    #[test]
    fn finds_the_first_and_last_set_bit_of_a_range() {
        let bits = Bitmap::from_fn(200, |i| i == 3 || i == 130 || i == 131);
        assert_eq!(bits.first_in(0, 200), Some(3));
        assert_eq!(bits.first_in(4, 200), Some(130));
        assert_eq!(bits.first_in(4, 130), None);
        assert_eq!(bits.last_in(0, 200), Some(131));
        assert_eq!(bits.last_in(0, 130), Some(3));
        assert_eq!(bits.last_in(4, 130), None);
    }

    #[test]
    fn the_complement_leaves_nothing_behind_the_end() {
        let mut bits = Bitmap::filled(70, false);
        bits.not();
        assert_eq!(bits.count(), 70);
    }
}
