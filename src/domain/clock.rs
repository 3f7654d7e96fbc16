//! The machine's clock, held against the store: what time it may be believed to be.
//!
//! A library's old computer loses its date with its battery. Time in the journal never goes back; nothing is announced
//! to be erased, nor taken out of the access log, because a clock jumped ahead.

/// 1 January 2026: no clock that says less is right.
const FIRST: i64 = 1_767_225_600;
/// Behind the last save by less than this, nothing is said: saves that follow each other bear a second each.
const BEHIND: i64 = 10 * 60;
/// Ahead of the last believable moment by less than this, nothing is said: a place may close for a month.
const AHEAD: i64 = 31 * 86_400;

/// Why a clock is doubted. Moments are in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It says a year in which the program did not exist.
    TooEarly,
    /// It is behind the last save.
    Behind { last: i64 },
    /// It is far ahead of what was last known to be true: the place was closed, or the clock jumped.
    Ahead { known: i64 },
}

/// What the store knows of time, in seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The last save.
    pub last: i64,
    /// The latest moment that is believed: each save brings it forward, unless it jumps.
    pub believed: i64,
}

impl Known {
    /// Whether the clock is to be doubted at a moment.
    pub const fn doubt(self, now: i64) -> Option<Doubt> {
        if now < FIRST {
            Some(Doubt::TooEarly)
        } else if is_jump(self.believed, now) {
            Some(Doubt::Ahead { known: self.believed })
        } else if self.last > now + BEHIND {
            Some(Doubt::Behind { last: self.last })
        } else {
            None
        }
    }
}

/// What is believed once something was saved at a moment.
pub const fn believed(before: i64, now: i64) -> i64 {
    if now < before || is_jump(before, now) { before } else { now }
}

/// From a moment that is no date of the program's own life, anything may follow.
const fn is_jump(before: i64, now: i64) -> bool {
    before >= FIRST && now > before.saturating_add(AHEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;
    const YEAR: i64 = 365 * DAY;
    const NOW: i64 = FIRST + 300 * DAY;

    const fn at(moment: i64) -> Known {
        Known { last: moment, believed: moment }
    }

    #[test]
    fn a_clock_that_goes_on_is_believed() {
        for now in [NOW - 30, NOW, NOW + 5, NOW + DAY, NOW + 31 * DAY] {
            assert_eq!(at(NOW).doubt(now), None, "{now}");
        }
        assert_eq!((believed(NOW, NOW + DAY), believed(NOW, NOW - DAY)), (NOW + DAY, NOW));
    }

    #[test]
    fn a_clock_set_back_or_dead_is_doubted() {
        assert_eq!(at(NOW).doubt(NOW - DAY), Some(Doubt::Behind { last: NOW }));
        assert_eq!(at(NOW).doubt(NOW - 10 * YEAR), Some(Doubt::TooEarly));
        assert_eq!(at(FIRST + 12 * YEAR).doubt(FIRST + 2 * YEAR), Some(Doubt::Behind { last: FIRST + 12 * YEAR }));
        for dead in [0, 946_684_800] {
            assert_eq!(at(NOW).doubt(dead), Some(Doubt::TooEarly));
        }
    }

    #[test]
    fn a_clock_that_jumped_ahead_is_doubted_until_it_is_confirmed_or_set_right() {
        let jumped = NOW + 10 * YEAR;
        assert_eq!(at(NOW).doubt(jumped), Some(Doubt::Ahead { known: NOW }));
        // Saving does not make it true.
        let saved = Known { last: jumped, believed: believed(NOW, jumped) };
        assert_eq!(saved.doubt(jumped + DAY), Some(Doubt::Ahead { known: NOW }));
        // Set right, it is behind what was saved meanwhile, and believed again.
        assert_eq!(saved.doubt(NOW + DAY), Some(Doubt::Behind { last: jumped }));
        assert_eq!(believed(saved.believed, NOW + DAY), NOW + DAY);
    }

    #[test]
    fn after_a_store_was_created_under_a_dead_clock_the_first_true_date_is_believed() {
        assert_eq!(at(3_600).doubt(NOW), None);
        assert_eq!(believed(3_600, NOW), NOW);
    }
}
