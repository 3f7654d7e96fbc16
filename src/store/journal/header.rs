//! What stands in clear before each frame, and at the head of the file.

use crate::store::bytes::Input;

/// The journal format this program writes. A higher one is never touched.
pub(in crate::store) const FORMAT: u16 = 1;

/// The longest sealed content, in bytes: what is read into memory at once.
pub(in crate::store) const LONGEST: u32 = 1 << 30;

/// Drawn per journal: where a frame begins can be found again after damage.
pub(in crate::store) type Mark = [u8; 8];

/// The length of a frame's header, and of the file's head.
pub(in crate::store) const HEADER: usize = 30;

const MAGIC: [u8; 8] = *b"JALONJNL";

/// A frame's header: `mark | format u16 | epoch u32 | sequence u64 | length u32 | crc32 of these`, little-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Header {
    pub mark: Mark,
    pub format: u16,
    /// The keyring's epoch that sealed the frame.
    pub epoch: u32,
    pub sequence: u64,
    /// Bytes of the sealed content.
    pub length: u32,
}

impl Header {
    pub(in crate::store) fn encode(&self) -> [u8; HEADER] {
        with_crc([
            &self.mark[..],
            &self.format.to_le_bytes(),
            &self.epoch.to_le_bytes(),
            &self.sequence.to_le_bytes(),
            &self.length.to_le_bytes(),
        ])
    }

    /// Reads a header; `None` when its checksum does not hold.
    pub(in crate::store) fn decode(bytes: &[u8; HEADER]) -> Option<Self> {
        let mut input = checked(bytes)?;
        Some(Self {
            mark: input.array()?,
            format: input.u16()?,
            epoch: input.u32()?,
            sequence: input.u64()?,
            length: input.u32()?,
        })
    }
}

/// The file's head: `magic 8 | format u16 | mark 8 | base u64 | crc32 of these`, little-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Head {
    pub format: u16,
    pub mark: Mark,
    /// Sequences up to this one are not expected in the file: 0 in a new journal.
    pub base: u64,
}

impl Head {
    pub(in crate::store) fn encode(&self) -> [u8; HEADER] {
        with_crc([&MAGIC[..], &self.format.to_le_bytes(), &self.mark, &self.base.to_le_bytes(), &[]])
    }

    /// Reads a head; `None` when its magic or checksum does not hold.
    pub(in crate::store) fn decode(bytes: &[u8; HEADER]) -> Option<Self> {
        let mut input = checked(bytes)?;
        let magic: [u8; 8] = input.array()?;
        let head = Self { format: input.u16()?, mark: input.array()?, base: input.u64()? };
        (magic == MAGIC).then_some(head)
    }
}

/// The fields one after the other, and their checksum.
fn with_crc(fields: [&[u8]; 5]) -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    let body = fields.concat();
    let ends = body.iter().copied().chain(crc32fast::hash(&body).to_le_bytes());
    bytes.iter_mut().zip(ends).for_each(|(byte, value)| *byte = value);
    bytes
}

/// The fields, once their checksum was found to hold.
fn checked(bytes: &[u8; HEADER]) -> Option<Input<'_>> {
    let (body, crc) = bytes.split_last_chunk::<4>()?;
    (crc32fast::hash(body) == u32::from_le_bytes(*crc)).then_some(Input(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Header = Header { mark: *b"markmark", format: 1, epoch: 2, sequence: 3, length: 4 };

    #[test]
    fn a_header_reads_back_and_its_bytes_are_settled() {
        let bytes = FRAME.encode();
        assert_eq!(Header::decode(&bytes), Some(FRAME));
        let expected = b"markmark\x01\0\x02\0\0\0\x03\0\0\0\0\0\0\0\x04\0\0\0";
        assert_eq!(&bytes[..26], expected);
        let head = Head { format: 1, mark: *b"markmark", base: 7 };
        assert_eq!(Head::decode(&head.encode()), Some(head));
        assert_eq!(&head.encode()[..26], b"JALONJNL\x01\0markmark\x07\0\0\0\0\0\0\0");
    }

    #[test]
    fn no_flipped_bit_goes_unseen() {
        for (place, bit) in (0..HEADER).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
            let mut bytes = FRAME.encode();
            bytes[place] ^= 1 << bit;
            assert_eq!(Header::decode(&bytes), None, "byte {place}, bit {bit}");
        }
    }

    #[test]
    fn a_frame_is_not_a_head() {
        assert_eq!(Head::decode(&FRAME.encode()), None);
    }
}
