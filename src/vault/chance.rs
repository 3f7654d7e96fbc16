//! The system's random generator. Without one nothing could be sealed safely: its absence stops the program.

use rand_core::{OsRng, RngCore};

/// Draws a random identifier.
pub fn draw_id() -> [u8; 16] {
    draw_bytes()
}

/// Draws a number from 0 to `below` excluded, each as likely as the others; 0 when `below` is 0.
pub fn draw_number(below: u32) -> u32 {
    let Some(excess) = (1_u64 << 32).checked_rem(u64::from(below)) else { return 0 };
    let fair = (1_u64 << 32) - excess;
    loop {
        let drawn = OsRng.next_u32();
        if u64::from(drawn) < fair {
            return drawn % below;
        }
    }
}

/// Draws `N` random bytes.
pub(super) fn draw_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_below_and_reach_every_value() {
        assert_eq!((draw_number(0), draw_number(1)), (0, 0));
        let mut seen = [0_u32; 6];
        (0..6_000).for_each(|_| seen[draw_number(6) as usize] += 1);
        // Six standard deviations around 1,000: fails once in about a hundred million runs.
        assert!(seen.iter().all(|count| (820..1_180).contains(count)), "{seen:?}");
        assert!((0..100).all(|_| draw_number(3_000_000_000) < 3_000_000_000));
    }

    #[test]
    fn identifiers_differ() {
        assert_ne!(draw_id(), draw_id());
    }
}
