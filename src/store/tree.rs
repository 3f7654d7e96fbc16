//! The trees: what stands under which number in the journal and under which name in the database.

/// A tree of the database. The numbers stand in the journal and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    /// `learner` → learner.
    Learners,
    /// `learner` → adopted path.
    Paths,
    /// `learner | day | assessment` → assessment.
    Assessments,
    /// `learner | day | session` → session.
    Sessions,
    /// `day | learner | session` → hour.
    Appointments,
    /// `learner | sequence | n` → trace.
    Traces,
    /// Settings, mediators, and what was mended: one letter, then the id if there is one.
    House,
    /// `learner` → what was erased of them.
    Tombstones,
    /// A number drawn at random → what stays of a session whose learner was erased.
    Remains,
    /// `number` → entry of the access log.
    Log,
    /// `learner` → the last contact that was no visit.
    Contacts,
    /// `day | workshop` → workshop.
    Workshops,
    /// `day | request` → request.
    Requests,
    /// `day | learner, or zeros | session, workshop or request` → the mark that it was typed again into the Coop.
    Retyped,
    /// `learner that stays | learner that came` → what came, so that it can be taken apart again.
    Merged,
}

impl Tree {
    /// All trees, in the order of their numbers.
    pub(super) const ALL: [Self; 15] = [
        Self::Learners,
        Self::Paths,
        Self::Assessments,
        Self::Sessions,
        Self::Appointments,
        Self::Traces,
        Self::House,
        Self::Tombstones,
        Self::Remains,
        Self::Log,
        Self::Contacts,
        Self::Workshops,
        Self::Requests,
        Self::Retyped,
        Self::Merged,
    ];

    /// The tree's number.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Learners => 1,
            Self::Paths => 2,
            Self::Assessments => 3,
            Self::Sessions => 4,
            Self::Appointments => 6,
            Self::Traces => 7,
            Self::House => 8,
            Self::Tombstones => 9,
            Self::Remains => 10,
            Self::Log => 11,
            Self::Contacts => 12,
            Self::Workshops => 13,
            Self::Requests => 14,
            Self::Retyped => 15,
            Self::Merged => 16,
        }
    }

    /// A number that stands in older journals: it told, by its id alone, where a session stands.
    pub(super) const RETIRED: u8 = 5;

    /// The tree that bears a number; `None` for one that a newer version knows.
    pub(super) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tree| tree.code() == code)
    }

    /// The tree's place in [`Tree::ALL`].
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// The tree's name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Learners => "learners",
            Self::Paths => "paths",
            Self::Assessments => "assessments",
            Self::Sessions => "sessions",
            Self::Appointments => "appointments",
            Self::Traces => "traces",
            Self::House => "house",
            Self::Tombstones => "tombstones",
            Self::Remains => "remains",
            Self::Log => "log",
            Self::Contacts => "contacts",
            Self::Workshops => "workshops",
            Self::Requests => "requests",
            Self::Retyped => "retyped",
            Self::Merged => "merged",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tree_has_its_own_number_and_place() {
        for (at, tree) in Tree::ALL.into_iter().enumerate() {
            assert_eq!((tree.index(), Tree::from_code(tree.code())), (at, Some(tree)));
        }
        assert_eq!((Tree::from_code(0), Tree::from_code(200), Tree::from_code(Tree::RETIRED)), (None, None, None));
    }

    #[test]
    fn the_numbers_on_the_disk_never_change() {
        assert_eq!(Tree::ALL.map(Tree::code), [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    }
}
