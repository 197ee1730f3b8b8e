//! Numbers in as few bytes as they need, texts end to end.

/// What is wrong with bytes; technical, in English.
pub(super) type Broken = &'static str;

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(super) fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Small numbers of either sign in few bytes.
pub(super) fn put_signed(bytes: &mut Vec<u8>, value: i64) {
    put(bytes, ((value << 1) ^ (value >> 63)) as u64);
}

/// How many, their lengths, all of them end to end.
pub(super) fn put_texts(bytes: &mut Vec<u8>, texts: &[&str]) {
    put(bytes, texts.len() as u64);
    for text in texts {
        put(bytes, text.len() as u64);
    }
    for text in texts {
        bytes.extend_from_slice(text.as_bytes());
    }
}

/// Reads what was put.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn byte(&mut self) -> Result<u8, Broken> {
        let (first, rest) = self.0.split_first().ok_or("it ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    pub(super) fn number(&mut self) -> Result<u64, Broken> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err("a number has too many bytes")
    }

    /// A number of things that follow, so at most as many as there are bytes.
    pub(super) fn count(&mut self) -> Result<usize, Broken> {
        let count = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        match count <= self.0.len() {
            true => Ok(count),
            false => Err("it counts more than there is"),
        }
    }

    pub(super) fn signed(&mut self) -> Result<i64, Broken> {
        let value = self.number()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], Broken> {
        if length > self.0.len() {
            return Err("it ends too early");
        }
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn word(&mut self) -> Result<u32, Broken> {
        let bytes = self.take(4)?.try_into();
        bytes.map(u32::from_le_bytes).map_err(|_| "not four bytes")
    }

    pub(super) fn texts(&mut self) -> Result<Vec<&'a str>, Broken> {
        let count = self.count()?;
        let lengths: Result<Vec<u64>, Broken> = (0..count).map(|_| self.number()).collect();
        let texts = lengths?.into_iter().map(|length| {
            let length = usize::try_from(length).map_err(|_| "a text is too long")?;
            std::str::from_utf8(self.take(length)?).map_err(|_| "a text is not UTF-8")
        });
        texts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_size_come_back() {
        for value in [0, 1, -1, 63, -64, 64, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            put_signed(&mut bytes, value);
            put(&mut bytes, value as u64);
            let mut cursor = Cursor(&bytes);
            assert_eq!(cursor.signed(), Ok(value));
            assert_eq!(cursor.number(), Ok(value as u64));
            assert_eq!(cursor.byte(), Err("it ends too early"));
        }
    }

    #[test]
    fn what_claims_to_be_longer_than_it_is_is_refused() {
        assert!(Cursor(&[0xff; 11]).number().is_err());
        assert!(Cursor(&[0xff, 0xff, 0x7f, 1]).texts().is_err());
        assert!(Cursor(&[1, 2, 0xc3, 0x28]).texts().is_err(), "not UTF-8");
    }
}
